"""The HTML report: a single file with small pictures, to read, print and archive."""

import base64
from collections import Counter
from pathlib import Path
from typing import ClassVar, Final, TextIO

from stampgui.batch.outcome_text import (
    describe_status,
    describe_upload,
    find_conflicting_evidence,
    format_date_with_weekday,
    format_evidence,
)
from stampgui.batch.report.unprintable import escape_html
from stampgui.batch.report.writer import ReportDetails
from stampgui.dates.descriptions import describe_origin
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import Precision
from stampgui.i18n import Catalogue, Message, message, messages
from stampgui.image.engine import Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.previews.preview import make_thumbnail_jpeg
from stampgui.stamping.outcome import Outcome, Status, UploadCopy

THUMBNAIL_EDGE: Final = 160

_DOCTYPE: Final = "<!doctype html>\n<!-- a report of stampgui -->\n"

_SUMMARY_BYTES: Final = 4096
"""Bytes reserved at the top of the file for the summary, which is known only at the end."""

_PRECISIONS: Final = {
    Precision.DAY: message("known to the day"),
    Precision.MONTH: message("known to the month"),
    Precision.YEAR: message("known to the year"),
}
_ENGINES: Final = {
    Engine.SPLICE: message("only the part of the picture under the caption was rewritten"),
    Engine.RECODE: message("the picture was rewritten without loss"),
    Engine.REENCODE: message("the picture was encoded again"),
}


class HtmlReport:
    signatures: ClassVar[tuple[bytes, ...]] = (_DOCTYPE.encode(),)

    def __init__(self, file: TextIO, catalogue: Catalogue, about: ReportDetails) -> None:
        self._file = file
        self._catalogue = catalogue
        self._about = about
        self._counts: Counter[Status] = Counter()
        _ = catalogue.gettext
        title = escape_html(_("Photos and their capture dates"))
        headings = ("", _("Photo"), _("Date"), _("Source of the date"), _("Caption"), _("Result"))
        cells = "".join(f"<th>{escape_html(heading)}</th>" for heading in headings)
        file.write(
            f'{_DOCTYPE}<html lang="{catalogue.language}"><meta charset="utf-8"><title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n<h1>{title}</h1>\n"
        )
        self._summary_at = file.tell()
        file.write(" " * _SUMMARY_BYTES + f"\n<table><thead><tr>{cells}</tr></thead><tbody>\n")

    def add(self, outcome: Outcome) -> None:
        self._counts[outcome.status] += 1
        cells = (
            self._picture_cell(outcome),
            self._photo_cell(outcome),
            self._date_cell(outcome),
            self._evidence_cell(outcome),
            self._caption_cell(outcome),
            self._result_cell(outcome),
        )
        written = "".join(f"<td>{cell}</td>" for cell in cells)
        self._file.write(f'<tr class="{outcome.status.value}">{written}</tr>\n')

    def finish(self) -> None:
        self._file.write("</tbody></table>\n</html>\n")
        end = self._file.tell()
        self._file.seek(self._summary_at)
        self._file.write(self._summary())
        self._file.seek(end)

    def _summary(self) -> str:
        """Return the summary, never longer than the reserved space."""
        facts = [self._render(messages("{count} photo", "{count} photos", self._counts.total()))]
        facts += [f"{count} {self._render(describe_status(status))}" for status, count in self._counts.items()]
        lines = [" · ".join(facts)]
        if self._about.created_on is not None:
            lines.append(self._render(message("Report of {date}", date=self._about.created_on)))
        if self._counts.total() > self._about.max_pictures:
            lines.append(
                self._render(
                    message("Only the first {count} photos are shown with a picture.", count=self._about.max_pictures)
                )
            )
        return "".join(f"<p>{escape_html(line)}</p>" for line in lines)

    def _picture_cell(self, outcome: Outcome) -> str:
        """A cell with a small picture of the copy, or of its source, or an empty one."""
        if self._counts.total() > self._about.max_pictures:
            return ""
        copy = outcome.output if outcome.output or outcome.upload_copy is None else outcome.upload_copy.path
        for path in (copy if outcome.status is Status.STAMPED else None, outcome.path):
            data = _encode_thumbnail(path)
            if data is not None:
                return f'<img alt="" src="data:image/jpeg;base64,{base64.b64encode(data).decode("ascii")}">'
        return ""

    def _photo_cell(self, outcome: Outcome) -> str:
        digest = outcome.sha256_source
        return _join_elements(
            ("strong", outcome.path.name),
            ("small", str(outcome.path.parent)),
            ("code", digest and f"SHA-256 {digest}"),
        )

    def _date_cell(self, outcome: Outcome) -> str:
        if outcome.evidence is None:
            return ""
        date = outcome.evidence.date
        return _join_elements(
            ("strong", format_date_with_weekday(date, self._catalogue)),
            ("small", self._render(_PRECISIONS[date.precision])),
        )

    def _evidence_cell(self, outcome: Outcome) -> str:
        lines = [("span", self._describe_evidence(outcome.evidence))] if outcome.evidence is not None else []
        others = find_conflicting_evidence(outcome)
        if others:
            differs = outcome.status in (Status.NEEDS_CHECK, *_DATED)
            heading = message("Conflicting evidence:") if differs else message("Other evidence:")
            lines.append(("small", self._render(heading)))
            lines += [("small", format_evidence(other, self._catalogue)) for other in others]
        return _join_elements(*lines)

    def _describe_evidence(self, evidence: Evidence) -> str:
        if evidence.source is Source.TYPED:
            return self._render(message("entered by hand: {raw}", raw=evidence.raw))
        source = describe_origin(evidence)
        if evidence.source is Source.CLOCK_SHIFTED:
            return self._render(message("decided by hand, {source}: {raw}", source=source, raw=evidence.raw))
        return self._render(message("read from the photo, {source}: {raw}", source=source, raw=evidence.raw))

    def _caption_cell(self, outcome: Outcome) -> str:
        written = outcome.engine and self._render(_ENGINES[outcome.engine])
        return _join_elements(("span", outcome.caption), ("small", written))

    def _result_cell(self, outcome: Outcome) -> str:
        copy = outcome.output
        digest = outcome.sha256_output
        notes = [note for note in (outcome.reason, *outcome.notes) if note is not None]
        return _join_elements(
            ("strong", self._render(describe_status(outcome.status))),
            ("span", None if copy is None else str(copy)),
            ("code", digest and f"SHA-256 {digest}"),
            *(() if outcome.upload_copy is None else self._upload_elements(outcome.upload_copy)),
            *(("small", self._render(note)) for note in notes),
        )

    def _upload_elements(self, copy: UploadCopy) -> tuple[tuple[str, str], ...]:
        words = self._render(describe_upload(copy))
        return ("small", words), ("span", str(copy.path)), ("code", f"SHA-256 {copy.sha256}")

    def _render(self, sentence: Message) -> str:
        return self._catalogue.render(sentence)


