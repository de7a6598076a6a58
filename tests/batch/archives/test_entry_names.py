"""Whatever a file in a ZIP is called, it stays in the folder it is unpacked into."""

import os
import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.batch.archives.entry_names import LongNameError, OutsideNameError, make_folder_name, make_inner_path
from stampgui.file_names import is_reserved_name

PIECES = st.sampled_from(
    ["..", ".", "/", "\\", "C:", "con", "NUL.jpg", "a", ".. ", "...", " ", "\0", "\x1b", "\u202e", "é", "\\\\?\\", "~"]
)
NAMES = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map("/".join))


@given(NAMES)
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    folder = Path("/tempat/foto")
    try:
        path = make_inner_path(name)
    except (OutsideNameError, LongNameError):
        return
    place = os.path.normpath(folder / path)
    assert place.startswith(f"{folder}{os.sep}")
    assert place == str(folder / path)


@given(NAMES)
def test_every_name_can_be_one_on_windows_too(name: str) -> None:
    try:
        path = make_inner_path(name)
    except (OutsideNameError, LongNameError):
        return
    there = PureWindowsPath(str(path))
    assert (there.drive, there.root) == ("", "")
    assert there.parts == path.parts
    for part in path.parts:
        assert part == part.rstrip(" .")
        assert not is_reserved_name(part)
        assert not re.search(r'[\0-\x1f<>:"|?*]', part)
        assert len(part.encode()) <= 255


@given(NAMES)
def test_a_name_that_is_in_order_stays_as_it_is(name: str) -> None:
    try:
        path = make_inner_path(name)
    except (OutsideNameError, LongNameError):
        return
    assert make_inner_path(str(path)) == path


@pytest.mark.parametrize(
    "name",
    [
        *("../foto.jpg", "a/../../foto.jpg", "a/../foto.jpg", "..\\foto.jpg", ".. /foto.jpg", ".../foto.jpg"),
        *("/etc/foto.jpg", "\\foto.jpg", "//server/share/foto.jpg", "\\\\?\\C:\\foto.jpg"),
        *("C:/foto.jpg", "C:\\foto.jpg", "c:foto.jpg", "", ".", "./", " "),
    ],
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(OutsideNameError):
        make_inner_path(name)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Takeout/Google Foto/Foto dari 2022/IMG_1.jpg", "Takeout/Google Foto/Foto dari 2022/IMG_1.jpg"),
        ("Takeout\\Google Foto\\IMG_1.jpg", "Takeout/Google Foto/IMG_1.jpg"),
        ("./foto//IMG_1.jpg", "foto/IMG_1.jpg"),
        ("con.jpg", "con_.jpg"),
        ("con.jpg.json", "con_.jpg.json"),
        ("COM1/aux.png", "COM1_/aux_.png"),
        ("pukul 08:15.jpg", "pukul 08_15.jpg"),
        ("foto.jpg:rahasia", "foto.jpg_rahasia"),
        ("foto.jpg. .", "foto.jpg"),
        ("baris\nbaru\x1b[31m.jpg", "baris_baru_[31m.jpg"),
        ("gpj.\u202eexe.jpg", "gpj._exe.jpg"),
        ("👨\u200d👩\u200d👧 10.45\u202fAM.jpg", "👨\u200d👩\u200d👧 10.45\u202fAM.jpg"),
    ],
)
def test_names_become_valid_on_all_systems_and_stay_recognisable(name: str, path: str) -> None:
    assert str(make_inner_path(name)) == path


@pytest.mark.parametrize("name", ["x" * 252 + ".jpg", "ü" * 126 + ".jpg", "a/" * 32 + "foto.jpg"])
def test_names_that_are_too_long_somewhere_are_refused(name: str) -> None:
    with pytest.raises(LongNameError):
        make_inner_path(name)


@pytest.mark.parametrize(
    ("stem", "name"),
    [("takeout-001", "takeout-001"), (".zip", "zip"), ("...", "zip"), ("", "zip"), ("nul", "nul_"), ("x" * 300, "zip")],
)
def test_the_folder_is_called_after_its_zip(stem: str, name: str) -> None:
    assert make_folder_name(stem) == name
