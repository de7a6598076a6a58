"""The program's icons, tinted and sharp at every screen scale."""

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


def load_icon(name: str, colour: str, size: int = 18, *, disabled: str = "") -> QIcon:
    """Load an icon that is sharp on every screen of this computer; without a colour for `disabled` Qt makes one."""
    icon = QIcon()
    for scale in sorted({*_USUAL_SCALES, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        icon.addPixmap(render_icon(name, colour, size, scale=scale))
        if disabled:
            icon.addPixmap(render_icon(name, disabled, size, scale=scale), QIcon.Mode.Disabled)
    return icon


def load_app_icon() -> QIcon:
    """Load the program's own icon, in the sizes that window lists and task bars ask for."""
    icon = QIcon()
    for size in _APP_SIZES:
        icon.addFile(str(find_assets() / "app" / f"stampgui-{size}.png"))
    return icon


class IconCache:
    """A cache of rendered icons, which the cards draw over and over."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, str, float, float], QPixmap] = {}

    def __call__(self, name: str, colour: str, size: float, *, scale: float) -> QPixmap:
        key = (name, colour, size, scale)
        if key not in self._pixmaps:
            self._pixmaps[key] = render_icon(name, colour, size, scale=scale)
        return self._pixmaps[key]
