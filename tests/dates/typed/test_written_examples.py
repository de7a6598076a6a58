"""The dates that sentences and pages give as examples are understood, and written as people of that language do."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from given import ROOT, TODAY
from stampgui.dates.partial import Precision
from stampgui.dates.typed.parser import parse_typed_date

MONTH = r"(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]*"
EXAMPLE = re.compile(
    rf"\b\d{{1,2}} {MONTH} \d{{4}}(?: (?:pukul |at )?\d\d?[.:]\d\d(?: WI(?:B|TA|T)\b)?)?", re.IGNORECASE
)


def read_texts(language: str) -> str:
    """All sentences, help pages and the half of the README in a language."""
    catalogue = read_po(BytesIO((ROOT / "assets/locale/id/stampgui.po").read_bytes()), locale="id")
    sentences = [each.id if language == "en" else each.string for each in catalogue if each.id]
    pages = [page.read_text("utf-8") for page in (ROOT / "assets" / "help" / language).glob("*.md")]
    indonesian, english = (ROOT / "README.md").read_text("utf-8").split("\n## English\n")
    parts = [part if isinstance(part, str) else " ".join(part or ()) for part in sentences]
    return "\n".join((*parts, *pages, english if language == "en" else indonesian))


@pytest.mark.parametrize(("language", "between"), [("en", ":"), ("id", ".")])
def test_examples_of_dates_are_understood_and_in_the_style_of_the_language(language: str, between: str) -> None:
    examples = sorted(set(EXAMPLE.findall(read_texts(language))))
    assert len(examples) > 3
    timed = [parse_typed_date(example, today=TODAY) for example in examples]
    assert {date.precision for date in timed} == {Precision.DAY}
    times = [re.search(r"\d([.:])\d", example) for example in examples]
    assert {found[1] for found in times if found is not None} == {between}
    assert not [each for each in examples if re.search(r"\b(?:okt|agu)\b" if language == "en" else r"\boct\b", each)]
