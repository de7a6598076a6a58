"""A window in which somebody chooses what copies are for, in a program of its own.

Arguments: a folder to write into, a photo. Prints the centre of what is to be clicked next, once it stays where it is:
"kinds" for the list of kinds of copies, "kind" for upload copies alone in it, "preset" for WhatsApp in the list that
opens then; and "upload" with the chosen preset whenever it changes. It ends by itself where a click is lost.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox

from stampgui.gui.app import install_fallback_font, open_window
from stampgui.gui.saving.copies_selector import CopiesSelector
from stampgui.settings import Settings

_UPLOAD_ALONE = 2
_LONGEST_MS = 60_000


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def find_entry(combo: QComboBox, row: int) -> tuple[int, int] | None:
    """The centre of a row while the list is open."""
    view = combo.view()
    if not view.isVisible():
        return None
    at = view.viewport().mapToGlobal(view.visualRect(combo.model().index(row, 0)).center())
    return at.x(), at.y()


def main(folder: Path, photo: Path) -> int:
    app = QApplication([])
    app.setStyle("Fusion")
    install_fallback_font(app)
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", preferred_languages=["id"])
    window.main_window.setGeometry(0, 0, 1080, 700)
    window.main_window.show()
    window.session.add([photo])
    chosen = [""]

    def tell_upload(settings: Settings) -> None:
        if settings.upload != chosen[0]:
            chosen[0] = settings.upload
            say("upload", settings.upload)

    window.session.settings_changed.connect(tell_upload)
    (selector,) = window.save_bar.findChildren(CopiesSelector)
    kinds, presets = selector.kind_combo, selector.preset_combo

    def find_kinds() -> tuple[int, int] | None:
        at = kinds.mapToGlobal(kinds.rect().center())
        return (at.x(), at.y()) if kinds.isVisible() and window.session.model.rowCount() else None

    steps: list[tuple[str, Callable[[], tuple[int, int] | None]]] = [
        ("kinds", find_kinds),
        ("kind", lambda: find_entry(kinds, _UPLOAD_ALONE)),
        ("preset", lambda: find_entry(presets, presets.findData("whatsapp"))),
    ]
    before: list[tuple[int, int] | None] = [None]

    def look() -> None:
        if steps:
            name, find = steps[0]
            now = find()
            if now is not None and now == before[0]:
                say(name, *now)
                steps.pop(0)
            before[0] = now

    watch = QTimer(interval=300)
    watch.timeout.connect(look)
    watch.start()
    QTimer.singleShot(_LONGEST_MS, app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
