"""The real window at a known place, which prints what happens in it; run as a program of its own.

The first argument is the folder for settings and copies, the others are photos to begin with; with --preview among
them it says where in the preview the middles of the caption and of the photo are. Lines it prints:
"shown"; the names of the photos whenever reading ends; "dated" with the dates after an answer; "saving" with the centre
of the button that cancels; "saved" with how many of how many, and whether it was cancelled; "handle" with the centre
of what the copies are dragged by; "preview" with both middles, once the photo is in it; "asked" when a date is asked
for and can be typed; "over" when the window has answered to something that is dragged over it from another program.
Places are told once they stay.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QDragMoveEvent, QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from stampgui.gui.app import install_fallback_font, open_window
from stampgui.gui.saving.results_panel import DragHandle
from stampgui.gui.saving.save_bar import SaveBar
from stampgui.gui.window.main_window import MainWindowController
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import SaveResult


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say_once_it_stays(find: Callable[[], str], before: str = "") -> None:
    """Say what is found once it is found twice: one layout after the other asks those around it for room."""
    now = find()
    if now and now == before:
        say(now)
    else:
        QTimer.singleShot(300, lambda: say_once_it_stays(find, now))


def find_preview(window: MainWindowController) -> str:
    preview = window.main_page.inspector.preview
    if preview.caption_preview is None or not preview.has_picture:
        return ""
    part, view, corner = preview.caption_preview.region, preview.viewport, preview.mapToGlobal(QPoint(0, 0)).toTuple()
    shares = ((part.left + part.right) / 2, (part.top + part.bottom) / 2, 0.5, 0.5)
    places = [
        round(corner[at % 2] + view.picture_origin[at % 2] + share * view.picture_size[at % 2] * view.scale)
        for at, share in enumerate(shares)
    ]
    return "preview " + " ".join(map(str, places))


def find_handle(bar: SaveBar) -> str:
    handle = bar.findChild(DragHandle, "dragHandle")
    assert isinstance(handle, DragHandle)
    centre = handle.mapToGlobal(handle.rect().center())
    return f"handle {centre.x()} {centre.y()}" if handle.isVisible() else ""


class DragTeller(QObject):
    """Tells of each drag once."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._told = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names its overrides
        if isinstance(event, QDragMoveEvent) and event.source() is None and not self._told:
            self._told = True
            QTimer.singleShot(0, lambda: say("over"))  # the answer comes after this
        elif event.type() is QEvent.Type.Drop:
            self._told = False
        return False


def tell_when_asked(app: QApplication) -> None:
    def tell(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.objectName() == "questionDateEdit":
            app.focusChanged.disconnect(tell)
            say("asked")

    app.focusChanged.connect(tell)


def main() -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    install_fallback_font(app)
    folder = Path(sys.argv[1])
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", preferred_languages=["id"])
    model, bar = window.session.model, window.save_bar

    def tell_photos(busy: bool) -> None:
        if not busy:
            say("|".join(card.found.path.name for card in model.items))

    def tell_dates() -> None:
        say("dated " + "|".join(card.date.iso if card.date else "-" for card in model.items))

    def tell_progress(pace: Progress) -> None:
        if pace.done:
            window.session.save_run.progress_changed.disconnect(tell_progress)
            button = bar.findChild(QPushButton, "cancelButton")
            assert isinstance(button, QPushButton)
            centre = button.mapToGlobal(button.rect().center())
            say(f"saving {centre.x()} {centre.y()}")

    def tell_saved(saved: SaveResult) -> None:
        say(f"saved {saved.stamped_count} of {saved.total}{' cancelled' if saved.cancelled else ''}")
        say_once_it_stays(lambda: find_handle(bar))

    window.session.photo_import.busy_changed.connect(tell_photos)
    window.session.dates_changed.connect(tell_dates)
    window.session.save_run.progress_changed.connect(tell_progress)
    window.session.save_run.finished.connect(tell_saved)
    tell_when_asked(app)
    window.main_window.setGeometry(0, 0, 1080, 700)
    window.main_window.show()
    DragTeller(window.main_window.windowHandle())
    names = [name for name in sys.argv[2:] if name != "--preview"]
    if names:
        window.session.add([Path(name) for name in names])
    say("shown")
    if len(names) < len(sys.argv) - 2:
        say_once_it_stays(lambda: find_preview(window))
    app.exec()


if __name__ == "__main__":
    main()
