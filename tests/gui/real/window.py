"""The real window at a known place, which prints what happens in it; run as a program of its own.

The first argument is the folder for settings and copies, the others are photos to begin with; with --preview among
them it says where in the preview the middles of the caption and of the photo are. Lines it prints:
"shown"; the names of the photos whenever reading ends; "dated" with the dates after an answer; "saving" with the centre
of the button that cancels; "saved" with how many of how many, and whether it was cancelled; "handle" with the centre
of what the copies are dragged by; "preview" with both middles, once the photo is in it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from stampgui.gui.app import install_fallback_font, open_window
from stampgui.gui.saving.results_panel import DragHandle
from stampgui.gui.window.main_window import MainWindowController
from stampgui.session.saving.progress import Progress
from stampgui.session.saving.run_results import SaveResult


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def tell_preview(window: MainWindowController) -> None:
    preview = window.main_page.inspector.preview
    if preview.caption_preview is None or not preview.has_picture:
        QTimer.singleShot(50, lambda: tell_preview(window))
        return
    part, view, corner = preview.caption_preview.region, preview.viewport, preview.mapToGlobal(QPoint(0, 0)).toTuple()
    shares = ((part.left + part.right) / 2, (part.top + part.bottom) / 2, 0.5, 0.5)
    places = [
        round(corner[at % 2] + view.picture_origin[at % 2] + share * view.picture_size[at % 2] * view.scale)
        for at, share in enumerate(shares)
    ]
    say("preview " + " ".join(map(str, places)))


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
        QTimer.singleShot(300, tell_handle)

    def tell_handle() -> None:
        handle = bar.findChild(DragHandle, "dragHandle")
        assert isinstance(handle, DragHandle)
        centre = handle.mapToGlobal(handle.rect().center())
        say(f"handle {centre.x()} {centre.y()}")

    window.session.photo_import.busy_changed.connect(tell_photos)
    window.session.dates_changed.connect(tell_dates)
    window.session.save_run.progress_changed.connect(tell_progress)
    window.session.save_run.finished.connect(tell_saved)
    window.main_window.setGeometry(0, 0, 1080, 700)
    window.main_window.show()
    names = [name for name in sys.argv[2:] if name != "--preview"]
    if names:
        window.session.add([Path(name) for name in names])
    say("shown")
    if len(names) < len(sys.argv) - 2:
        QTimer.singleShot(1500, lambda: tell_preview(window))
    app.exec()


if __name__ == "__main__":
    main()
