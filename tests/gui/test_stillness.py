"""Nothing moves by itself, so that whoever gets dizzy or distracted by motion need not ask for less of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto, under_many_names
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.gui.photos.import_bar import ImportBar
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue, message
from stampgui.session.saving.run_results import RunPhase

TAKEN = "2023:01:20 08:00:11"
LOOKS_MS = (0, 130, 210)
"""Three looks at uneven distances: what goes round does not happen to be where it was."""


@pytest.fixture(autouse=True)
def without_a_blinking_cursor() -> Iterator[None]:
    """Who wants none has told the system."""
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    yield
    hints.setCursorFlashTime(before)


@pytest.fixture
def asleep(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Looking for photos finds all but the last at once, and that one when it is woken up."""
    waking = Event()

    def find(paths: Sequence[Path], **_options: object) -> Iterator[FoundPhoto]:
        for number, path in enumerate(paths):
            if number + 1 == len(paths):
                waking.wait(120)
            yield FoundPhoto(path, Path(path.name))

    monkeypatch.setattr("stampgui.session.photos.zip_files.find_photos", find)
    yield waking
    waking.set()


def stands_still(screen: QWidget) -> bool:
    """Whether a screen comes to look the same for a while; pictures that are still read may come first."""
    for _turn in range(12):
        looks = []
        for pause in LOOKS_MS:
            QTest.qWait(pause)
            looks.append(screen.grab().toImage())
        if all(look == looks[0] for look in looks):
            return True
    return False


def test_while_photos_are_looked_for_nothing_moves(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asleep: Event
) -> None:
    window = open_it()
    window.session.add([make_photo("a.jpg", taken=TAKEN)])
    qtbot.waitUntil(lambda: window.reading.visible, timeout=SOON)
    assert window.reading.text("importText") == "Looking for photos…"
    assert stands_still(window.main_window)


def test_while_photos_are_read_only_their_number_tells_of_it(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, asleep: Event, tmp_path: Path
) -> None:
    window = open_it()
    # in one process: of several, the first might read all while another starts, whose photo is to be listed before them
    window.session.update_settings(jobs=1)
    # each in a folder of its own: neighbours are read together
    window.session.add([make_photo("a.jpg", taken=TAKEN, folder=tmp_path / f"{number}") for number in range(60)])
    qtbot.waitUntil(lambda: bool(window.photos), timeout=SOON)
    assert stands_still(window.main_window)
    assert window.reading.text("importText").endswith(" so far")
    assert window.session.photo_import.running


def test_in_no_other_state_does_anything_move(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    window = open_it()
    still = {"nothing yet": stands_still(window.main_window)}

    def look(name: str, screen: QWidget | None = None) -> None:
        still[name] = stands_still(screen or window.main_window)

    photos = under_many_names(make_photo("0.jpg", taken=TAKEN, size=(2400, 1800)), 20)
    window.session.add([*photos, make_photo("scan.jpg")])
    window.wait_until_read()
    look("hints")
    window.hints.end()
    look("a photo")
    bar = ImportBar(load_catalogue("en"), LIGHT)
    qtbot.addWidget(bar)
    bar.set_refresh_progress(3, 20)
    bar.show()
    look("read again", bar)
    window.notices.fill(message("Discard the dates that were kept?"), message("No photo is waiting for a date."))
    window.open_search()
    look("notices and search")
    window.fill_in_dates()
    look("dates asked for")
    window.questions.leave()
    settings, pages = window.open_settings(), window.open_help()
    look("settings", settings.dialog)
    look("help", pages.dialog)
    _begin_saving_and_pause(window, qtbot)
    look("paused")
    with qtbot.waitSignal(window.session.save_run.finished, timeout=SOON):
        window.saving.press("pauseButton")
    look("saved")
    assert [name for name, is_still in still.items() if not is_still] == []


def _begin_saving_and_pause(window: WindowDriver, qtbot: QtBot) -> None:
    saving = window.session.save_run

    def pause() -> None:
        if saving.phase is RunPhase.WORKING:  # at once, while the workers start
            saving.progress_changed.disconnect(pause)
            saving.pause()

    saving.progress_changed.connect(pause)
    window.press_save()
    qtbot.waitUntil(lambda: saving.phase is RunPhase.PAUSED, timeout=SOON)


def test_menus_and_lists_unfold_at_once(open_it: OpenWindow, qapp: QApplication) -> None:
    effects = (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo)
    for effect in effects:
        qapp.setEffectEnabled(effect, True)
    open_it()
    assert [effect for effect in effects if qapp.isEffectEnabled(effect)] == []


def test_what_moves_would_be_seen(open_it: OpenWindow, qtbot: QtBot) -> None:
    """Or everything would count as still."""
    open_it()
    busy = QProgressBar()
    qtbot.addWidget(busy)
    busy.setRange(0, 0)
    busy.show()
    assert not stands_still(busy)
