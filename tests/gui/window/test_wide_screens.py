"""On a larger screen there is more room for the preview and what changes the caption."""

from gui.driver.parts import SOON, find_part
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint

from given import MakePhoto
from stampgui.gui.date_questions.group_list import GroupList
from stampgui.gui.date_questions.sample_photos import SamplePhotos


def test_the_panel_and_the_preview_grow_with_the_screen_within_bounds(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(make_photo("a.jpg", size=(1200, 900), taken="2023:01:20 08:00:11"))
    window.select("a")
    panel, preview = window.inspector.root, window.inspector.preview
    widths, heights = [], []
    for width, height in ((1366, 768), (1920, 1080), (2560, 1080), (3840, 2160)):
        window.main_window.resize(width, height)
        window.qtbot.waitUntil(
            lambda: preview.height() > 0.7 * min(panel.width() * 0.75, panel.height() * 0.42), timeout=SOON
        )
        widths.append(panel.width())
        heights.append(preview.height())
    assert 340 <= widths[0] <= 380
    assert widths[0] < widths[1] < widths[2] <= widths[3] < 0.2 * 3840
    assert widths[2] > 600
    assert heights[0] < heights[1] <= heights[2] < heights[3]


def test_the_photos_whose_date_is_asked_for_are_larger_on_a_wide_screen(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(make_photo("a.jpg", size=(1200, 900)))
    photos = find_part(window.fill_in_dates().root, SamplePhotos, "a.jpg")
    window.main_window.resize(1366, 768)
    window.qtbot.waitUntil(lambda: 400 < photos.height() < 650, timeout=SOON)
    window.main_window.resize(1920, 1080)
    window.qtbot.waitUntil(lambda: photos.height() > 750, timeout=SOON)


def test_on_the_widest_screen_a_date_is_answered_beside_the_photos_which_take_the_height(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    names = [f"scan {number}.jpg" for number in (1, 2, 3)]
    window: WindowDriver = open_it(*(make_photo(name, size=(1200, 900)) for name in names))
    window.main_window.resize(2560, 1080)
    questions = window.fill_in_dates()
    photos = find_part(questions.root, SamplePhotos, ", ".join(names))
    field = questions.field
    window.qtbot.waitUntil(lambda: photos.height() > 700, timeout=SOON)
    right_edge = questions.root.width()
    assert photos.mapTo(questions.root, photos.rect().bottomRight()).x() < field.mapTo(questions.root, QPoint()).x()
    assert right_edge - field.mapTo(questions.root, field.rect().topRight()).x() < 0.1 * right_edge
    # in two rows each is larger than in one
    window.qtbot.waitUntil(
        lambda: photos.find_photo_at(QPoint(round(0.4 * photos.width()), 10)) is window.photos[0], timeout=SOON
    )
    assert photos.find_photo_at(QPoint(round(0.25 * photos.width()), round(0.8 * photos.height()))) is window.photos[2]


def test_the_list_of_groups_is_wide_enough_for_its_names_on_a_wide_screen(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(make_photo("a.jpg", size=(1200, 900)))
    groups = find_part(window.fill_in_dates().root, GroupList, "Groups of photos")
    window.main_window.resize(1366, 768)
    window.qtbot.waitUntil(lambda: 236 <= groups.width() <= 300, timeout=SOON)
    window.main_window.resize(2560, 1080)
    window.qtbot.waitUntil(lambda: 360 <= groups.width() <= 460, timeout=SOON)
