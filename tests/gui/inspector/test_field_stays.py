"""Whatever is said of a photo and of its caption, the date field and what else is clicked in the inspector stay."""

from collections.abc import Callable, Mapping

import pytest
from gui.driver.parts import SOON, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from given import MakePhoto

SCREENS = {"150 %": (910, 512), "125 %": (1093, 614), "100 %": (1366, 768), "wide": (2560, 1080)}


@pytest.fixture(params=[(language, size) for language in ("id", "en") for size in SCREENS.values()], ids=str)
def window(request: pytest.FixtureRequest, open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    language, (width, height) = request.param
    photos = [make_photo(f"{name}.jpg", size=(1200, 900), taken="2023:01:20 08:00:11") for name in "abc"]
    photos += [make_photo(f"{name}.jpg", size=(1200, 900)) for name in "xyz"]
    window: WindowDriver = open_it(*photos, make_photo("IMG-20221014-WA0007.jpg", size=(1200, 900)), language=language)
    window.main_window.resize(width, height)
    window.select("a")
    return window


def places(window: WindowDriver) -> Mapping[str, QRect]:
    """Where the preview, its buttons and the date are, and the captions below where nothing is asked above them."""
    QTest.qWait(150)  # pictures come, too
    settle()
    inspector = window.inspector
    parts: dict[str, QWidget] = {
        "preview": inspector.preview,
        "what is scrolled": inspector.scroll_area,
        "date": inspector.line("dateEdit"),
        "its button": inspector.button("useDateButton"),
    }
    asks = bool(inspector.offers) or inspector.button("correctExifHereBox").isVisible()
    if not asks:
        parts |= {"caption": inspector.choice("templateCombo"), "style": inspector.style("yellow")}
    return {name: QRect(part.mapTo(inspector.root, QPoint(0, 0)), part.size()) for name, part in parts.items()}


def type_a_date(window: WindowDriver) -> None:
    window.inspector.line("dateEdit").setFocus()
    window.inspector.type_into("dateEdit", "17 agustus 2020")


def use_it(window: WindowDriver) -> None:
    window.inspector.press("useDateButton")


def select(names: str) -> Callable[[WindowDriver], None]:
    def step(window: WindowDriver) -> None:
        window.grid.setFocus()
        window.grid.select_photos([card.id for card in window.photos if card.found.path.stem in names])

    return step


STEPS: Mapping[str, Callable[[WindowDriver], None]] = {
    "an undated photo": select("x"),
    "a date typed": type_a_date,
    "a date used": use_it,
    "a photo that was received": select("IMG-20221014-WA0007"),
    "a dated photo": select("b"),
    "another date typed": type_a_date,
    "another date used": use_it,
    "several undated photos": select("yz"),
    "all photos": lambda window: window.select_all(),
    "no photo": lambda window: window.grid.clearSelection(),
}


def test_the_date_and_the_preview_stay_where_they_are_whatever_is_selected_and_typed(window: WindowDriver) -> None:
    first = places(window)
    moved: dict[str, list[str]] = {}
    for name, step in STEPS.items():
        step(window)
        now = places(window)
        moved[name] = [part for part in now if now[part] != first[part]]
    assert {name: parts for name, parts in moved.items() if parts} == {}


def test_a_warning_about_the_caption_moves_none_of_the_controls_beneath(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.wait_for_preview()
    inspector.unfold_details()
    before = places(window)
    inspector.slider("outlineSlider").setValue(0)
    inspector.choose_own_colour("#466ea0")
    window.qtbot.waitUntil(lambda: len(inspector.text("captionHint")) > 40, timeout=SOON)
    now = places(window)
    assert {part for part in before if now[part] != before[part]} <= {"preview"}  # which makes room for the words
