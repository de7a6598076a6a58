"""The questions of --ask: few, with suggestions, and every answer can be taken back."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.__main__ import main

Ask = Callable[..., tuple[dict[str, str | None], str]]


@pytest.fixture
def ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[dict[str, str | None], str]]:
    """Answer the questions about the test's photos with `lines`; returns captions by name, and what was said."""

    def asked(*lines: str, words: tuple[str, ...] = (), code: int | None = None) -> tuple[dict[str, str | None], str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        command = ["stamp", str(tmp_path / "photos"), "-o", str(tmp_path / "out"), "--ask", "--dry-run", "--json"]
        ended = main([*command, *(words or ("--lang", "en"))])
        said = capsys.readouterr()
        assert code is None or ended == code
        return {Path(row["path"]).name: row["caption"] for row in map(json.loads, said.out.splitlines())}, said.err

    return asked


@pytest.fixture
def scans(make_photo: MakePhoto) -> Path:
    """Two runs of undated scans."""
    for name in ("a 1.jpg", "a 2.jpg", "a 3.jpg", "a 4.jpg", "b 1.jpg"):
        folder = make_photo(name).parent
    return folder


def test_one_question_names_three_photos_and_counts_the_rest(scans: Path, ask: Ask) -> None:
    captions, said = ask("okt 2022", "2021", code=0)
    assert "[1/2] photos (4 photos): a 1.jpg, a 2.jpg, a 3.jpg and 1 more" in said
    assert "[2/2] photos (1 photo): b 1.jpg" in said
    assert "Interpreted as: October 2022" in said
    assert captions["a 4.jpg"] == "taken in October 2022"
    assert captions["b 1.jpg"] == "taken in 2021"


def test_dated_neighbours_are_suggested_with_their_number(scans: Path, make_photo: MakePhoto, ask: Ask) -> None:
    for number in (5, 6, 7):
        make_photo(f"a {number}.jpg", taken="2022:10:14 08:15:00")
    captions, said = ask("1", "=", code=0)
    assert "1) October 14, 2022 (3 adjacent photos)" in said
    assert captions["a 1.jpg"] == captions["b 1.jpg"] == "taken on October 14, 2022"


def test_an_answer_is_undone_and_asked_again(scans: Path, ask: Ask) -> None:
    captions, said = ask("u", "2021", "u", "2022", "", code=1)
    assert "There is no answer to undo yet." in said
    assert said.count("[1/2]") == 2
    assert captions["a 1.jpg"] == "taken in 2022"
    assert captions["b 1.jpg"] is None


def test_a_group_is_split(scans: Path, ask: Ask) -> None:
    captions, said = ask("pecah", "2021", "2022", "split", "=", code=0)
    assert "This is one photo; it cannot be split." in said
    assert [captions[f"a {number}.jpg"] for number in (1, 2, 3, 4)] == [
        *("taken in 2021", "taken in 2021", "taken in 2022", "taken in 2022")
    ]
    assert captions["b 1.jpg"] == "taken in 2022"


def test_a_split_and_a_skip_are_undone_like_an_answer(scans: Path, ask: Ask) -> None:
    captions, said = ask("split", "undo", "", "u", "2021", "2022", code=0)
    assert [line[:5] for line in said.splitlines() if line.startswith("[")] == [
        *("[1/2]", "[1/3]", "[1/2]", "[2/2]", "[1/2]", "[2/2]")
    ]
    assert (captions["a 4.jpg"], captions["b 1.jpg"]) == ("taken in 2021", "taken in 2022")


def test_nobody_is_asked_twice_about_the_very_same_photo(scans: Path, ask: Ask) -> None:
    (scans / "lama").mkdir()
    shutil.copy(scans / "b 1.jpg", scans / "lama" / "b 1 lagi.jpg")
    captions, said = ask("2021", "2022", code=0)
    assert "[2/2] lama and photos (2 photos): b 1 lagi.jpg, b 1.jpg" in said
    assert captions["b 1.jpg"] == captions["b 1 lagi.jpg"] == "taken in 2022"


def test_each_photo_may_get_the_date_that_it_tells_itself(make_photo: MakePhoto, ask: Ask) -> None:
    for day in range(11, 25):
        make_photo(f"IMG-202210{day}-WA0001.jpg")
    _, said = ask("q")
    number = next(line for line in said.splitlines() if "(day received, each photo its own)" in line).split(")")[0]
    captions, _ = ask(number.strip(), code=0)
    assert captions["IMG-20221013-WA0001.jpg"] == "taken on October 13, 2022"


@pytest.mark.parametrize("end", [("q",), ("selesai",), ()])
def test_ending_keeps_the_answers_so_far(scans: Path, ask: Ask, end: tuple[str, ...]) -> None:
    captions, _ = ask("2021", *end, code=1)
    assert captions["a 1.jpg"] == "taken in 2021"
    assert captions["b 1.jpg"] is None


def test_a_slip_of_the_pen_is_offered_by_number(scans: Path, ask: Ask) -> None:
    captions, said = ask("14 oktobr 2022", "99", "2", "", code=1)
    assert "2) Did you mean Friday, October 14, 2022?" in said
    assert "There is no suggestion 99 in the list." in said
    assert captions["a 1.jpg"] == "taken on October 14, 2022"


def test_there_is_nothing_to_repeat_before_the_first_date(scans: Path, ask: Ask) -> None:
    _, said = ask("=", "?", "q")
    assert "There is no date to repeat yet." in said
    assert "takes a suggestion from the list" in said


def test_the_questions_speak_indonesian(scans: Path, ask: Ask) -> None:
    _, said = ask("14 okt 2022", "", words=("--lang", "id"))
    assert "Dibaca sebagai: Jumat, 14 Oktober 2022" in said


def test_names_cannot_move_the_cursor(make_photo: MakePhoto, ask: Ask) -> None:
    make_photo("\u202e[2J.jpg")  # turns what follows round
    if os.name == "posix":  # Windows has no such names
        make_photo("\x1b[2J.jpg")
    _, said = ask("q", "q")
    assert "[2J.jpg" in said
    assert not {"\x1b", "\u202e"} & set(said)


def test_a_clock_that_disagrees_with_its_neighbours_is_asked_for(make_photo: MakePhoto, ask: Ask) -> None:
    for number, year in enumerate([2022, 2022, 2012, 2022], 11):
        make_photo(f"IMG_{number:04d}.jpg", taken=f"{year}:10:14 08:15:00")
    captions, said = ask("2", code=0)
    assert "The photos next to it, IMG_0012 and IMG_0014, are from 2022; this one says 2012." in said
    assert "1) October 14, 2012 (camera data)" in said
    assert "2) October 14, 2022 (3 adjacent photos)" in said
    assert captions["IMG_0013.jpg"] == "taken on October 14, 2022"


def test_answers_are_saved_and_read_again(scans: Path, ask: Ask, tmp_path: Path) -> None:
    kept = tmp_path / "dates.csv"
    _, said = ask("± 2017", "q", words=("--lang", "en", "--save-dates", str(kept)))
    assert "Interpreted as: around 2017" in said
    both = ("--lang", "en", "--dates", str(kept), "--save-dates", str(kept))
    captions, said = ask("14 okt 2022 08:15 WIB", words=both, code=0)
    assert "[1/1]" in said
    assert captions["a 1.jpg"] == "taken around 2017"
    captions, said = ask(words=("--lang", "en", "--dates", str(kept)), code=0)
    assert ">" not in said
    assert captions["a 1.jpg"] == "taken around 2017"
    assert captions["b 1.jpg"] == "taken on October 14, 2022"


def test_answers_are_saved_beside_events_that_were_there(scans: Path, ask: Ask, tmp_path: Path) -> None:
    kept = tmp_path / "dates.csv"
    kept.write_text(f"path,event\n{scans / 'a 1.jpg'},Village meeting\n", "utf-8")
    captions, _ = ask("2017", "q", words=("--lang", "en", "--dates", str(kept), "--save-dates", str(kept)))
    assert captions["a 1.jpg"] == "Village meeting\ntaken in 2017"
    captions, _ = ask("q", words=("--lang", "en", "--dates", str(kept)))
    assert captions["a 1.jpg"] == "Village meeting\ntaken in 2017"


def test_answers_never_take_the_place_of_a_photo(scans: Path, ask: Ask) -> None:
    photo = scans / "a 1.jpg"
    before = photo.read_bytes()
    _, said = ask("2017", "2018", words=("--lang", "en", "--save-dates", str(photo)), code=2)
    assert f"{photo} already exists and is not a list of dates" in said
    assert photo.read_bytes() == before


def test_answers_and_report_do_not_share_a_file(scans: Path, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "salinan").mkdir()
    one, same = tmp_path / "hasil.csv", tmp_path / "salinan" / ".." / "hasil.csv"
    _, said = ask("2017", words=("--lang", "en", "--save-dates", str(one), "--report", str(same)), code=2)
    assert "--report and --save-dates are the same file, hasil.csv." in said
    assert "[1/" not in said
    assert not one.exists()


def test_without_answers_nothing_is_saved(scans: Path, ask: Ask, tmp_path: Path) -> None:
    ask("q", words=("--lang", "en", "--save-dates", str(tmp_path / "dates.csv")))
    assert not (tmp_path / "dates.csv").exists()


def test_ctrl_c_while_asking_cancels(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "readline", interrupted)
    monkeypatch.setattr(sys, "stdin", terminal)
    assert main(["stamp", str(scans), "-o", str(tmp_path / "out"), "--ask"]) == 130
    assert not (tmp_path / "out").exists()
