"""Captions that set some photos apart from all others."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PIL import Image, ImageChops
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.overrides import NO_OVERRIDE
from stampgui.caption.style import BUILT_IN_STYLES, Anchor, CustomPosition, Style
from stampgui.session.photos.photo_item import PhotoItem

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> WindowDriver:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    made.select("a")
    return made


def card(window: WindowDriver, name: str) -> PhotoItem:
    return next(each for each in window.photos if each.found.path.stem == name)


def changed(before: Path, after: Path) -> tuple[int, int, int, int]:
    with Image.open(before) as one, Image.open(after) as other:
        box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    found = box.point([0] * 60 + [255] * 196).getbbox()
    assert found is not None
    return found


def test_one_photo_may_differ_and_its_copy_does(
    window: WindowDriver, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    inspector = window.inspector
    inspector.for_selected()
    inspector.place_at(Anchor.TOP_LEFT)
    inspector.type_into("eventEdit", "Workshop")
    assert window.session.caption_spec.style == Style()
    window.save()
    copies, photos = tmp_path / "Pictures" / "stampgui", tmp_path / "photos"
    assert changed(photos / "a.jpg", copies / "a.jpg")[3] < 300
    assert changed(photos / "b.jpg", copies / "b.jpg")[1] > 600
    assert window.session.save_result is not None
    assert [outcome.caption for outcome in window.session.save_result.outcomes][:2] == [
        "Workshop\ntaken on January 20, 2023",
        "taken on January 20, 2023",
    ]


def test_what_a_photo_has_of_its_own_outdates_only_its_own_copy(window: WindowDriver, qtbot: QtBot) -> None:
    window.save()
    window.inspector.for_selected()
    window.inspector.place_at(Anchor.TOP)
    assert [each.found.path.stem for each in window.session.pending_items] == ["a"]


def test_a_photo_of_its_own_follows_all_others_in_the_rest_and_can_go_back(window: WindowDriver, qtbot: QtBot) -> None:
    inspector = window.inspector
    inspector.for_selected()
    inspector.place_at(Anchor.TOP_LEFT)
    assert inspector.button("sharedStyleButton").isVisible()
    inspector.for_all()
    inspector.style("yellow").click()
    assert inspector.preview.caption_preview is not None
    assert inspector.preview.caption_preview.style == replace(BUILT_IN_STYLES["yellow"], position=Anchor.TOP_LEFT)
    inspector.press("sharedStyleButton")
    assert card(window, "a").caption_override == NO_OVERRIDE
    assert inspector.preview.caption_preview.style == BUILT_IN_STYLES["yellow"]
    qtbot.waitUntil(lambda: not inspector.button("sharedStyleButton").isVisible(), timeout=SOON)
    window.undo()
    assert card(window, "a").caption_override.has_position


def test_the_scope_follows_the_photo_that_is_looked_at(window: WindowDriver, qtbot: QtBot) -> None:
    window.inspector.for_selected()
    window.inspector.place_at(Anchor.TOP_LEFT)
    window.select("b")
    assert window.inspector.button("allChip").isChecked()
    assert window.inspector.place(Anchor.BOTTOM_RIGHT).isChecked()
    window.select("a")
    assert window.inspector.button("selectedChip").isChecked()
    assert window.inspector.place(Anchor.TOP_LEFT).isChecked()


def test_all_selected_photos_get_what_is_chosen_for_them(window: WindowDriver, qtbot: QtBot) -> None:
    window.select("ab")
    inspector = window.inspector
    inspector.for_selected()
    inspector.unfold_details()
    inspector.slider("shadowSlider").setValue(20)
    inspector.style("box").click()
    assert card(window, "a").caption_override == card(window, "b").caption_override
    assert card(window, "b").caption_override.apply_to_style(Style()) == BUILT_IN_STYLES["box"]
    assert card(window, "c").caption_override == NO_OVERRIDE
    window.undo()
    assert dict(card(window, "b").caption_override.style) == {"shadow": 20.0}


def test_a_caption_that_is_moved_goes_where_its_photo_has_it(window: WindowDriver, qtbot: QtBot) -> None:
    inspector = window.inspector
    inspector.preview.placed.emit(Anchor.TOP, "")
    assert window.session.caption_spec.style.position is Anchor.TOP
    inspector.for_selected()
    inspector.preview.placed.emit(CustomPosition(0.3, 0.3), "")
    inspector.for_all()
    inspector.preview.placed.emit(CustomPosition(0.4, 0.4), "")
    assert window.session.caption_spec.style.position is Anchor.TOP
    assert card(window, "a").caption_override.apply_to_style(Style()).position == CustomPosition(0.4, 0.4)
