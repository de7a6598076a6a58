"""The window's theme: selects the light or dark tokens and gives Qt a palette and a style sheet made of them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens


def select_tokens(choice: str, *, system_is_dark: bool) -> Tokens:
    """Select the colours for `choice`: "light", "dark", or empty to follow the system."""
    if choice == "light":
        return LIGHT
    if choice == "dark":
        return DARK
    return DARK if system_is_dark else LIGHT


def build_palette(tokens: Tokens) -> QPalette:
    """Build the palette, which colours everything that the style sheet does not mention."""
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
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette


class Theme(QObject):
    """Applies the chosen theme, or follows that of the system.

    The style sheet waits for `style_widgets`, once the widgets are built: those that get a parent under a style sheet
    are styled anew, with all that they hold, which takes longer than building them.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self.tokens = LIGHT
        self._styles_widgets = False
        app.setStyleSheet("")
        # no animated menus for anybody: before 6.12 Qt cannot tell whether the user asked the system for reduced motion
        app.setEffectEnabled(Qt.UIEffect.UI_General, False)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def choice(self) -> str:
        return self._choice

    def style_widgets(self) -> None:
        """Apply the style sheet, from now on at each change of theme."""
        self._styles_widgets = True
        self._apply_style_sheet()

    def set_choice(self, choice: str) -> None:
        self._choice = choice
        self._apply()

    def _follow_system(self) -> None:
        if not self._choice:
            self._apply()

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        # the title bar is drawn by the system, which has to be told the colour scheme
        match self._choice:
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                hints.unsetColorScheme()
        self.tokens = select_tokens(self._choice, system_is_dark=hints.colorScheme() == Qt.ColorScheme.Dark)
        self._app.setPalette(build_palette(self.tokens))
        if self._styles_widgets:
            self._apply_style_sheet()
        self.changed.emit()

    def _apply_style_sheet(self) -> None:
        self._app.setStyleSheet(build_style_sheet(self.tokens, points=self._app.font().pointSizeF()))


def make_readable_font(font: QFont) -> QFont:
    """The given font with at least 10 points: most of its readers are not young."""
    readable = QFont(font)
    readable.setPointSizeF(max(font.pointSizeF(), 10.0))
    return readable
