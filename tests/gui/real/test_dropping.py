"""Real files, dragged with a real mouse out of one program and dropped onto the window of another."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.real.screen import HERE, THE_WINDOW, drag, line, needs_screen, running, screen_of_its_own, wait_until_visible

from given import MakePhoto

SOURCE = (sys.executable, str(HERE / "drag_source.py"))

pytestmark = needs_screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    with screen_of_its_own(tmp_path / "config") as environment:
        yield environment


def test_a_photo_and_a_folder_dropped_onto_the_empty_window_are_in_it(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11")
    folder = make_photo("rapat.jpg", folder=tmp_path / "Rapat Desa").parent
    with (
        running(*THE_WINDOW, str(tmp_path), environment=screen) as target,
        running(*SOURCE, str(photo), str(folder), environment=screen) as source,
    ):
        assert (line(target), line(source)) == ("shown", "shown")
        wait_until_visible(screen, "^stampgui")
        wait_until_visible(screen, "^source$")
        drag(screen, (1180, 100), (540, 400), over=target)
        assert line(target) == "IMG_1203.JPG|rapat.jpg"


@pytest.mark.parametrize(
    "spot", [(200, 300), (500, 26), (880, 405), (400, 670)], ids=["cards", "header", "date field", "save bar"]
)
def test_more_photos_can_be_dropped_anywhere_onto_the_full_window(
    screen: dict[str, str], make_photo: MakePhoto, tmp_path: Path, spot: tuple[int, int]
) -> None:
    first, second = make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg")
    with (
        running(*THE_WINDOW, str(tmp_path), str(first), environment=screen) as target,
        running(*SOURCE, str(second), environment=screen) as source,
    ):
        assert (line(target), line(source), line(target)) == ("shown", "shown", "a.jpg")
        wait_until_visible(screen, "^stampgui")
        wait_until_visible(screen, "^source$")
        drag(screen, (1180, 100), spot, over=target)
        assert line(target) == "a.jpg|b.jpg"
