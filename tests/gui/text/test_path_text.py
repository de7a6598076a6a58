"""Where there is little space, whole folders in the middle of a path are left out, and the ending of a name."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

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
        ("IMG-20221014-WA0007.jpg", 20, "IMG-20221014-WA0007"),
        ("IMG-20221014-WA0007.jpg", 15, "IMG-202…-WA0007"),
        ("Rapat 17.08.2019", 13, "Rapat …8.2019"),
    ],
)
def test_the_ending_of_a_name_makes_room_for_what_tells_photos_apart(name: str, letters: int, shown: str) -> None:
    def elide(text: str) -> str:
        half = letters // 2
        return text if len(text) <= letters else f"{text[: letters - half - 1]}…{text[-half:]}"

    assert elide_name(name, elide) == shown
