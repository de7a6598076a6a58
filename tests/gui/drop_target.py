"""The real window at a known place, which prints what is in it; run as a program of its own.

The first argument is the folder for settings and copies, the others are photos to begin with.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from stampgui.gui.app import open_window


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication([])
    folder = Path(sys.argv[1])
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", wishes=["id"])

    def tell(busy: bool) -> None:
        if not busy:
            say("|".join(card.found.path.name for card in window.session.model.cards))

    window.session.gathering.busy.connect(tell)
    window.setGeometry(0, 0, 1080, 700)
    window.show()
    if len(sys.argv) > 2:
        window.session.add([Path(name) for name in sys.argv[2:]])
    say("shown")
    app.exec()


if __name__ == "__main__":
    main()
