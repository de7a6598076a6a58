"""Every sentence exists in both languages, and numbers, months and sentences fill their places."""

import string
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from given import ROOT
from stampgui.i18n import DayName, MonthName, catalogue, message, messages, preferred_language

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None, "messages": (1, 2)}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    found = Catalog()
    for file, line, ids, _, _ in extract_from_dir(ROOT / "stampgui", keywords=KEYWORDS):
        found.add(ids, locations=[(file, line)])
    return found


@pytest.fixture(scope="module")
def indonesian() -> Catalog:
    return read_po(BytesIO((ROOT / "assets/locale/id/stampgui.po").read_bytes()), locale="id", abort_invalid=True)


def test_every_sentence_of_the_program_has_an_indonesian_one(extracted: Catalog, indonesian: Catalog) -> None:
    written = {each.id for each in indonesian if each.string}
    assert [each.id for each in extracted if each.id and each.id not in written] == []


def test_no_indonesian_sentence_is_left_over(extracted: Catalog, indonesian: Catalog) -> None:
    assert [each.id for each in indonesian if each.id and extracted.get(each.id) is None] == []


def test_an_indonesian_sentence_has_the_same_places_to_fill(indonesian: Catalog) -> None:
    def places(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}

    for each in indonesian:
        if "python-brace-format" in each.flags:
            english = each.id[-1] if isinstance(each.id, tuple) else each.id
            sentences = each.string if isinstance(each.string, tuple) else (each.string,)
            assert all(places(str(text)) == places(str(english)) for text in sentences), english


def test_a_sentence_is_written_in_the_readers_language() -> None:
    sentence = message("{file} cannot be read ({detail}).", file="a.csv", detail="x")
    assert catalogue("en").render(sentence) == "a.csv cannot be read (x)."
    assert catalogue("id").render(sentence) == "a.csv tidak dapat dibaca (x)."


def test_months_and_weekdays_take_the_readers_language() -> None:
    sentence = message("{day} {month}", day=DayName(4), month=MonthName(2))
    assert catalogue("en").render(sentence) == "Friday February"
    assert catalogue("id").render(sentence) == "Jumat Februari"


def test_a_sentence_follows_its_number() -> None:
    assert catalogue("en").render(messages("{count} photo", "{count} photos", 1)) == "1 photo"
    assert catalogue("en").render(messages("{count} photo", "{count} photos", 2)) == "2 photos"
    assert catalogue("id").render(messages(" and {count} more", " and {count} more", 2)) == " dan 2 lainnya"


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (["id_ID.UTF-8"], "id"),
        (["in"], "id"),
        (["fr", "id"], "id"),
        (["de_DE"], "en"),
        (["en-GB", "id"], "en"),
        ([], "en"),
    ],
)
def test_the_program_speaks_the_first_language_it_knows(wishes: list[str], language: str) -> None:
    assert preferred_language(wishes) == language
