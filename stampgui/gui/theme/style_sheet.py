"""The style sheet; every colour in it comes from the tokens."""

from stampgui.gui.theme.tokens import Tokens
from stampgui.resources import find_assets


def build_style_sheet(tokens: Tokens, *, points: float) -> str:
    """Build the style sheet for a base font of `points`."""
    return "".join(
        (
            _background_rules(tokens),
            _text_rules(tokens, points),
            _button_rules(tokens, points),
            _field_rules(tokens, points),
            _calendar_rules(tokens),
            _slider_rules(tokens),
            _bar_rules(tokens),
            _menu_rules(tokens),
        )
    )


def _background_rules(t: Tokens) -> str:
    return f"""
    QMainWindow, QDialog, QMessageBox {{ background: {t.window}; }}
    QWidget#header {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
    QWidget#saveBar {{ background: {t.surface}; border-top: 1px solid {t.line}; }}
    QFrame#dragHandle {{ background: {t.window}; border: 1px dashed {t.edge}; border-radius: 8px; }}
    QFrame#dragHandle:hover {{ background: {t.hover}; border-color: {t.accent}; }}
    QScrollArea#lines {{ background: transparent; border: none; }}
    QScrollArea#lines:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
    QScrollArea#lines > QWidget > QWidget {{ background: transparent; }}
    QWidget#inspector {{ background: {t.surface}; border: none; border-left: 1px solid {t.line}; }}
    QScrollArea#inspectorScrollArea {{ background: {t.surface}; }}
    QWidget#inspectorBody {{ background: {t.surface}; }}
    QFrame#banner {{ background: {t.amber_soft}; border: 1px solid {t.amber_line}; border-radius: 10px; }}
    QFrame#banner QLabel {{ color: {t.amber}; }}
    QFrame#question {{ background: {t.amber_soft}; border: 1px solid {t.amber_line}; border-radius: 8px; }}
    QFrame#question QLabel {{ color: {t.amber}; }}
    QFrame#copies {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 10px; }}
    QFrame#popup {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 8px; }}
    QFrame#moveNotice {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 8px; }}
    QFrame#notice {{ background: {t.accent_soft}; border: 1px solid {t.line}; border-radius: 10px; }}
    QFrame#notice[warns="true"] {{ background: {t.amber_soft}; border-color: {t.amber_line}; }}
    QFrame#notice[warns="true"] QLabel {{ color: {t.amber}; }}
    QWidget#panel {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 10px; }}
    QScrollArea#asked, QWidget#askedBody, QListView#rail, QListView#dividing {{
        background: transparent; border: none; outline: none;
    }}
    QFrame#hint {{ background: {t.surface}; border: 2px solid {t.link}; border-radius: 12px; }}
    QTextBrowser#helpText {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 10px; }}
    QListWidget#helpNames {{
        background: {t.surface}; border: 1px solid {t.line}; border-radius: 10px; padding: 6px; outline: none;
    }}
    QListWidget#helpNames::item {{ padding: 8px 10px; border-radius: 6px; border: 1px solid transparent; }}
    QListWidget#helpNames[close="true"]::item {{ padding: 4px 10px; }}
    QListWidget#helpNames::item:selected {{ background: {t.accent_soft}; color: {t.link}; }}
    QListWidget#helpNames:focus, QTextBrowser#helpText:focus {{ border: 2px solid {t.accent}; }}
    QListView#grid {{ background: transparent; border: none; outline: none; }}
    QSplitter::handle:horizontal {{ background: {t.window}; width: 5px; }}
    QSplitter::handle:horizontal:hover, QSplitter::handle:horizontal:pressed {{ background: {t.edge}; }}
    QFrame#rule {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
    QToolTip {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 6px; padding: 2px 3px;
    }}
    """


def _text_rules(t: Tokens, points: float) -> str:
    disc = round(2.4 * points)
    return f"""
    QLabel {{ background: transparent; }}
    QLabel[role="name"] {{ font-size: {points * 1.25:.1f}pt; font-weight: 700; }}
    QLabel[role="hero"] {{ font-size: {points * 2.0:.1f}pt; font-weight: 700; }}
    QLabel[role="lead"] {{ font-size: {points * 1.12:.1f}pt; color: {t.muted}; }}
    QLabel[role="title"] {{ font-weight: 700; }}
    QLabel[role="muted"] {{ color: {t.muted}; font-size: {points * 0.92:.1f}pt; }}
    QLabel[role="good"] {{ color: {t.green}; }}
    QLabel[role="bad"] {{ color: {t.red}; }}
    QLabel[role="warn"] {{ color: {t.amber}; }}
    QLabel[role="step"] {{
        background: {t.accent_soft}; color: {t.link}; font-weight: 700; border-radius: {disc // 2}px;
        min-width: {disc}px; max-width: {disc}px; min-height: {disc}px; max-height: {disc}px;
    }}
    """


