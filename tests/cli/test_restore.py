"""`stampgui restore`, and the option that leaves out what it needs."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from given import MakePhoto
from stampgui.__main__ import main
from stampgui.image.jpeg import core

pytestmark = pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")


@pytest.fixture
def stamped(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A folder with the copies of two photos, one of them in a folder of its own."""
    folder = make_photo("a.jpg", taken="2022:10:14 08:00:00").parent
    make_photo("lama/b.jpg", taken="2019:04:21 17:05:12", progressive=True)
    assert main(["stamp", str(folder), "-o", str(tmp_path / "copies")]) == 0
    return tmp_path / "copies"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_original_comes_back_in_its_place(
    stamped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], untouched: Callable[[Path], None]
) -> None:
    untouched(stamped)
    capsys.readouterr()
    assert main(["restore", str(stamped), "-o", str(tmp_path / "back")]) == 0
    assert capsys.readouterr().out == "2 restored\n"
    assert contents(tmp_path / "back") == contents(tmp_path / "photos")


def test_each_copy_is_a_row(stamped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["restore", str(stamped / "a.jpg"), "-o", str(tmp_path / "back"), "--json"]) == 0
    (only,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (only["path"], only["status"]) == (str(stamped / "a.jpg"), "restored")
    assert only["output"] == str(tmp_path / "back" / "a.jpg")
    assert (only["caption"], only["reason"], only["date"]) == ("difoto tanggal 14 Oktober 2022", None, None)


def test_one_that_cannot_be_given_back_is_said_and_counts(
    stamped: Path, make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_photo("asli.jpg", folder=stamped)
    capsys.readouterr()
    assert main(["restore", str(stamped), "-o", str(tmp_path / "back")]) == 1
    said = capsys.readouterr().out
    assert "asli.jpg: skipped. It is not a copy as stampgui wrote it" in said
    assert said.endswith("\n2 restored · 1 skipped\n")


def test_a_second_time_nothing_is_replaced(stamped: Path, tmp_path: Path) -> None:
    words = ["restore", str(stamped), "-o", str(tmp_path / "back")]
    assert [main(words), main(words), main([*words, "--existing", "number"])] == [0, 1, 0]
    assert sorted(contents(tmp_path / "back")) == ["a (2).jpg", "a.jpg", "lama/b (2).jpg", "lama/b.jpg"]


def test_into_the_folder_of_the_copies_itself(stamped: Path, tmp_path: Path, untouched: Callable[[Path], None]) -> None:
    untouched(stamped)
    assert main(["restore", str(stamped), "-o", str(stamped)]) == 0
    assert (stamped / "lama" / "b_original.jpg").read_bytes() == (tmp_path / "photos" / "lama" / "b.jpg").read_bytes()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--existing", "replace"], "replace"),
        (["--jobs", "0"], "0"),
        (["--date", "2022"], "--date"),
        (["--lang", "xx"], "xx"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_does_nothing(
    stamped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    capsys.readouterr()
    assert main(["restore", str(stamped), "-o", str(tmp_path / "back"), *words]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "back").exists()


def test_copies_made_without_undo_data_are_smaller_and_stay_copies(
    make_photo: MakePhoto, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = make_photo(taken="2022:10:14 08:00:00")
    with_undo, without = tmp_path / "with", tmp_path / "without"
    assert main(["stamp", str(photo), "-o", str(with_undo)]) == 0
    assert main(["stamp", str(photo), "-o", str(without), "--no-undo"]) == 0
    assert (without / photo.name).stat().st_size < (with_undo / photo.name).stat().st_size
    capsys.readouterr()
    assert main(["restore", str(without), "-o", str(tmp_path / "back")]) == 1
    assert "foto.jpg: failed. It does not contain the data to restore its original." in capsys.readouterr().out
