"""Where there is little space, whole folders in the middle of a path are left out, and the middle of a name."""

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
        ("IMG-20221014-WA0007.jpg", 20, "IMG-20221014-WA0007…"),
        ("IMG-20221014-WA0007.jpg", 15, "IMG-2…A0007.jpg"),
        ("panen raya bersama warga.HEIC", 15, "pane…warga.HEIC"),
        ("Rapat 17.08.2019", 13, "Rapat …8.2019"),
    ],
)
def test_a_long_name_shows_that_something_is_missing_and_what_kind_of_file_it_is(
    name: str, letters: int, shown: str
) -> None:
    def elide(text: str, kept: str) -> str:
        room = letters - len(kept)
        half = room // 2
        return text if len(text) <= room else f"{text[: room - half - 1]}…{text[-half:]}"

    assert elide_name(name, elide) == shown
