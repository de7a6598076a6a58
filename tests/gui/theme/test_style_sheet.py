"""The rules of the style sheet are those of real parts, and show what can be used."""

import re

import pytest
from gui.scripted_prompts import OpenWindow
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.theme.style_sheet import build_style_sheet
from stampgui.gui.theme.tokens import DARK, LIGHT, Tokens

_OF_QT = {"qt_calendar_navigationbar"}


def test_every_name_in_the_sheet_is_that_of_a_part(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    """A part that is given another name would lose its frame and its ground without a word."""
    window = open_it(make_photo("dated.jpg", taken="2023:01:20 08:00:11"))
    window.open_settings().close()
    window.open_help().close()
    window.inspector.preview.enlarge_requested.emit()
    named = {part.objectName() for part in QApplication.allWidgets()}
    selectors = re.sub(r"\{[^}]*\}", " ", build_style_sheet(LIGHT, points=10))
    assert set(re.findall(r"#(\w+)", selectors)) - _OF_QT - named == set()
    dialog = window.find_large_photo()
    assert dialog is not None
    dialog.close()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_a_field_that_cannot_be_used_looks_different(tokens: Tokens, qapp: QApplication, qtbot: QtBot) -> None:
    former = qapp.styleSheet()
    qapp.setStyleSheet(build_style_sheet(tokens, points=10))
    field = QLineEdit()
    field.setPlaceholderText("mis. 14 okt 2022")
    qtbot.addWidget(field)
    usable = field.grab().toImage()
    field.setEnabled(False)
    assert field.grab().toImage() != usable
    qapp.setStyleSheet(former)
