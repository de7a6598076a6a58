"""Where there is little space, folders in the middle of a path are left out, whole ones."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from stampgui.gui.text.path_text import elide_path

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
