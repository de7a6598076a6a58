"""What Qt itself says on the screen is in the window's language, too."""

import re
from pathlib import Path

import pytest
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTreeView,
    QWidget,
)

from given import ROOT
from stampgui.gui.images.thumbnail_cache import read_thumbnail
from stampgui.gui.theme.qt_translations import QT_MESSAGES


def texts(dialog: QWidget) -> set[str]:
    """What can be read or heard in a dialog, but for numbers and what was typed."""
    shown = {widget.toolTip() for widget in dialog.findChildren(QWidget)}
    shown |= {widget.accessibleName() for widget in dialog.findChildren(QWidget)}
    shown |= {widget.text() for widget in dialog.findChildren(QAbstractButton)}
    shown |= {widget.text() for widget in dialog.findChildren(QLabel)}
    return {text for text in shown if re.search("[A-Za-z]", text)}


def test_a_folder_is_chosen_in_indonesian(open_it: OpenWindow, tmp_path: Path) -> None:
    open_it(language="id")
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert {"Kembali", "Maju", "Folder di atasnya", "Buat folder baru", "Buka", "Batal", "Nama:"} <= texts(dialog)
    english = {source for _context, words in QT_MESSAGES.items() for source, _word in words}
    assert texts(dialog) & english == set()
    tree = dialog.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    assert isinstance(tree.header(), QHeaderView)
    columns = [tree.model().headerData(place, tree.header().orientation()) for place in range(4)]
    assert columns == ["Nama", "Ukuran", "Jenis", "Diubah"]


def test_buttons_and_menus_follow_the_language(open_it: OpenWindow) -> None:
    window = open_it(language="id")

    def yes_and_copy() -> tuple[str, str]:
        box = QMessageBox()
        button = box.addButton(QMessageBox.StandardButton.Yes)
        line = QLineEdit()
        menu = line.createStandardContextMenu()
        return button.text(), menu.actions()[4].text().partition("\t")[0]

    assert yes_and_copy() == ("Ya", "Salin")
    window.choose_language("en")
    assert yes_and_copy() == ("Yes", "Copy text")


def test_words_that_are_not_ours_stay_as_qt_has_them(open_it: OpenWindow, samples: Path) -> None:
    open_it(language="id")
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    assert not read_thumbnail(samples / "rapat-balai-desa.jpg", 176).isNull()


@pytest.mark.parametrize("dialog", [context for context in QT_MESSAGES if context.endswith(("Dialog", "Box"))])
def test_only_dialogs_that_the_program_opens_have_words(dialog: str) -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "stampgui").rglob("*.py") if path.stem != "qt_translations"
    )
    assert re.search(rf"\b{dialog}\(|\bfindChild\({dialog}\)|\bclass \w+\({dialog}\)", sources)


@pytest.mark.parametrize("context", QT_MESSAGES)
def test_no_word_stands_for_two_things(context: str) -> None:
    sources = [source for source, _word in QT_MESSAGES[context]]
    assert len(sources) == len(set(sources))
