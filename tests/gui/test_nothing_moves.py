"""Nothing that is clicked moves others away: what one aims at next is where it was."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QScrollBar, QWidget

from given import MakePhoto
from stampgui.caption.style import Anchor
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.session.photos.photo_item import PhotoFilter

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, PreviewEditor)
TAKEN = "2023:01:20 08:00:11"


@dataclass(frozen=True)
class Screen:
    """Logical pixels; in a low window things may give way to each other as long as each is hit where it was."""

    width: int
    height: int
    low: bool = False


SCREENS = {
    "150 %": Screen(910, 512, low=True),
    "720 lines": Screen(1280, 720),
    "100 %": Screen(1366, 768),
    "wide": Screen(2560, 1080),
}


@pytest.fixture(params=list(SCREENS.values()), ids=list(SCREENS))
def screen(request: pytest.FixtureRequest) -> Screen:
    screen = request.param
    assert isinstance(screen, Screen)
    return screen


@pytest.fixture(params=["id", "en"])
def window(request: pytest.FixtureRequest, screen: Screen, open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    dated = [make_photo(f"{name}.jpg", size=(1200, 900), taken=TAKEN) for name in "abcdefgh"]
    undated = [make_photo(f"{name}.jpg", size=(800, 900)) for name in "xyz"]
    window: WindowDriver = open_it(*dated, *undated, language=request.param)
    window.main_window.resize(screen.width, screen.height)
    window.hints.end()
    window.select("a")
    return window


# what can be clicked, and where it is


Places = Mapping[str, QRect]


def find_places(window: WindowDriver) -> Places:
    """Where everything that can be clicked is in the window, once all has its place."""
    before: Places = {}
    for _turn in range(40):
        QTest.qWait(120)
        now = {name: place for part in window.main_window.findChildren(QWidget) for name, place in seen(part, window)}
        now |= cards(window)
        if now == before:
            break
        before = now
    return before


def seen(part: QWidget, window: WindowDriver) -> Iterator[tuple[str, QRect]]:
    main = window.main_window
    if isinstance(part, CONTROLS) and not isinstance(part, QScrollBar) and part.window() is main and part.isVisible():
        words = part.text() if isinstance(part, QAbstractButton) else ""
        name = part.objectName() or part.accessibleName() or words or type(part).__name__
        if not part.visibleRegion().isEmpty():
            yield name, QRect(part.mapTo(main, QPoint(0, 0)), part.size())


def cards(window: WindowDriver) -> Places:
    grid, found = window.grid, {}
    for row in range(grid.model().rowCount()):
        index = grid.model().index(row, 0)
        place = grid.visualRect(index)
        if grid.viewport().rect().contains(place.center()):
            found[f"card {index.data()}"] = QRect(
                grid.viewport().mapTo(window.main_window, place.topLeft()), place.size()
            )
    return found


def stays(before: QRect, now: QRect, screen: Screen) -> bool:
    """Words may make it wider to one side; in a low window it may give way as long as its middle is still on it."""
    if screen.low:
        return now.contains(before.center())
    same_lines = before.top() == now.top() and before.height() == now.height()
    return same_lines and (before.left() == now.left() or before.right() == now.right())


# what people do


def select(name: str) -> Callable[[WindowDriver], object]:
    def step(window: WindowDriver) -> None:
        window.grid.setFocus()
        window.grid.select_photos([card.id for card in window.photos if card.found.path.stem in name])

    return step


def type_a_date(window: WindowDriver) -> None:
    window.inspector.line("dateEdit").setFocus()
    window.inspector.type_into("dateEdit", "17 agustus 2020")


def date_the_last(window: WindowDriver) -> None:
    select("yz")(window)
    window.qtbot.wait(50)
    window.inspector.type_date("2020")


def cancel(window: WindowDriver) -> None:
    window.start_saving()
    window.wait_for_copies(lambda: window.saving.press("cancelButton"))


STEPS: Mapping[str, Callable[[WindowDriver], object]] = {
    "select an undated photo": select("x"),
    "type its date": type_a_date,
    "use it": lambda window: window.inspector.press("useDateButton"),
    "undo": lambda window: window.undo(),
    "redo": lambda window: window.redo(),
    "select a dated photo": select("b"),
    "choose a style": lambda window: window.inspector.style("yellow").click(),
    "choose a place": lambda window: window.inspector.place_at(Anchor.TOP),
    "for this photo only": lambda window: window.inspector.for_selected(),
    "choose its style": lambda window: window.inspector.style("box").click(),
    "as the others again": lambda window: window.inspector.press("sharedStyleButton"),
    "for all photos": lambda window: window.inspector.for_all(),
    "select all": lambda window: window.select_all(),
    "select one again": select("b"),
    "show what is ready": lambda window: window.filters.show_only(PhotoFilter.READY),
    "show all": lambda window: window.filters.show_only(PhotoFilter.ALL),
    "search": lambda window: window.open_search().search("a"),
    "end the search": lambda window: window.search.close(),
    "copy a sentence": lambda window: window.inspector.press("copyPostTextButton"),
    "dismiss what is said of it": lambda window: window.info.decline(),
    "meet a mistake": lambda window: window.main_window.show_error("Traceback"),
    "dismiss it": lambda window: window.notices.shown[-1].decline_button.click(),
    "date the last": date_the_last,
    "undo the last": lambda window: window.undo(),
    "cancel saving": cancel,
    "done with that": lambda window: window.saving.press("dismissButton"),
    "save": lambda window: window.save(),
    "done": lambda window: window.saving.press("dismissButton"),
}


@dataclass(frozen=True)
class Excepted:
    """Steps after which some parts may be elsewhere, and why; parts by how their names begin."""

    steps: Collection[str]
    parts: tuple[str, ...]
    why: str


BELOW_THE_DATE = (
    *(
        "dateOffer",
        "copyPostTextButton",
        "shiftClockButton",
        "removeDateButton",
        "captionLanguageCombo",
        "templateCombo",
    ),
    *("allChip", "selectedChip", "sharedStyleButton", "eventEdit", "placeEdit"),
    *(f"{style}StyleTile" for style in ("outlined", "yellow", "box", "ribbon", "strip")),
)

EXCEPTIONS = (
    Excepted(
        ("select an undated photo", "use it", "undo", "redo", "select a dated photo", "select all", "select one again"),
        BELOW_THE_DATE,
        "dates that were found and what is asked of them are told above: a place for them all would be empty mostly",
    ),
    Excepted(
        ("select an undated photo", "select a dated photo"),
        ("card ",),
        "in a low window these photos are out of sight, where nobody clicks: the cards are scrolled to them",
    ),
    Excepted(
        ("search", "end the search", "show what is ready", "show all"),
        ("card ",),
        "other photos are shown, each in the next free place, below the line in which one types",
    ),
    Excepted(
        ("date the last", "undo the last"),
        ("namingCombo", "changeFolderButton"),
        "the path of the folder is as long as there is room for it beside the numbers, which change",
    ),
)


def is_excepted(step: str, part: str) -> bool:
    return any(step in each.steps and part.startswith(each.parts) for each in EXCEPTIONS)


@pytest.mark.usefixtures("held_after_first")
def test_what_one_aims_at_is_where_it_was(window: WindowDriver, screen: Screen) -> None:
    before = find_places(window)
    moved: dict[str, list[str]] = {}
    for name, step in STEPS.items():
        step(window)
        now = find_places(window)
        moved[name] = [
            f"{part} {before[part].getRect()} -> {now[part].getRect()}"
            for part in before.keys() & now.keys()
            if not (stays(before[part], now[part], screen) or is_excepted(name, part))
        ]
        before = now
    assert {name: parts for name, parts in moved.items() if parts} == {}
