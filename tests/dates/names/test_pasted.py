"""What the name of a pasted picture tells of its capture: nothing."""

import datetime
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from dates.decisions import OCTOBER_14, clues, english, known, listed, needs_date
from hypothesis import given
from hypothesis import strategies as st

from stampgui.batch.file_series import parse_series_position
from stampgui.dates.decision import decide
from stampgui.dates.names.filename import find_dates_in_filename
from stampgui.dates.names.pasted import is_pasted_name, name_pasted
from stampgui.i18n import LANGUAGES

PASTED = "tempelan 2023-11-29 10.15.03.png"
TODAY = datetime.date(2026, 11, 29)


@given(st.datetimes().filter(lambda moment: moment.year > 1900), st.sampled_from([*LANGUAGES, "jv"]))
def test_the_moment_of_pasting_is_never_read_as_a_date(moment: datetime.datetime, language: str) -> None:
    name = name_pasted(moment, language=language)
    assert is_pasted_name(name)
    assert find_dates_in_filename(PurePosixPath(f"/foto/{name}.png"), today=TODAY) == ()
    assert parse_series_position(name).number is None


@pytest.mark.parametrize(
    "name",
    [
        "tempelan 2023-11-29 10.15.03 (2)",
        "Salinan tempelan 2023-11-29 10.15.03",
        "pasted_2023-11-29_10.15.03 - Copy",
        "PASTED 2023-11-29 10.15.03 rapat desa",
    ],
)
def test_nor_is_it_after_the_file_was_copied_or_its_name_added_to(name: str) -> None:
    assert find_dates_in_filename(PurePosixPath(f"/foto/{name}.png"), today=TODAY) == ()


def test_what_a_person_adds_to_the_name_is_offered() -> None:
    (added,) = find_dates_in_filename(PurePosixPath("/foto/tempelan 2023-11-29 10.15.03 14-10-2022.png"), today=TODAY)
    assert (added.date.iso, added.ambiguous) == ("2022-10-14", True)


def test_other_names_are_read_as_ever() -> None:
    assert not is_pasted_name("2023-11-29 10.15.03")
    assert not is_pasted_name("tempelan 2023-11-29")
    assert not is_pasted_name("kumpulantempelan 2023-11-29 10.15.03")


def test_a_pasted_picture_is_undated_and_says_why() -> None:
    plain = clues(f"Gambar/{PASTED}")
    decision = needs_date(decide(replace(plain, png_text={"Creation Time": "2023-11-29T10:15:01"})))
    assert decision.suggestions == ()
    assert english(decision.reason) == "A pasted picture does not say when the photo was taken."


def test_the_folder_of_pasted_pictures_never_vouches_for_one() -> None:
    decision = needs_date(decide(clues(f"2022-10-14 Rapat Desa/{PASTED}")))
    assert listed(decision.suggestions) == ["folder 2022-10-14"]


def test_a_pasted_photo_that_kept_the_cameras_date_has_it() -> None:
    decision = known(decide(clues(f"Gambar/{PASTED}", DateTimeOriginal=OCTOBER_14)))
    assert (decision.date.iso, decision.warnings) == ("2022-10-14", ())
