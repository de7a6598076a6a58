"""The real window at a known place, which prints what happens in it; run as a program of its own.

The first argument is the folder for settings and copies, the others are photos to begin with. Lines it prints:
"shown"; the names of the photos whenever reading ends; "dated" with the dates after an answer; "saving" with the centre
of the button that cancels; "saved" with how many of how many, and whether it was cancelled; "handle" with the centre
of what the copies are dragged by.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stampgui.gui.app import lend_font, open_window
from stampgui.gui.pace import Pace
from stampgui.gui.saving import Saved


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


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
    if len(sys.argv) > 2:
        window.session.add([Path(name) for name in sys.argv[2:]])
    say("shown")
    app.exec()


if __name__ == "__main__":
    main()
