"""IPTC records with the datasets that stay, in their order; the zeros behind them end the records."""

from typing import Final

from stampgui.image.metadata.iptc import DamagedRecords, fix_byte_order, walk_datasets
from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import NO_FINDINGS, Finding, FindingKind, RedactedBlock, zero_out

_PLACES: Final = frozenset({(2, 26), (2, 27), (2, 90), (2, 92), (2, 95), (2, 100), (2, 101)})
"""Content locations, city, sublocation, province and country (IIM 4.2)."""


def redact_iptc(records: bytes) -> RedactedBlock:
    """Return records of the same length; zeros in place of those that cannot be read."""
    ordered = fix_byte_order(records)
    result, findings, at = b"", NO_FINDINGS, 0
    try:
        for dataset in walk_datasets(ordered):
            number = (dataset.record, dataset.number)
            if number in kept.IPTC_DATASETS:
                result += ordered[at : dataset.stop]
            else:
                kind = FindingKind.PLACE if number in _PLACES else FindingKind.OTHER
                findings |= {Finding(kind, f"IPTC {number[0]}:{number[1]:02}")}
            at = dataset.stop
    except DamagedRecords:
        return zero_out(records)
    findings |= zero_out(ordered[at:]).findings
    return RedactedBlock(result.ljust(len(records), b"\0"), findings) if findings else RedactedBlock(records)
