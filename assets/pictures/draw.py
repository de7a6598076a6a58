"""Draws the pictures of the window beside this file: `python assets/pictures/draw.py`.

Everything in them is the program's own: its sample photos, its captions, copies in a folder that goes away afterwards.
"""

import os
import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stampgui import settings as storage
from stampgui.gui.app import install_fallback_font, open_window
from stampgui.gui.theme.theme import make_readable_font
from stampgui.gui.window.main_window import MainWindowController
from stampgui.settings import Settings

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parent / "samples"
SIZE = (1280, 760)
WRITTEN = 1_666_000_000
"""When the files were written, in seconds since 1970: the window offers it for photos without a date."""
COLOURS = 256
"""As many as make the pictures small and leave gradients smooth."""


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setStyle("Fusion")
    install_fallback_font(app)
    app.setFont(make_readable_font(app.font()))
    for language, theme, names in (("id", "light", ("window", "dates", "done")), ("en", "dark", ("window-dark",))):
        with tempfile.TemporaryDirectory() as scratch:
            draw(app, Path(scratch), language, theme, names)


def draw(app: QApplication, scratch: Path, language: str, theme: str, names: tuple[str, ...]) -> None:
    """Open the window on the samples and save what it shows under these names, as far as they are asked for."""
    photos = scratch / ("Foto kegiatan" if language == "id" else "Photos")
    shutil.copytree(SAMPLES, photos, ignore=shutil.ignore_patterns("*.py"))
    for photo in photos.iterdir():
        os.utime(photo, (WRITTEN, WRITTEN))
    storage.save_settings(scratch / "settings.json", Settings(language=language, theme=theme, hints_seen=True))
    window = open_window(app, scratch / "settings.json", pictures=scratch / "Pictures", preferred_languages=[language])
    window.main_window.resize(*SIZE)
    window.main_window.show()
    window.session.add([photos])
    wait_until_read(window)
    chosen = [item.id for item in window.session.model.items if item.found.path.name == "rapat-balai-desa.jpg"]
    window.main_page.photo_grid.select_photos(chosen)
    QTest.qWait(1500)
    for name in names:
        if name == "dates":
            QTest.keyClick(window.main_window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
            QTest.qWait(1000)
        elif name == "done":
            window.questions_page.leave()
            window.notices.show_message(None)
            window.main_page.photo_grid.select_photos(chosen)
            # copies go where everybody's go, not into a folder with a name of the moment
            window.save_bar.save_requested.emit()
            while window.session.save_result is None:
                QTest.qWait(20)
            QTest.qWait(1000)
        if name.startswith("window"):
            window.save_bar.set_folder(Path.home().joinpath("Pictures", "stampgui").relative_to(Path.home()))
            QTest.qWait(50)
        keep(window, FOLDER / f"{name}.png")
    window.main_window.close()
    window.main_window.deleteLater()


def wait_until_read(window: MainWindowController) -> None:
    while window.session.photo_import.running:
        QTest.qWait(20)


def keep(window: MainWindowController, file: Path) -> None:
    """Save what the window shows, with few colours."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.main_window.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