def _button_rules(t: Tokens, points: float) -> str:
    return f"""
    QPushButton {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 8px;
        padding: 7px 14px; min-height: {1.8 * points:.0f}px; outline: none;
    }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:pressed {{ background: {t.line}; }}
    QPushButton:disabled {{ color: {t.muted}; background: {t.window}; border-color: {t.line}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 6px 13px; }}
    QPushButton[kind="primary"], QPushButton[kind="secondary"] {{ font-weight: 700; padding: 9px 20px; }}
    QPushButton[kind="primary"] {{
        background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent};
    }}
    QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
    QPushButton[kind="primary"]:disabled, QPushButton[kind="secondary"]:disabled {{
        background: {t.grey_soft}; color: {t.muted}; border-color: {t.grey_soft};
    }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; padding: 8px 19px; }}
    QPushButton[kind="secondary"]:focus {{ border: 2px solid {t.accent}; padding: 8px 19px; }}
    QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 7px 10px; }}
    QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
    QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; padding: 6px 9px; }}
    QPushButton[kind="quiet"]:disabled {{ color: {t.muted}; background: transparent; }}
    QPushButton[kind="link"] {{
        background: transparent; border: none; color: {t.link}; padding: 4px 0px; border-radius: 0px; text-align: left;
    }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    /* words begin where those above and below them do, so that there is no room for a frame on their sides */
    QPushButton[kind="link"]:focus {{
        background: {t.accent_soft}; border-bottom: 2px solid {t.accent}; padding: 4px 0px 2px 0px;
    }}
    QPushButton[kind="offer"] {{ text-align: left; padding: 5px 10px; color: {t.link}; }}
    QPushButton[kind="offer"]:disabled {{ color: {t.muted}; }}
    QPushButton[kind="offer"]:focus {{ padding: 4px 9px; }}
    QPushButton[kind="field"] {{
        padding: 3px 8px; color: {t.link}; background: {t.accent_soft}; border-color: {t.accent}; border-radius: 6px;
    }}
    QPushButton[kind="field"]:hover {{ background: {t.hover}; }}
    QPushButton[kind="field"]:focus {{ padding: 2px 7px; }}
    QPushButton[kind="tool"] {{
        background: transparent; border: 1px solid transparent; color: {t.link}; padding: 4px 7px; border-radius: 6px;
    }}
    QPushButton[kind="tool"]:hover {{ background: {t.hover}; }}
    QPushButton[kind="tool"]:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
    QPushButton[kind="tool"]:disabled {{ color: {t.muted}; background: transparent; border-color: transparent; }}
    QPushButton[kind="tool"]:focus {{ border: 2px solid {t.accent}; padding: 3px 6px; }}
    QPushButton[kind="tool"]:checked:focus {{ border-color: {t.text}; }}
    /* a radius of more than half the height, as with a small font, would be ignored */
    QPushButton[kind="chip"] {{ border: 1px solid {t.edge}; border-radius: 16px; padding: 7px 14px; }}
    QPushButton[kind="chip"]:checked {{
        background: {t.accent_soft}; color: {t.link}; border-color: {t.accent}; font-weight: 700;
    }}
    QPushButton[kind="chip"]:focus {{ border: 2px solid {t.accent}; padding: 6px 13px; }}
    QPushButton[kind="chip"][tight="true"] {{ padding: 7px; }}
    QPushButton[kind="chip"][tight="true"]:focus {{ padding: 6px; }}
    QPushButton[kind="chip"]:checked:focus {{ border-color: {t.text}; }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    """


