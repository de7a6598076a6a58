"""The list of fonts."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stampgui.caption.font_search import InstalledFont
from stampgui.gui.style.font_catalog import FontCatalog
from stampgui.gui.style.font_combo import FontCombo
from stampgui.i18n import load_catalogue


@pytest.fixture
def catalog() -> FontCatalog:
    return FontCatalog([])


@pytest.fixture
def combo(catalog: FontCatalog, qtbot: QtBot) -> FontCombo:
    made = FontCombo(catalog)
    qtbot.addWidget(made)
    made.retranslate(load_catalogue("id"))
    made.set_font("")
    made.show()
    return made


def find_fonts(catalog: FontCatalog) -> None:
    catalog.installed = tuple(InstalledFont(f"Huruf {number}", Path(f"{number}.ttf")) for number in range(100))
    catalog.complete = True
    catalog.search_finished.emit()


def test_fonts_that_are_found_while_the_list_is_open_are_seen_in_it(catalog: FontCatalog, combo: FontCombo) -> None:
    combo.showPopup()
    low = combo.view().height()
    find_fonts(catalog)
    assert combo.view().isVisible()
    assert combo.view().height() > 2 * low
    combo.hidePopup()


def test_a_closed_list_stays_closed_when_fonts_are_found(catalog: FontCatalog, combo: FontCombo) -> None:
    find_fonts(catalog)
    assert not combo.view().isVisible()
    assert combo.count() == 101
