"""The large preview: styles beside the photo, and a line that is moved between before and after."""

import pytest
from gui.driver.parts import SOON, Page, find_part
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from given import MakePhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.gui.preview.preview_dialog import PreviewDialog


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    photos = [make_photo(f"{name}.jpg", size=(1200, 900), taken="2023:01:20 08:00:11") for name in "abc"]
    made: WindowDriver = open_it(*photos)
    made.main_window.resize(1366, 768)
    made.select("a")
    return made


def enlarge(window: WindowDriver) -> PreviewDialog:
    window.inspector.press("Enlarge")
    shown = window.inspector.find_enlarged_preview()
    assert shown is not None
    shown.activateWindow()
    window.qtbot.waitUntil(
        lambda: shown.isActiveWindow() and shown.preview.has_picture and shown.preview.caption_preview is not None,
        timeout=SOON,
    )
    return shown


def seen(dialog: PreviewDialog) -> Image.Image:
    """The preview without what lies over it."""
    shot = QImage(dialog.preview.size(), QImage.Format.Format_RGB888)
    shot.fill(Qt.GlobalColor.black)
    dialog.preview.render(shot, QPoint(0, 0), renderFlags=dialog.preview.RenderFlag.DrawWindowBackground)
    size = (shot.width(), shot.height())
    return Image.frombytes("RGB", size, bytes(shot.constBits()), "raw", "RGB", shot.bytesPerLine())


def where_captioned(dialog: PreviewDialog, bare: Image.Image) -> tuple[int, int]:
    """From where to where, across the preview, the caption is seen."""
    box = ImageChops.difference(seen(dialog), bare).convert("L").point([0] * 60 + [255] * 196).getbbox()
    return (0, 0) if box is None else (box[0], box[2])


def test_a_style_is_chosen_beside_the_large_photo(window: WindowDriver) -> None:
    dialog = enlarge(window)
    beside = Page(dialog, window.qtbot)
    beside.press("yellowStyleTile")
    assert window.session.caption_spec.style == BUILT_IN_STYLES["yellow"]
    beside.slider("sizeSlider").setValue(20)
    assert dialog.preview.caption_preview is not None
    assert dialog.preview.caption_preview.style.size == 10
    dialog.undo_requested.emit()
    assert beside.slider("sizeSlider").value() == 2 * BUILT_IN_STYLES["yellow"].size
    dialog.accept()
    assert window.inspector.style("yellow").isChecked()


def test_it_can_be_chosen_for_this_photo_only_there_too(window: WindowDriver) -> None:
    beside = Page(enlarge(window), window.qtbot)
    beside.press("selectedChip")
    beside.press("boxStyleTile")
    assert window.session.caption_spec.style == Style()
    assert [item.caption_override != NO_OVERRIDE for item in window.photos] == [True, False, False]
    assert beside.button("selectedChip").isChecked()
    beside.press("sharedStyleButton")
    assert [item.caption_override for item in window.photos] == [NO_OVERRIDE] * 3


def test_the_line_between_before_and_after_is_moved_by_keyboard_and_mouse(window: WindowDriver) -> None:
    dialog = enlarge(window)
    with_caption = seen(dialog)
    dialog.toolbar.original_button.click()
    bare = seen(dialog)
    dialog.toolbar.original_button.click()
    left, right = where_captioned(dialog, bare)
    assert seen(dialog).tobytes() == with_caption.tobytes()
    QTest.keyClick(dialog, Qt.Key.Key_B)
    handle = find_part(dialog, QSlider, "Before and after")
    assert handle.hasFocus()
    middle = (left + right) // 2
    while handle.geometry().center().x() < middle:
        QTest.keyClick(handle, Qt.Key.Key_Right)
    shown = where_captioned(dialog, bare)
    assert abs(shown[0] - handle.geometry().center().x()) < 60
    assert shown[1] == right
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    for _step in range(3):
        QTest.mouseMove(handle, handle.mapFromGlobal(dialog.preview.mapToGlobal(QPoint(left - 40, 50))))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert where_captioned(dialog, bare) == (left, right)
    QTest.keyClick(dialog, Qt.Key.Key_B)
    assert (handle.isVisible(), dialog.toolbar.swipe_button.hasFocus()) == (False, True)
    assert seen(dialog).tobytes() == with_caption.tobytes()


def test_in_a_small_window_the_photo_comes_first_and_the_styles_are_one_key_away(window: WindowDriver) -> None:
    window.main_window.resize(683, 384)
    dialog = enlarge(window)
    beside = Page(dialog, window.qtbot)
    assert not beside.slider("sizeSlider").isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_S)
    assert beside.slider("sizeSlider").isVisible()


def test_what_is_scrolled_behind_it_stays_where_it_was(window: WindowDriver) -> None:
    window.main_window.resize(910, 512)
    bar = window.inspector.scroll_area.verticalScrollBar()
    window.qtbot.waitUntil(lambda: bar.maximum() > 100, timeout=SOON)
    bar.setValue(100)
    dialog = enlarge(window)
    assert bar.value() == 100
    dialog.accept()
    window.activate()
    assert bar.value() == 100
