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
from PySide6.QtWidgets import QApplication

from stampgui.gui.app import lend_font, open_window
from stampgui.gui.pace import Pace
from stampgui.gui.saving import Saved
from stampgui.gui.window import Window


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def tell_preview(window: Window) -> None:
    preview = window.page.inspector.preview
    if preview.written is None or not preview.has_picture:
        QTimer.singleShot(50, lambda: tell_preview(window))
        return
    part, view, corner = preview.written.part, preview.view, preview.mapToGlobal(QPoint(0, 0)).toTuple()
    shares = ((part.left + part.right) / 2, (part.top + part.bottom) / 2, 0.5, 0.5)
    places = [
        round(corner[at % 2] + view.corner[at % 2] + share * view.size[at % 2] * view.scale)
        for at, share in enumerate(shares)
    ]
    say("preview " + " ".join(map(str, places)))


def main() -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    lend_font(app)
    folder = Path(sys.argv[1])
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", wishes=["id"])
    model, bar = window.session.model, window.save_bar

    def tell_photos(busy: bool) -> None:
        if not busy:
            say("|".join(card.found.path.name for card in model.cards))

    def tell_dates() -> None:
        say("dated " + "|".join(card.date.iso if card.date else "-" for card in model.cards))

    def tell_progress(pace: Pace) -> None:
        if pace.done:
            window.session.saving.progressed.disconnect(tell_progress)
            button = bar._running.cancel
            centre = button.mapToGlobal(button.rect().center())
            say(f"saving {centre.x()} {centre.y()}")

    def tell_saved(saved: Saved) -> None:
        say(f"saved {saved.stamped} of {saved.total}{' cancelled' if saved.cancelled else ''}")
        QTimer.singleShot(300, tell_handle)

    def tell_handle() -> None:
        handle = bar._done.handle
        centre = handle.mapToGlobal(handle.rect().center())
        say(f"handle {centre.x()} {centre.y()}")

    window.session.gathering.busy.connect(tell_photos)
    window.session.answered.connect(tell_dates)
    window.session.saving.progressed.connect(tell_progress)
    window.session.saving.ended.connect(tell_saved)
    window.frame.setGeometry(0, 0, 1080, 700)
    window.frame.show()
    names = [name for name in sys.argv[2:] if name != "--preview"]
    if names:
        window.session.add([Path(name) for name in names])
    say("shown")
    if len(names) < len(sys.argv) - 2:
        QTimer.singleShot(1500, lambda: tell_preview(window))
    app.exec()


if __name__ == "__main__":
    main()