def _encode_thumbnail(path: Path | None) -> bytes | None:
    try:
        return None if path is None else make_thumbnail_jpeg(path, THUMBNAIL_EDGE)
    except UnusableImage:
        return None


def _join_elements(*lines: tuple[str, str | None]) -> str:
    """Join texts, each in its element and on its own line, leaving out None."""
    return "<br>".join(f"<{kind}>{escape_html(text)}</{kind}>" for kind, text in lines if text)


_DATED: Final = (Status.READY, Status.STAMPED, Status.SKIPPED)
_STYLE: Final = (
    "@page{size:A4 landscape;margin:12mm;@bottom-right{content:counter(page)}}"
    "body{font:14px/1.45 system-ui,sans-serif;margin:2em;color:#1a1d29;background:#fff}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}thead{display:table-header-group}"
    "th,td{text-align:left;vertical-align:top;padding:.5em .6em;border-bottom:1px solid #c9cdd8;overflow-wrap:anywhere}"
    "th{border-bottom:2px solid #1a1d29}th:first-child{width:170px}tr{break-inside:avoid}"
    "span{white-space:pre-line}img{display:block;max-width:160px;max-height:160px}small{color:#4a5063}code{font-size:.72em;color:#4a5063}"
    ".failed td:last-child strong,.needs_date td:last-child strong,.needs_check td:last-child strong{color:#b3261e}"
    "@media print{body{font-size:9pt;margin:0}th:first-child{width:28mm}img{max-width:26mm;max-height:26mm}}"
)
