"""Names that look like HTML or like a shortcut: every place that shows them shows them as they are."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6 import QtGui
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from given import ROOT, SAMPLES, MakePhoto
from stampgui.caption.style import Anchor, Style
from stampgui.gui.text.plain_text import as_tooltip
from stampgui.gui.widgets.prompts import Prompts
from stampgui.session.captions.style_library import save_style

NAMES = ("<b>x.jpg", "<img src=y>.jpg", "&lt;z&gt;.jpg")
READ_AS_HTML = ("<b>x", "<i>Rapat")
"""What is in the names and must never be in a text that is read as HTML."""

needs_such_names = pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so there")


def tooltips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView | QComboBox):
        model = widget.model()
        for row in range(model.rowCount(QModelIndex())):
            yield model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or ""


def read_as_html(label: QLabel) -> bool:
    known = label.textFormat()
    return known is Qt.TextFormat.RichText or (
        known is Qt.TextFormat.AutoText and QtGui.Qt.mightBeRichText(label.text())
    )


def mistakes() -> list[str]:
    """Every text of the window, shown or not, that Qt would read in another way than it is written."""
    widgets = QApplication.allWidgets()
    tips = [tip for widget in widgets for tip in tooltips(widget) if QtGui.Qt.mightBeRichText(tip)]
    labels = [each.text() for each in widgets if isinstance(each, QLabel) and read_as_html(each)]
    return tips + [text for text in labels if any(name in text for name in READ_AS_HTML)]


def shown(window: WindowDriver) -> str:
    """All that tooltips and labels say, without what nobody sees."""
    widgets = window.main_window.findChildren(QWidget)
    texts = [tip for widget in widgets for tip in tooltips(widget)]
    texts += [each.text() for each in widgets if isinstance(each, QLabel)]
    return "\n".join(texts).replace("\N{WORD JOINER}", "")


@needs_such_names
def test_names_of_photos_folders_and_events_are_shown_as_they_are(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted, qtbot: QtBot
) -> None:
    folder = tmp_path / "<i>Rapat" / "A & <u>Desa"
    for name in NAMES:
        make_photo(name, folder=folder)
    make_photo("dated <b>x.jpg", taken="2022:10:14 08:00:00", folder=folder)
    (folder / "broken <b>x.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    twin = make_photo("<b>x one.jpg", folder=folder)
    (folder / "<b>x two.jpg").write_bytes(twin.read_bytes())
    window = open_it(folder)
    window.session.update_settings(output_folder=str(tmp_path / "<i>Rapat"))
    window.select_all()
    QTest.keyClicks(window.inspector.line("eventEdit"), "<i>Rapat</i>")
    window.open_settings().close()
    assert mistakes() == []
    assert str(folder / NAMES[0]) in shown(window)
    window.fill_in_dates()
    assert mistakes() == []
    assert str(folder) in shown(window)
    window.questions.press("splitButton")
    assert mistakes() == []
    window.press_keys(Qt.Key.Key_Escape)
    window.press_keys(Qt.Key.Key_Escape)
    (folder / "dated <b>x.jpg").unlink()
    window.save()
    assert mistakes() == []
    assert "dated <b>x.jpg" in shown(window)


@needs_such_names
def test_a_style_is_called_as_its_file_is(open_it: OpenWindow, tmp_path: Path) -> None:
    save_style(tmp_path / "config" / "styles", "A & B", Style(position=Anchor.LEFT))
    (tmp_path / "config" / "styles" / "<b>x<b>.json").write_text("{}", encoding="utf-8")
    window = open_it()
    window.add([SAMPLES])
    assert mistakes() == []
    next(each for each in window.inspector.style_tiles if each.text() == "A & B").click()
    assert window.inspector.button("deleteStyleButton").text() == "Delete the style “A && B”…"


def test_a_question_about_a_name_shows_the_name(open_it: OpenWindow) -> None:
    window = open_it()
    seen: list[str] = []

    def look() -> None:
        box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
        seen.extend(each.text() for each in box.findChildren(QLabel) if read_as_html(each))
        box.close()

    QTimer.singleShot(0, look)
    Prompts().alert(window.main_window, "“<b>x</b>” & co.", "A & B\n<b>x</b> cannot be read.", answer="OK")
    assert "<b>“&lt;b&gt;x&lt;/b&gt;” &amp; co.</b>" in seen
    assert "<p>A &amp; B<br>&lt;b&gt;x&lt;/b&gt; cannot be read.</p>" in seen


@pytest.mark.parametrize("text", ["<b>x.jpg", "a <b>", "&lt;z", "<!-- x -->", "<?xml version='1.0'?>", "a < b > c"])
def test_a_tooltip_is_never_html(text: str) -> None:
    assert not QtGui.Qt.mightBeRichText(as_tooltip(text))
    assert as_tooltip(text).replace("\N{WORD JOINER}", "") == text


def test_tooltips_are_set_in_one_place() -> None:
    setting = [
        path.name for path in (ROOT / "stampgui").rglob("*.py") if ".setToolTip(" in path.read_text(encoding="utf-8")
    ]
    assert setting == ["controls.py"]
