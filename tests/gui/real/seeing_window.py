"""The window as a program of its own, which looks at one photo after the other and prints what is seen of each.

Arguments: a folder to write into, then photos. Prints one line of JSON for each photo: its name, and whether its card,
the preview's picture and the caption on it are there. The last line names the modules that write photos and were loaded
nevertheless.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from stampgui.caption.style import AUTO
from stampgui.dates.partial import PartialDate
from stampgui.gui.app import open_window
from stampgui.gui.window.main_window import MainWindowController
from stampgui.session.photos.photo_item import PhotoItem

WRITERS = ("stampgui.image.reencode", "stampgui.stamping.copies")
PATIENCE = 60_000
"""Milliseconds for one photo, on a computer that has much else to do."""


def wait_until(condition: Callable[[], bool]) -> None:
    loop, looking = QEventLoop(), QTimer(interval=20)
    looking.timeout.connect(lambda: loop.quit() if condition() else None)
    looking.start()
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()


def see(window: MainWindowController, item: PhotoItem) -> dict[str, object]:
    grid, preview = window.main_page.photo_grid, window.main_page.inspector.preview
    grid.select_photos([item.id])

    def is_seen() -> bool:
        pixmap = window.thumbnails.pixmap(item, min_width=128)
        return pixmap is not None and preview.has_picture and preview.caption_preview is not None

    wait_until(is_seen)
    pixmap, caption = window.thumbnails.pixmap(item, min_width=128), preview.caption_preview
    return {
        "name": item.found.path.name,
        "card": pixmap is not None and not pixmap.isNull(),
        "picture": preview.has_picture,
        "caption": caption is not None,
    }


def lines(window: MainWindowController) -> Iterator[object]:
    for item in window.session.model.items:
        yield see(window, item)
    yield [name for name in WRITERS if name in sys.modules]


def main(folder: Path, photos: list[Path]) -> None:
    app = QApplication([])
    window = open_window(app, folder / "settings.json", pictures=folder / "Pictures", preferred_languages=["en"])
    spec = window.session.caption_spec
    window.session.set_caption_spec(replace(spec, style=replace(spec.style, position=AUTO, fill=AUTO)))
    window.main_window.resize(1280, 720)
    window.main_window.show()
    window.session.add(photos)
    wait_until(lambda: bool(window.session.model.items) and not window.session.photo_import.running)
    window.session.set_date([item.id for item in window.session.model.items], PartialDate(2022, 10, 14))
    for line in lines(window):
        sys.stdout.write(json.dumps(line) + "\n")
    window.main_page.inspector.preview.stop_loading()
    window.session.close()
    window.thumbnails.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
