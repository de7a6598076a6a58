"""Names of every kind: which vouch for a date, and which only suggest one."""

import datetime
import re
import string
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from stampgui.dates.evidence import Source
from stampgui.dates.names.filename import find_dates_in_filename
from stampgui.dates.names.folder import find_dates_in_folders
from stampgui.dates.names.ordinary_words import is_ordinary_word
from stampgui.dates.names.paper_words import PAPER_WORDS
from stampgui.dates.names.title_words import TITLE_WORDS

TODAY: Final = datetime.date(2026, 11, 29)
ROWS: Final = [
    line.split("\t")
    for line in (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def known_dates(name: str) -> set[str]:
    """The dates that a name and its folders vouch for."""
    path = PurePosixPath("/") / name
    found = find_dates_in_filename(path, today=TODAY)
    if "/" in name:
        found = (*found, *find_dates_in_folders(path, today=TODAY))
    return {evidence.date.iso for evidence in found if not evidence.weak}


def vouches_as_expected(name: str, expected: str) -> bool:
    """Whether a name vouches for the expected date alone: none for "ask", none or that one for "DATE?"."""
    known = known_dates(name)
    if expected == "ask":
        return not known
    return known <= {expected[:-1]} if expected.endswith("?") else known == {expected}


@pytest.mark.parametrize(("kind", "name", "expected"), ROWS, ids=lambda value: str(value)[:40])
def test_a_name_vouches_for_its_date_or_for_none(kind: str, name: str, expected: str) -> None:
    assert vouches_as_expected(name, expected), kind


def test_the_table_holds_enough_of_both() -> None:
    assert len(ROWS) >= 600
    assert sum(expected == "ask" for _, _, expected in ROWS) >= 250


CAMERA_SHAPES: Final[tuple[Callable[[datetime.datetime], str], ...]] = (
    lambda moment: f"IMG_{moment:%Y%m%d_%H%M%S}",
    lambda moment: f"{moment:%Y%m%d_%H%M%S}",
    lambda moment: f"IMG_{moment:%Y%m%d_%H%M%S}_HDR",
    lambda moment: f"{moment:%Y-%m-%d %H.%M.%S}",
    lambda moment: f"{moment:%Y-%m-%d}",
    lambda moment: f"{moment:%Y%m%d}",
    lambda moment: f"Screenshot_{moment:%Y%m%d-%H%M%S}",
)
shapes = st.sampled_from(CAMERA_SHAPES)
moments = st.datetimes(datetime.datetime(1996, 1, 1), datetime.datetime(2026, 11, 1))  # noqa: DTZ001 - wall clocks
insertions = st.text(string.ascii_letters + string.digits, min_size=1, max_size=12)


@given(shapes, moments, insertions, st.data())
def test_letters_and_digits_put_into_a_known_shape_never_make_another_date_known(
    shape: Callable[[datetime.datetime], str], moment: datetime.datetime, inserted: str, data: st.DataObject
) -> None:
    name = shape(moment)
    at = data.draw(st.integers(0, len(name)))
    day = moment.date().isoformat()
    # "2022-10-A14" still says the month
    assert all(day.startswith(date) for date in known_dates(f"{name[:at]}{inserted}{name[at:]}.jpg"))


@given(shapes, moments, insertions, st.sampled_from("_- ."), st.booleans())
@example(CAMERA_SHAPES[5], datetime.datetime(2022, 10, 14), "Canva", " ", True)  # noqa: DTZ001
def test_an_unknown_word_beside_a_known_shape_never_makes_another_date_known(
    shape: Callable[[datetime.datetime], str], moment: datetime.datetime, word: str, mark: str, before: bool
) -> None:
    name = f"{word}{mark}{shape(moment)}" if before else f"{shape(moment)}{mark}{word}"
    assert known_dates(f"{name}.jpg") <= {moment.date().isoformat()}


MONTH_NAMES: Final = ("Jan", "Feb", "Maret", "April", "Mei", "Juni", "Juli", "Agt", "Sep", "Okt", "Nov", "Desember")
DATES_AS_PEOPLE_WRITE_THEM: Final[tuple[Callable[[datetime.datetime], str], ...]] = (
    lambda moment: f"{moment.day} {MONTH_NAMES[moment.month - 1]} {moment.year}",
    lambda moment: f"{MONTH_NAMES[moment.month - 1]} {moment.day}, {moment.year}",
    lambda moment: f"{moment:%Y-%m-%d}",
    lambda moment: f"{moment:%Y%m%d}",
)


@given(
    st.sampled_from(DATES_AS_PEOPLE_WRITE_THEM),
    moments,
    st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=12), min_size=1, max_size=3),
    st.booleans(),
)
def test_no_date_is_known_beside_words_of_which_none_is_one_that_people_write(
    write: Callable[[datetime.datetime], str], moment: datetime.datetime, words: list[str], before: bool
) -> None:
    assume(not any(map(is_ordinary_word, words)))
    title = " ".join(words).title()
    assert known_dates(f"{title} {write(moment)}.jpg" if before else f"{write(moment)} {title}.jpg") == set()


@given(
    st.sampled_from(("", "Foto ", "foto dari ", "Dok. ")),
    st.sampled_from(sorted(PAPER_WORDS)),
    st.sampled_from(sorted(TITLE_WORDS)),
    st.sampled_from(DATES_AS_PEOPLE_WRITE_THEM),
    moments,
    st.booleans(),
)
def test_no_date_is_known_of_a_paper_whatever_it_is_about(
    opening: str,
    paper: str,
    subject: str,
    write: Callable[[datetime.datetime], str],
    moment: datetime.datetime,
    before: bool,
) -> None:
    title = f"{opening}{paper} {subject}"
    assert known_dates(f"{title} {write(moment)}.jpg" if before else f"{write(moment)} {title}.jpg") == set()


@given(shapes, moments, st.integers(10**4, 10**17), st.booleans())
def test_no_date_is_known_from_a_name_whose_digits_are_not_all_accounted_for(
    shape: Callable[[datetime.datetime], str], moment: datetime.datetime, number: int, before: bool
) -> None:
    digits = str(number)
    assume(not re.search(r"(?:19|20)[0-9]{2}", digits))  # else it may be part of a date of its own
    name = f"{digits} {shape(moment)}" if before else f"{shape(moment)} {digits}"
    is_read_as_clock = not before and len(digits) in (len("081530"), len("081530123"))
    assert known_dates(f"{name}.jpg") == set() or is_read_as_clock


@given(st.text("0123456789abcdef", min_size=16, max_size=64))
def test_a_number_of_hexadecimal_digits_is_never_a_date(name: str) -> None:
    assume(re.search("[a-f]", name))
    assert known_dates(f"{name}.jpg") == set()


def test_what_is_not_accounted_for_is_still_suggested() -> None:
    for name in ("Canva 20221014.jpg", "SCN_20221014.jpg", "PSX_20221014_081530.jpg"):
        (evidence,) = find_dates_in_filename(PurePosixPath("/") / name, today=TODAY)
        assert (evidence.date.iso, evidence.source, evidence.ambiguous) == ("2022-10-14", Source.FILENAME, True)
