"""From the table of colours to what Qt draws: a palette, a style sheet, and which of the two tables holds."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens


def select_tokens(choice: str, *, system_is_dark: bool) -> Tokens:
    """`choice` is "light", "dark" or empty for "as the system has it"."""
    if choice == "light":
        return LIGHT
    if choice == "dark":
        return DARK
    return DARK if system_is_dark else LIGHT


def build_palette(tokens: Tokens) -> QPalette:
    """The colours for all that the style sheet does not name."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.field,
        roles.Text: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.on_accent,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Link: tokens.link,
        roles.LinkVisited: tokens.link,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.Accent: tokens.accent,
        roles.Light: tokens.hover,
        roles.Midlight: tokens.line,
        roles.Mid: tokens.edge,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.line,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


class Theme(QObject):
    """Keeps the application in the colours that were chosen, or that the system has."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self.tokens = LIGHT
        # menus and lists unfold at once, for all: until 6.12 Qt cannot tell who asked the system for less motion
        app.setEffectEnabled(Qt.UIEffect.UI_General, False)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> str:
        return self._choice

    def set_choice(self, choice: str) -> None:
        self._choice = choice
        self._apply()

    def _follow_system(self) -> None:
        if not self._choice:
            self._apply()

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        # the window's title bar is the system's: it only follows when it is told
        match self._choice:
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                hints.unsetColorScheme()
        self.tokens = select_tokens(self._choice, system_is_dark=hints.colorScheme() == Qt.ColorScheme.Dark)
        self._app.setPalette(build_palette(self.tokens))
        self._app.setStyleSheet(build_style_sheet(self.tokens, points=self._app.font().pointSizeF()))
        self.changed.emit()


def make_readable_font(font: QFont) -> QFont:
    """The system's own face, at least 10 points high: most of its readers are not young."""
    larger = QFont(font)
    larger.setPointSizeF(max(font.pointSizeF(), 10.0))
    return larger
