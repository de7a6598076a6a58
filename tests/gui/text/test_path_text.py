"""Where there is little space, whole folders in the middle of a path are left out, and a part of a name."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.gui.text.path_text import elide_name, elide_path

ON_WINDOWS = PureWindowsPath(r"C:\Users\Sari\Pictures\Rapat\stampgui")


@pytest.mark.parametrize(
    ("path", "letters", "shown"),
    [
        (ON_WINDOWS, 40, r"C:\Users\Sari\Pictures\Rapat\stampgui"),
        (ON_WINDOWS, 30, r"C:\…\Pictures\Rapat\stampgui"),
        (ON_WINDOWS, 20, r"C:\…\Rapat\stampgui"),
        (ON_WINDOWS, 5, r"…\stampgui"),
        (PureWindowsPath(r"\\kantor\foto\2022\Rapat\stampgui"), 26, r"\\kantor\foto\…\stampgui"),
        (PurePosixPath("/home/sari/Gambar/stampgui"), 20, "/…/Gambar/stampgui"),
        (PurePosixPath("/stampgui"), 3, "…/stampgui"),
    ],
)
def test_the_end_of_a_path_is_shown_whole(path: PurePath, letters: int, shown: str) -> None:
    assert elide_path(path, lambda text: len(text) <= letters) == shown


@pytest.mark.parametrize(
    ("name", "letters", "shown"),
    [
        ("IMG-20221014-WA0007.jpg", 23, "IMG-20221014-WA0007.jpg"),
        ("IMG-20221014-WA0007.jpg", 20, "IM…221014-WA0007.jpg"),
        ("IMG-20221014-WA0007.jpg", 15, "IM…4-WA0007.jpg"),
        ("panen raya bersama warga.HEIC", 15, "pa…a warga.HEIC"),
        ("Rapat 17.08.2019", 13, "R… 17.08.2019"),
        ("IMG-20221014-WA0007.jpg", 1, "…"),
    ],
)
def test_of_a_long_name_the_first_letters_and_most_of_its_end_are_shown(name: str, letters: int, shown: str) -> None:
    assert elide_name(name, lambda text: len(text) <= letters) == shown


@given(name=st.text(min_size=1, max_size=60), letters=st.integers(1, 60))
def test_as_much_of_a_name_is_shown_as_there_is_room_for(name: str, letters: int) -> None:
    shown = elide_name(name, lambda text: len(text) <= letters)
    assert len(shown) == min(len(name), letters)
