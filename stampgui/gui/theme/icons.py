"""The program's own pictures, tinted and sharp at every scale."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stampgui.resources import find_assets

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)
_USUAL_SCALES = (1.0, 2.0)


def render_icon(name: str, colour: str, size: float, *, scale: float = 1.0) -> QPixmap:
    """Draw `assets/icons/<name>.svg` in `colour`, `size` logical pixels wide, for a screen of `scale`."""
    svg = (find_assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", QColor(colour).name()).encode()))
    pixels = round(size * scale)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    pen = QPainter(image)
    renderer.render(pen, QRectF(0, 0, pixels, pixels))
    pen.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def load_icon(name: str, colour: str, size: int = 18) -> QIcon:
    """An icon that is sharp on every screen of this computer."""
    made = QIcon()
    for scale in sorted({*_USUAL_SCALES, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        made.addPixmap(render_icon(name, colour, size, scale=scale))
    return made


def load_app_icon() -> QIcon:
    """The program's own icon, in the sizes that window lists and task bars ask for."""
    made = QIcon()
    for size in _APP_SIZES:
        made.addFile(str(find_assets() / "app" / f"stampgui-{size}.png"))
    return made


class IconCache:
    """Drawn pictures, kept while they are being used over and over by the cards."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, str, float, float], QPixmap] = {}

    def __call__(self, name: str, colour: str, size: float, *, scale: float) -> QPixmap:
        key = (name, colour, size, scale)
        if key not in self._pixmaps:
            self._pixmaps[key] = render_icon(name, colour, size, scale=scale)
        return self._pixmaps[key]