def _field_rules(t: Tokens, points: float) -> str:
    # Qt adds 2 pixels of its own to the left padding of editable text
    chevron, tick = ((find_assets() / "icons" / name).as_posix() for name in ("chevron-down.svg", "tick.svg"))
    return f"""
    QLineEdit, QComboBox {{
        background: {t.field}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 8px;
        padding: 7px 10px; min-height: {1.8 * points:.0f}px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; placeholder-text-color: {t.muted};
    }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {t.accent}; padding: 6px 9px; }}
    QLineEdit, QComboBox:editable {{ padding-left: 8px; }}
    QLineEdit:focus, QComboBox:editable:focus {{ padding-left: 7px; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {t.muted}; background: transparent; border-color: {t.line}; }}
    QLineEdit[bad="true"], QComboBox[bad="true"] {{ border-color: {t.red}; }}
    QComboBox[chosen="true"] {{ background: {t.accent_soft}; color: {t.link}; border-color: {t.accent}; }}
    QComboBox[chosen="true"]:focus {{ border-color: {t.text}; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
    QCheckBox {{ spacing: 8px; border-bottom: 2px solid transparent; padding: 2px 0 0 0; outline: none; }}
    QCheckBox:focus {{ background: {t.accent_soft}; border-bottom-color: {t.accent}; }}
    QCheckBox::indicator {{
        width: 16px; height: 16px; border: 1px solid {t.muted}; border-radius: 5px; background: {t.field};
    }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url("{tick}"); }}
    QCheckBox::indicator:focus {{ border: 2px solid {t.text}; width: 14px; height: 14px; }}
    QComboBox::drop-down {{ border: none; width: 26px; }}
    QComboBox::down-arrow {{ image: url("{chevron}"); width: 16px; height: 16px; }}
    QComboBox QAbstractItemView, QListView#found {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 8px;
        padding: 4px; outline: none;
    }}
    QListView#found {{ padding: 0; }}
    QComboBox QAbstractItemView::item, QListView#found::item {{
        min-height: 24px; padding: 2px 8px; border-radius: 5px;
    }}
    QComboBox QAbstractItemView::item:selected, QListView#found::item:selected {{
        background: {t.accent_soft}; color: {t.text};
    }}
    """


def _calendar_rules(t: Tokens) -> str:
    # days of other months are drawn as if they were disabled, although they can be chosen
    return f"""
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.surface}; }}
    QCalendarWidget QToolButton {{
        background: transparent; color: {t.text}; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px;
        font-weight: 700;
    }}
    QCalendarWidget QToolButton:hover {{ background: {t.hover}; }}
    QCalendarWidget QToolButton:focus {{ border: 2px solid {t.accent}; padding: 3px 7px; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; width: 0; }}
    QCalendarWidget QSpinBox {{
        background: {t.field}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 6px; padding: 3px 6px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QCalendarWidget QAbstractItemView {{
        background: {t.surface}; alternate-background-color: {t.surface}; color: {t.text}; border: none; outline: none;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QCalendarWidget QAbstractItemView:disabled {{ color: {t.muted}; }}
    """


def _slider_rules(t: Tokens) -> str:
    return f"""
    QSlider {{ min-height: 24px; border: 2px solid transparent; border-radius: 8px; }}
    QSlider:focus {{ border-color: {t.accent}; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.edge}; }}
    QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {t.accent}; }}
    QSlider::handle:horizontal {{
        width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: {t.accent};
    }}
    QSlider::handle:horizontal:focus {{
        background: {t.surface}; border: 4px solid {t.accent}; width: 10px; height: 10px; margin: -7px 0;
        border-radius: 9px;
    }}
    """


def _bar_rules(t: Tokens) -> str:
    return f"""
    QProgressBar {{ background: {t.line}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
    QProgressBar[thin="true"] {{ max-height: 4px; min-height: 4px; border-radius: 2px; }}
    QProgressBar[thin="true"]::chunk {{ border-radius: 2px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {t.edge}; border-radius: 4px; min-height: 36px; margin: 2px;
    }}
    QScrollBar::handle:vertical:hover {{ background: {t.muted}; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle:horizontal {{
        background: {t.edge}; border-radius: 4px; min-width: 36px; margin: 2px;
    }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _menu_rules(t: Tokens) -> str:
    return f"""
    QMenu {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 8px; padding: 5px;
    }}
    QMenu::item {{ padding: 7px 22px 7px 10px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {t.hover}; }}
    QMenu::item:checked {{ background: {t.accent_soft}; color: {t.link}; }}
    QMenu::indicator {{ width: 0; }}
    QMenu::item:disabled {{ color: {t.muted}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ background: {t.line}; height: 1px; margin: 4px 6px; }}
    """
