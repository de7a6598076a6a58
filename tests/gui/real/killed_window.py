"""A window in which somebody types a date and an event and moves a caption, in a program of its own that can be killed.

Arguments: a folder to write into, a photo, the date. Prints "typed" when all was done.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style import Anchor
from stampgui.gui.app import open_window


def main(folder: Path, photo: Path, date: str) -> int:
    app = QApplication([])
    window = open_window(
        app, folder / "config" / "settings.json", pictures=folder / "Pictures", preferred_languages=["en"]
    )
    window.main_window.show()
    window.session.add([photo])

    def type_it() -> None:
        field = window.main_window.findChild(QLineEdit, "dateEdit")
        assert isinstance(field, QLineEdit)
        if window.session.photo_import.running or not field.isEnabled():
            return
        waiting.stop()
        QTest.keyClicks(field, date)
        QTest.keyClick(field, Qt.Key.Key_Return)
        window.session.set_caption_overrides({0: CaptionOverride(style=(("position", Anchor.LEFT),))})
        QTest.keyClicks(window.main_page.inspector.event_place_panel.event_edit, "Rapat desa")
        sys.stdout.write("typed\n")
        sys.stdout.flush()

    waiting = QTimer(interval=50)
    waiting.timeout.connect(type_it)
    waiting.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
