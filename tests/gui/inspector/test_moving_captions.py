"""A caption that is dragged says for which photos it moved, and can be moved on one photo only."""

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from given import MakePhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.style import Anchor, CustomPosition, Style
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.session.photos.photo_item import PhotoItem

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    """Three photos, the first of which is selected."""
    made: WindowDriver = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    made.select("a")
    return made


def drag(preview: PreviewEditor) -> None:
    """Drag the caption a bit up, to no special place."""
    written, view = preview.caption_preview, preview.viewport
    assert written is not None
    ratio = preview.devicePixelRatioF()
    start = QPoint(
        *(
            round((origin + middle * side * view.scale) / ratio)
            for origin, middle, side in zip(view.picture_origin, written.middle, written.displayed_size, strict=True)
        )
    )
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=start)
    for way in (QPoint(-20, -30), QPoint(-40, -70)):
        QTest.mouseMove(preview, start + way)
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=start + QPoint(-40, -70))


def own_places(window: WindowDriver) -> list[bool]:
    return [item.caption_override.has_position for item in window.photos]


def card(window: WindowDriver, name: str) -> PhotoItem:
    return next(each for each in window.photos if each.found.path.stem == name)


def test_a_drag_says_that_it_counts_for_all_and_undo_takes_it_back(window: WindowDriver) -> None:
    inspector = window.inspector
    drag(inspector.preview)
    assert isinstance(window.session.caption_spec.style.position, CustomPosition)
    assert inspector.move_notice == "Moved on all photos · Only this photo"
    window.undo()
    assert window.session.caption_spec.style == Style()
    assert inspector.move_notice == ""


def test_where_one_photo_is_listed_nothing_is_said_of_others(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", size=(1200, 900), taken=TAKEN))
    window.inspector.wait_for_preview()
    drag(window.inspector.preview)
    assert window.inspector.move_notice == "Caption moved"


def test_one_click_makes_it_count_for_this_photo_only_and_one_undo_takes_all_of_it_back(window: WindowDriver) -> None:
    inspector = window.inspector
    drag(inspector.preview)
    moved = window.session.caption_spec.style.position
    inspector.press("onlyThisPhotoButton")
    assert window.session.caption_spec.style == Style()
    assert own_places(window) == [True, False, False]
    assert card(window, "a").caption_override.apply_to_style(Style()).position == moved
    assert inspector.move_notice == "Moved on this photo only"
    window.undo()
    assert own_places(window) == [False, False, False]
    assert window.session.caption_spec.style == Style()
    assert not window.session.undo_stack.canUndo()


def test_what_was_moved_with_the_arrow_keys_is_limited_as_a_whole(window: WindowDriver) -> None:
    inspector = window.inspector
    for _press in range(4):
        QTest.keyClick(inspector.preview, Qt.Key.Key_Up)
    assert inspector.move_notice == "Moved on all photos · Only this photo"
    QTest.keyClick(inspector.preview, Qt.Key.Key_Tab)
    QTest.keyClick(inspector.button("onlyThisPhotoButton"), Qt.Key.Key_Space)
    assert window.session.caption_spec.style == Style()
    assert own_places(window) == [True, False, False]


def test_on_selected_photos_it_says_so_and_the_others_keep_what_they_had(window: WindowDriver) -> None:
    window.select("b")
    window.inspector.for_selected()
    window.inspector.place_at(Anchor.TOP)
    window.select("ab")
    window.inspector.for_selected()
    window.inspector.preview.placed.emit(CustomPosition(0.3, 0.4), "")
    assert window.inspector.move_notice == "Moved on 2 photos · Only this photo"
    window.inspector.press("onlyThisPhotoButton")
    places = [dict(card(window, name).caption_override.style).get("position") for name in "ab"]
    assert places == [CustomPosition(0.3, 0.4), Anchor.TOP]
    assert card(window, "c").caption_override == NO_OVERRIDE


def test_it_is_said_no_more_once_another_photo_is_looked_at(window: WindowDriver) -> None:
    drag(window.inspector.preview)
    window.select("b")
    window.qtbot.waitUntil(lambda: window.inspector.move_notice == "", timeout=SOON)


def test_a_drag_of_a_photo_that_is_zoomed_in_moves_the_photo_even_where_it_begins_on_the_caption(
    window: WindowDriver,
) -> None:
    preview = window.inspector.preview
    preview.set_zoom(1.0)
    assert preview.viewport.can_pan
    drag(preview)
    assert window.session.caption_spec.style == Style()
    assert window.inspector.text("captionHint") == "Drag to move the photo."
    preview.set_zoom(None)
    assert window.inspector.text("captionHint") == "Drag the caption to move it."


def test_after_saving_undo_brings_back_the_ticks_and_the_result(window: WindowDriver) -> None:
    window.save()
    title = window.saving.title
    window.qtbot.waitUntil(lambda: window.saving.save_text == "Save 3 photos again", timeout=SOON)
    assert [item.saved for item in window.photos] == [True] * 3
    drag(window.inspector.preview)
    assert [item.saved for item in window.photos] == [False] * 3
    assert window.saving.waiting
    window.qtbot.waitUntil(lambda: window.saving.save_text == "Save 3 photos", timeout=SOON)
    assert window.inspector.move_notice == "Moved on all photos · Only this photo"
    window.undo()
    assert [item.saved for item in window.photos] == [True] * 3
    assert not window.saving.waiting
    assert window.saving.title == title
    window.redo()
    assert [item.saved for item in window.photos] == [False] * 3
    window.inspector.press("allChip")
    window.undo()
    drag(window.inspector.preview)
    window.inspector.press("onlyThisPhotoButton")
    assert [item.saved for item in window.photos] == [False, True, True]
