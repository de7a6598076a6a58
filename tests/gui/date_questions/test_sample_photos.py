"""The photos on the page that asks for their date: what they show of it is in sight."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.scripted_prompts import OpenWindow
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from stampgui.gui.date_questions.sample_photos import SamplePhotos, place_photos

STRIP = (255, 0, 255)


def save_with_strip(path: Path, size: tuple[int, int], at_edge: str) -> Path:
    """A photo into which the camera wrote the date, on a thin strip along one of its edges."""
    width, height = size
    photo = Image.new("RGB", size, (40, 90, 40))
    boxes = {"top": (0, 0, width, height // 20), "right": (width - width // 20, 0, width, height)}
    photo.paste(STRIP, boxes[at_edge])
    path.parent.mkdir(parents=True, exist_ok=True)
    photo.save(path, quality=90)
    return path


def shows_strip(part: QWidget) -> bool:
    picture: QImage = part.grab().toImage()
    points = ((x, y) for x in range(0, picture.width(), 2) for y in range(picture.height()))
    return any(_is_like_strip(picture.pixelColor(*point)) for point in points)


def _is_like_strip(colour: QColor) -> bool:
    return colour.red() > 200 and colour.green() < 60 and colour.blue() > 200


@pytest.mark.parametrize("window_size", [(910, 512), (1366, 768), (2560, 1080)])
@pytest.mark.parametrize(("size", "at_edge"), [((1200, 900), "top"), ((900, 1200), "top"), ((1600, 900), "right")])
@pytest.mark.parametrize("count", [1, 3])
def test_a_date_strip_at_the_edge_of_a_photo_is_in_sight(
    count: int, size: tuple[int, int], at_edge: str, window_size: tuple[int, int], open_it: OpenWindow, tmp_path: Path
) -> None:
    for number in range(count):
        save_with_strip(tmp_path / "photos" / f"kamera {number}.jpg", size, at_edge)
    window = open_it(tmp_path / "photos")
    window.main_window.resize(*window_size)
    questions = window.fill_in_dates()
    (photos,) = questions.root.findChildren(SamplePhotos)
    window.qtbot.waitUntil(lambda: shows_strip(photos), timeout=SOON)


def test_one_photo_has_all_of_the_height() -> None:
    ((picture, name),) = place_photos(QSize(536, 560), [100], line=16)
    assert picture.size() == QSize(536, 534)
    assert name.top() > picture.bottom()
