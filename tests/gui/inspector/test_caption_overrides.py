"""Captions that set some photos apart from all others."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.inspecting import for_selected, sample, save, select
from gui.scripted_prompts import OpenWindow
from PIL import Image, ImageChops
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.style import BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.gui.main_window import MainWindowController
from stampgui.session.photo_item import PhotoItem

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> MainWindowController:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    select(made, qtbot, "a")
    return made


def card(window: MainWindowController, name: str) -> PhotoItem:
    return next(each for each in window.session.model.items if each.found.path.stem == name)


def changed(before: Path, after: Path) -> tuple[int, int, int, int]:
    with Image.open(before) as one, Image.open(after) as other:
        box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    found = box.point([0] * 60 + [255] * 196).getbbox()
    assert found is not None
    return found


def test_one_photo_may_differ_and_its_copy_does(
    window: MainWindowController, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    inspector = for_selected(window)
    inspector.style_panel.anchor_grid.position_selected.emit(Anchor.TOP_LEFT)
    QTest.keyClicks(inspector.event_place_panel.event_edit, "Workshop")
    assert window.session.caption_spec.style == Style()
    save(window, qtbot)
    copies, photos = tmp_path / "Pictures" / "stampgui", tmp_path / "photos"
    assert changed(photos / "a.jpg", copies / "a.jpg")[3] < 300
    assert changed(photos / "b.jpg", copies / "b.jpg")[1] > 600
    assert window.session.save_result is not None
    assert [outcome.caption for outcome in window.session.save_result.outcomes][:2] == [
        "Workshop\ntaken on January 20, 2023",
        "taken on January 20, 2023",
    ]


def test_what_a_photo_has_of_its_own_outdates_only_its_own_copy(window: MainWindowController, qtbot: QtBot) -> None:
    save(window, qtbot)
    for_selected(window).style_panel.anchor_grid.position_selected.emit(Anchor.TOP)
    assert [each.found.path.stem for each in window.session.pending_items] == ["a"]


def test_a_photo_of_its_own_follows_all_others_in_the_rest_and_can_go_back(
    window: MainWindowController, qtbot: QtBot
) -> None:
    inspector = for_selected(window)
    inspector.style_panel.anchor_grid.position_selected.emit(Anchor.TOP_LEFT)
    assert inspector.scope_selector._reset_button.isVisible()
    inspector.scope_selector._all_chip.click()
    sample(inspector, "yellow").click()
    assert inspector.preview.caption_preview is not None
    assert inspector.preview.caption_preview.style == replace(BUILT_IN_STYLES["yellow"], position=Anchor.TOP_LEFT)
    inspector.scope_selector._reset_button.click()
    assert card(window, "a").caption_override == NO_OVERRIDE
    assert inspector.preview.caption_preview.style == BUILT_IN_STYLES["yellow"]
    qtbot.waitUntil(lambda: not inspector.scope_selector._reset_button.isVisible(), timeout=1000)
    window.session.undo_stack.undo()
    assert card(window, "a").caption_override.has_position


def test_the_scope_follows_the_photo_that_is_looked_at(window: MainWindowController, qtbot: QtBot) -> None:
    for_selected(window).style_panel.anchor_grid.position_selected.emit(Anchor.TOP_LEFT)
    assert select(window, qtbot, "b").scope_selector.is_all
    assert window.main_page.inspector.style_panel.anchor_grid._anchor_buttons[Anchor.BOTTOM_RIGHT].isChecked()
    assert not select(window, qtbot, "a").scope_selector.is_all
    assert window.main_page.inspector.style_panel.anchor_grid._anchor_buttons[Anchor.TOP_LEFT].isChecked()


def test_all_selected_photos_get_what_is_chosen_for_them(window: MainWindowController, qtbot: QtBot) -> None:
    select(window, qtbot, "ab")
    inspector = for_selected(window)
    inspector.style_panel.details.shadow_slider.value_changed.emit(20.0)
    sample(inspector, "box").click()
    assert card(window, "a").caption_override == card(window, "b").caption_override
    assert card(window, "b").caption_override.apply_to_style(Style()) == BUILT_IN_STYLES["box"]
    assert card(window, "c").caption_override == NO_OVERRIDE
    window.session.undo_stack.undo()
    assert dict(card(window, "b").caption_override.style) == {"shadow": 20.0}


def test_a_caption_that_is_moved_goes_where_its_photo_has_it(window: MainWindowController, qtbot: QtBot) -> None:
    inspector = window.main_page.inspector
    inspector.preview.placed.emit(Anchor.TOP, "")
    assert window.session.caption_spec.style.position is Anchor.TOP
    for_selected(window)
    inspector.preview.placed.emit(CustomPosition(0.3, 0.3), "")
    inspector.scope_selector._all_chip.click()
    inspector.preview.placed.emit(CustomPosition(0.4, 0.4), "")
    assert window.session.caption_spec.style.position is Anchor.TOP
    assert card(window, "a").caption_override.apply_to_style(Style()).position == CustomPosition(0.4, 0.4)
