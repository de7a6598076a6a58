"""Captions that set some photos apart from all others."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.inspecting import for_selected, sample, save, select
from gui.scripted import OpenWindow
from PIL import Image, ImageChops
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.own import NOTHING_OWN
from stampgui.caption.style import BUILT_IN, Anchor, Spot, Style
from stampgui.gui.photos import Card
from stampgui.gui.window import Window

TAKEN = "2023:01:20 08:00:11"


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> Window:
    """Three photos, the first of which is selected."""
    made = open_it(*(make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abc"))
    select(made, qtbot, "a")
    return made


def card(window: Window, name: str) -> Card:
    return next(each for each in window.session.model.cards if each.found.path.stem == name)


def changed(before: Path, after: Path) -> tuple[int, int, int, int]:
    with Image.open(before) as one, Image.open(after) as other:
        box = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    found = box.point([0] * 60 + [255] * 196).getbbox()
    assert found is not None
    return found


def test_one_photo_may_differ_and_its_copy_does(
    window: Window, qtbot: QtBot, make_photo: MakePhoto, tmp_path: Path
) -> None:
    inspector = for_selected(window)
    inspector.styles.places.chosen.emit(Anchor.TOP_LEFT)
    QTest.keyClicks(inspector.words.event_line, "Workshop")
    assert window.session.look.style == Style()
    save(window, qtbot)
    copies, photos = tmp_path / "Pictures" / "stampgui", tmp_path / "photos"
    assert changed(photos / "a.jpg", copies / "a.jpg")[3] < 300
    assert changed(photos / "b.jpg", copies / "b.jpg")[1] > 600
    assert window.session.saved is not None
    assert [outcome.caption for outcome in window.session.saved.outcomes][:2] == [
        "Workshop\ntaken on January 20, 2023",
        "taken on January 20, 2023",
    ]


def test_what_a_photo_has_of_its_own_outdates_only_its_own_copy(window: Window, qtbot: QtBot) -> None:
    save(window, qtbot)
    for_selected(window).styles.places.chosen.emit(Anchor.TOP)
    assert [each.found.path.stem for each in window.session.pending] == ["a"]


def test_a_photo_of_its_own_follows_all_others_in_the_rest_and_can_go_back(window: Window, qtbot: QtBot) -> None:
    inspector = for_selected(window)
    inspector.styles.places.chosen.emit(Anchor.TOP_LEFT)
    assert inspector.scope._reset.isVisible()
    inspector.scope._all.click()
    sample(inspector, "yellow").click()
    assert inspector.preview.written is not None
    assert inspector.preview.written.style == replace(BUILT_IN["yellow"], position=Anchor.TOP_LEFT)
    inspector.scope._reset.click()
    assert card(window, "a").own == NOTHING_OWN
    assert inspector.preview.written.style == BUILT_IN["yellow"]
    qtbot.waitUntil(lambda: not inspector.scope._reset.isVisible(), timeout=1000)
    window.session.undo.undo()
    assert card(window, "a").own.is_placed


def test_the_scope_follows_the_photo_that_is_looked_at(window: Window, qtbot: QtBot) -> None:
    for_selected(window).styles.places.chosen.emit(Anchor.TOP_LEFT)
    assert select(window, qtbot, "b").scope.is_all
    assert window.page.inspector.styles.places._places[Anchor.BOTTOM_RIGHT].isChecked()
    assert not select(window, qtbot, "a").scope.is_all
    assert window.page.inspector.styles.places._places[Anchor.TOP_LEFT].isChecked()


def test_all_selected_photos_get_what_is_chosen_for_them(window: Window, qtbot: QtBot) -> None:
    select(window, qtbot, "ab")
    inspector = for_selected(window)
    inspector.styles.details.shadow.chosen.emit(20.0)
    sample(inspector, "box").click()
    assert card(window, "a").own == card(window, "b").own
    assert card(window, "b").own.style_on(Style()) == BUILT_IN["box"]
    assert card(window, "c").own == NOTHING_OWN
    window.session.undo.undo()
    assert dict(card(window, "b").own.style) == {"shadow": 20.0}


def test_a_caption_that_is_moved_goes_where_its_photo_has_it(window: Window, qtbot: QtBot) -> None:
    inspector = window.page.inspector
    inspector.preview.placed.emit(Anchor.TOP, "")
    assert window.session.look.style.position is Anchor.TOP
    for_selected(window)
    inspector.preview.placed.emit(Spot(0.3, 0.3), "")
    inspector.scope._all.click()
    inspector.preview.placed.emit(Spot(0.4, 0.4), "")
    assert window.session.look.style.position is Anchor.TOP
    assert card(window, "a").own.style_on(Style()).position == Spot(0.4, 0.4)
