"""The HTML report: a single file with small pictures, to read, print and archive."""

import base64
from collections import Counter
from pathlib import Path
from typing import ClassVar, Final, TextIO

from stampgui.batch.outcome_text import (
    describe_precision,
    describe_status,
    describe_upload,
    find_conflicting_evidence,
    format_date_with_weekday,
    format_evidence,
    format_origin,
)
from stampgui.batch.report.unprintable import escape_html
from stampgui.batch.report.writer import ReportDetails
from stampgui.dates.descriptions import describe_origin
from stampgui.dates.evidence import Evidence, Source
from stampgui.i18n import Catalogue, Count, Message, message, messages
from stampgui.image.engine import Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.previews.preview import make_thumbnail_jpeg
from stampgui.stamping.outcome import Outcome, Status

THUMBNAIL_EDGE: Final = 160

_DOCTYPE: Final = "<!doctype html>\n<!-- a report of stampgui -->\n"

_SUMMARY_BYTES: Final = 4096
"""Bytes reserved at the top of the file for the summary, which is known only at the end."""

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
        self._headings = tuple(map(escape_html, headings))
        cells = "".join(f"<th>{heading}</th>" for heading in self._headings)
        file.write(
            f'{_DOCTYPE}<html lang="{catalogue.language}"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{title}</title>\n'
            f"<style>{_STYLE}</style>\n<h1>{title}</h1>\n"
        )
        self._summary_at = file.tell()
        file.write(" " * _SUMMARY_BYTES + f"\n<table><thead><tr>{cells}</tr></thead>\n")

    def add(self, outcome: Outcome) -> None:
        self._counts[outcome.status] += 1
        if outcome.takes_back is not None:
            self._counts[outcome.takes_back] -= 1
        cells = (
            self._photo_cell(outcome),
            self._date_cell(outcome),
            self._evidence_cell(outcome),
            self._caption_cell(outcome),
            self._result_cell(outcome),
        )
        files = self._describe_files(outcome)
        facts = "".join(
            f'<td data-heading="{heading}">{cell}</td>' for heading, cell in zip(self._headings[1:], cells, strict=True)
        )
        self._file.write(
            f'<tbody class="{outcome.status.value}"><tr><td rowspan="2">{self._picture_cell(outcome)}</td>{facts}</tr>'
            f'<tr class="files"><td colspan="{len(cells)}">{files}</td></tr></tbody>\n'
        )

    def finish(self) -> None:
        self._file.write("</table>\n</html>\n")
        end = self._file.tell()
        self._file.seek(self._summary_at)
        self._file.write(self._summary())
        self._file.seek(end)

    def _summary(self) -> str:
        """Return the summary, never longer than the reserved space."""
        facts = [self._render(messages("{count} photo", "{count} photos", self._counts.total()))]
        facts += [f"{count} {self._render(describe_status(status))}" for status, count in (+self._counts).items()]
        lines = [" · ".join(facts)]
        if self._about.created_on is not None:
            lines.append(self._render(message("Report of {date}", date=self._about.created_on)))
        if self._counts.total() > self._about.max_pictures:
            lines.append(
                self._render(
                    message(
                        "Only the first {count} photos are shown with a picture.", count=Count(self._about.max_pictures)
                    )
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
        return _join_elements(("strong", outcome.path.name), ("small", str(outcome.path.parent)))

    def _date_cell(self, outcome: Outcome) -> str:
        if outcome.evidence is None:
            return ""
        date = outcome.evidence.date
        doubted = outcome.status is Status.NEEDS_CHECK
        known = message("not certain yet") if doubted else describe_precision(outcome.evidence, self._catalogue)
        return _join_elements(
            ("strong", format_date_with_weekday(date, self._catalogue)), ("small", self._render(known))
        )

    def _evidence_cell(self, outcome: Outcome) -> str:
        lines = (
            [("span", self._describe_evidence(outcome.evidence, outcome.path))] if outcome.evidence is not None else []
        )
        others = find_conflicting_evidence(outcome)
        if others:
            differs = outcome.status in (Status.NEEDS_CHECK, *_DATED)
            heading = message("Conflicting evidence:") if differs else message("Other evidence:")
            lines.append(("small", self._render(heading)))
            lines += [("small", format_evidence(other, outcome.path, self._catalogue)) for other in others]
        return _join_elements(*lines)

    def _describe_evidence(self, evidence: Evidence, photo: Path) -> str:
        if evidence.source is Source.TYPED:
            return self._render(message("entered by hand"))
        if evidence.source is Source.CLOCK_SHIFTED:
            source = describe_origin(evidence)
            return self._render(message("decided by hand, {source}: {raw}", source=source, raw=evidence.raw))
        return format_origin(evidence, photo, self._catalogue)

    def _caption_cell(self, outcome: Outcome) -> str:
        written = outcome.engine and self._render(_ENGINES[outcome.engine])
        return _join_elements(("span", outcome.caption), ("small", written))

    def _result_cell(self, outcome: Outcome) -> str:
        notes = [note for note in (outcome.reason, *outcome.notes) if note is not None]
        status = ("strong", self._render(describe_status(outcome.status)))
        return _join_elements(status, *(("small", self._render(note)) for note in notes))

    def _describe_files(self, outcome: Outcome) -> str:
        """Where the copies are, and the checksums of all files: a line for each, across the table."""
        _ = self._catalogue.gettext
        upload = outcome.upload_copy
        lines = [
            self._describe_file(_("Copy"), outcome.output, outcome.sha256_output),
            ""
            if upload is None
            else self._describe_file(self._render(describe_upload(upload)), upload.path, upload.sha256),
            self._describe_file(_("Original"), None, outcome.sha256_source),
        ]
        return "<br>".join(filter(None, lines))

    def _describe_file(self, label: str, path: Path | None, digest: str | None) -> str:
        """Text of one file, or none where neither its path nor its checksum is given."""
        parts = [escape_html(str(path))] if path else []
        parts += [f"<code>SHA-256 {digest}</code>"] if digest else []
        return f"{escape_html(label)}: {' '.join(parts)}" if parts else ""

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
_STYLE: Final = """
:root{color-scheme:light dark;--text:#1a1d29;--quiet:#4a5063;--line:#c9cdd8;--ground:#fff;--alarm:#b3261e}
@media screen and (prefers-color-scheme:dark){
:root{--text:#e8eaf2;--quiet:#a9b0c3;--line:#3a4052;--ground:#171a23;--alarm:#ff8a80}}
@page{size:A4 landscape;margin:12mm;
@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}}
body{font:14px/1.45 system-ui,sans-serif;margin:2em;color:var(--text);background:var(--ground)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
thead{display:table-header-group}
tbody{break-inside:avoid;border-bottom:1px solid var(--line)}
th,td{text-align:left;vertical-align:top;padding:.5em .6em;overflow-wrap:anywhere}
th{border-bottom:2px solid var(--text)}
th:first-child{width:170px}
th:nth-child(2){width:18%}
th:nth-child(3){width:15%}
tr{break-inside:avoid}
.files{break-before:avoid}
.files td{padding-top:0;height:100%;font-size:.86em;color:var(--quiet)}
span{white-space:pre-line}
img{display:block;max-width:160px;max-height:160px}
small,code{color:var(--quiet)}
code{font-size:.86em}
td:nth-child(4) span::first-letter,td:last-child strong::first-letter{text-transform:uppercase}
td:nth-child(4) span,td:last-child strong{display:inline-block}
.failed td:last-child strong,.needs_date td:last-child strong,.needs_check td:last-child strong{color:var(--alarm)}
@media print{
body{font-size:9pt;margin:0}
th:first-child{width:28mm}
img{max-width:26mm;max-height:26mm}}
@media screen and (max-width:44em){
body{margin:1em}
thead{display:none}
tr,td{display:block}
td{padding:.2em 0}
td:nth-child(4):not(:empty)::before,td:nth-child(5):not(:empty)::before{
content:attr(data-heading) ": ";color:var(--quiet)}
tbody{display:block;padding:.6em 0}}
"""
