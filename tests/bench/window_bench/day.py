"""A person's day with many photos in the window."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stampgui.dates.partial import PartialDate
from stampgui.gui.app import keep_responsive, open_window
from stampgui.gui.window.main_window import MainWindowController
from stampgui.session.photos.photo_item import PhotoFilter, PhotoOrder
from window_bench.figures import Pulse, gaps, memory, row, wait_for
from window_bench.photos import fill, fill_undated

_SCROLLING_S: Final = 6.0
_UNDATED: Final = 10
"""To so many photos comes one scan without a date."""
_LISTING_GOAL_S: Final = 8.0
"""Seconds for 10,000 photos."""


def measure_day(count: int, folder: Path) -> None:
    """Walk through one person's day with `count` photos."""
    app = QApplication([])
    app.setStyle("Fusion")
    said = fill(folder / "photos", count)
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", preferred_languages=["id"])
    keep_responsive(window)
    window.session.start_worker_early()
    session, grid = window.session, window.main_page.photo_grid
    session.set_settings(replace(session.settings, hints_seen=True, jobs=2))
    window.main_window.resize(1366, 768)
    window.main_window.show()
    wait_for(lambda: True)
    row("memory with no photos", f"{memory():.0f} MiB")

    pulse = Pulse()
    wait_for(lambda: False, most=2)
    row("event loop with nothing to do", pulse.stop(), "what this computer adds")

    thumbnails = window.thumbnails
    row("photos", f"{count} hard links of {said}")
    pulse = Pulse()
    began = time.perf_counter()
    session.add([folder / "photos"])
    first = wait_for(lambda: bool(session.model.rowCount()))
    row("first cards after", f"{first:.2f} s")
    screenful = max(1, grid.viewport().width() // grid.gridSize().width()) * (
        grid.viewport().height() // grid.gridSize().height()
    )
    wait_for(lambda: thumbnails.cached_count >= min(screenful, count))
    row("first screen of cards with pictures after", f"{time.perf_counter() - began:.2f} s", "goal 0.5")
    wait_for(lambda: not session.photo_import.running)
    goal = f"goal {count * _LISTING_GOAL_S / 10_000:.1f}"
    row(f"{count} photos listed with their dates after", f"{time.perf_counter() - began:.1f} s", goal)
    gaps("event loop while photos are read", pulse)

    bar = grid.verticalScrollBar()
    mover = QTimer(interval=16)
    mover.timeout.connect(lambda: bar.setValue((bar.value() + 90) % max(1, bar.maximum())))
    pulse = Pulse()
    mover.start()
    wait_for(lambda: False, most=_SCROLLING_S)
    mover.stop()
    gaps("event loop while scrolling", pulse)
    row("memory after scrolling", f"{memory():.0f} MiB", "goal 300")

    day_of_choices(window, folder)

    pulse = Pulse()
    mover.start()
    window.save_bar.save_requested.emit()
    wait_for(lambda: False, most=2 * _SCROLLING_S)
    mover.stop()
    done = sum(card.saved for card in session.model.items)
    gaps("event loop while 2 workers save and one scrolls", pulse)
    row("copies made meanwhile", f"{done / (2 * _SCROLLING_S):.1f} / s")
    pulse = Pulse()
    session.save_run.cancel()
    took = wait_for(lambda: not session.save_run.running)
    wait_for(lambda: False, most=0.5)
    row("cancelled after", f"{took:.2f} s", "goal 0.5")
    gaps("event loop while cancelling", pulse)
    row("memory in the end", f"{memory():.0f} MiB", "goal 300")
    thumbnails.close()
    session.close()


def day_of_choices(window: MainWindowController, folder: Path) -> None:
    """Filters, searches, answers: what goes over all photos at once."""
    session, page = window.session, window.main_page

    def do(words: str, *deeds: Callable[[], object]) -> None:
        pulse = Pulse()
        for deed in deeds:
            deed()
            wait_for(lambda: False, most=0.4)
        gaps(f"event loop while {words}", pulse)

    def choose(chosen: PhotoFilter) -> Callable[[], object]:
        return lambda: page.filter_bar.filter_selected.emit(chosen)

    def seek(text: str) -> Callable[[], object]:
        return lambda: page.search_bar.query_changed.emit(text)

    date_entered = page.inspector.date_panel.date_entered
    do("filters change", *map(choose, (PhotoFilter.READY, PhotoFilter.UNDATED, PhotoFilter.ALL)))
    do("one searches", *map(seek, ("img_0", "img_01", "99", "nothing", "")))
    do("their order changes", *(partial(page.filter_bar.order_selected.emit, order) for order in reversed(PhotoOrder)))
    do("one photo is selected and dated, and it is undone",
       page.photo_grid.select_first,
       partial(date_entered.emit, PartialDate(2019)),
       session.undo_stack.undo)  # fmt: skip
    do("all photos are selected", page.photo_grid.selectAll)
    do(
        "one answer is given for all, and undone",
        partial(date_entered.emit, PartialDate(2019)),
        session.undo_stack.undo,
    )
    do("all photos are removed, and it is undone", window.actions.remove_selected, session.undo_stack.undo)
    page.photo_grid.select_first()
    fill_undated(folder / "undated", max(1, len(session.model.items) // _UNDATED))
    session.add([folder / "undated"])
    wait_for(lambda: not session.photo_import.running)

    def open_questions() -> None:
        page.undated_banner.questions_requested.emit()
        wait_for(lambda: window.questions_page.controller.current is not None)

    field = window.questions_page.question_panel.date_edit
    do("“Isi tanggal” is opened", open_questions)
    do("its question is answered", lambda: QTest.keyClicks(field, "2019"),
       lambda: QTest.keyClick(field, Qt.Key.Key_Return))  # fmt: skip
    session.undo_stack.undo()
    window.questions_page.handle_escape()
    wait_for(lambda: False, most=0.4)
