"""Rows for photos, the same in JSON output and in every kind of report; scripts rely on them."""

from pathlib import Path
from typing import Final, TypeAlias

from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate, format_offset
from stampgui.i18n import Catalogue, load_catalogue
from stampgui.stamping.outcome import Outcome, Status, UploadCopy

RowValue: TypeAlias = str | bool | float | list[str] | list[dict[str, str]] | dict[str, str | int | float] | None


def build_row(outcome: Outcome, catalogue: Catalogue) -> dict[str, RowValue]:
    """Build the row of a photo; unknown values are None."""
    date = None if outcome.evidence is None else outcome.evidence.date
    return {
        "path": str(outcome.path),
        "status": outcome.status.value,
        "output": None if outcome.output is None else str(outcome.output),
        **_date_fields(date),
        "source": None if outcome.evidence is None else outcome.evidence.source.value,
        "raw": None if outcome.evidence is None else outcome.evidence.raw,
        "caption": outcome.caption,
        "warnings": [catalogue.render(warning) for warning in outcome.notes],
        "candidates": [_candidate_fields(evidence) for evidence in outcome.candidates],
        "engine": None if outcome.engine is None else outcome.engine.value,
        "reason": None if outcome.reason is None else catalogue.render(outcome.reason),
        "sha256_source": outcome.sha256_source,
        "sha256_output": outcome.sha256_output,
        "upload": None if outcome.upload_copy is None else _upload_fields(outcome.upload_copy),
        "missing_percent": None if outcome.damage is None else round(100 * outcome.damage.missing, 1),
    }


def _upload_fields(copy: UploadCopy) -> dict[str, str | int | float]:
    return {
        "output": str(copy.path),
        "preset": copy.preset,
        "width": copy.size[0],
        "height": copy.size[1],
        "bytes": copy.length,
        "quality": copy.quality,
        "scale": round(copy.scale, 4),
        "sha256": copy.sha256,
    }


def _date_fields(date: PartialDate | None) -> dict[str, RowValue]:
    if date is None:
        return dict.fromkeys(("date", "precision", "approximate", "time", "offset"))
    return {
        "date": date.iso,
        "precision": date.precision.value,
        "approximate": date.approximate,
        "time": None if date.time is None else date.time.isoformat(),
        "offset": None if date.offset is None else format_offset(date.offset),
    }


def _candidate_fields(evidence: Evidence) -> dict[str, str]:
    return {"date": evidence.date.iso, "source": evidence.source.value, "raw": evidence.raw}


ROW_FIELDS: Final = tuple(build_row(Outcome(Path(), Status.FAILED), load_catalogue("en")))
"""The names of a row's fields, in order."""
