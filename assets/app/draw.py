"""Draws the program's icons beside this file from `assets/icons/app.svg`: `python assets/app/draw.py`.

PNG for Linux, .ico for Windows, .icns for macOS. Change the SVG, then run this.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent
SVG = FOLDER.parent / "icons" / "app.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)


def drawn(size: int) -> Image.Image:
    """Draw the icon `size` pixels wide, with transparent corners."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    pen = QPainter(image)
    QSvgRenderer(str(SVG)).render(pen, QRectF(0, 0, size, size))
    pen.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub names the format as bytes
    return Image.open(BytesIO(bytes(buffer.data().data())))


def main(folder: Path = FOLDER) -> None:
    for size in PNG_SIZES:
        drawn(size).save(folder / f"stampgui-{size}.png", optimize=True)
    for name, sizes in (("stampgui.ico", ICO_SIZES), ("stampgui.icns", ICNS_SIZES)):
        *smaller, largest = map(drawn, sizes)
        largest.save(folder / name, sizes=[(size, size) for size in sizes], append_images=smaller)


if __name__ == "__main__":
    app = QGuiApplication(["draw", "-platform", "offscreen"])
    main(*map(Path, sys.argv[1:]))
