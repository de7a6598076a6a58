"""How a page of the help is set: options in one piece, lists and tables that are easy to read."""

import re

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage, QTextBlock, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from stampgui.gui.help.help_browser import HelpBrowser
from stampgui.gui.help.help_pages import read_help_pages
from stampgui.i18n import LANGUAGES

PAPER = QColor("#ffffff")


@pytest.fixture
def browser(qtbot: QtBot) -> HelpBrowser:
    made = HelpBrowser()
    qtbot.addWidget(made)
    made.setStyleSheet(f"background: {PAPER.name()}; color: #000000")
    return made


def list_blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def list_lines(block: QTextBlock) -> list[str]:
    """The lines into which a paragraph is broken."""
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [block.text()[line.textStart() :][: line.textLength()] for line in lines]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [430, 520, 610])
def test_an_option_is_not_broken_at_its_hyphens(browser: HelpBrowser, language: str, width: int) -> None:
    browser.resize(width, 400)
    browser.show()
    broken = []
    for page in read_help_pages(language):
        browser.show_text(page.text)
        for block in list_blocks(browser.document()):
            ends = [line.replace("\N{WORD JOINER}", "") for line in list_lines(block)[:-1]]
            broken += [end for end in ends if re.search(r"(^|\W)-+\w*-?$|stampgui-$", end)]
    assert broken == []


def test_an_option_that_is_copied_can_be_pasted_into_a_terminal(browser: HelpBrowser) -> None:
    browser.show_text("Use `--delete-unpacked` then.\n\n    stampgui doctor\n")
    browser.selectAll()
    copied = browser.createMimeDataFromSelection()
    assert copied.text() == "Use --delete-unpacked then.\nstampgui doctor"
    assert "--delete-unpacked" in copied.html()


def test_a_bullet_stands_off_its_text(browser: HelpBrowser) -> None:
    browser.show_text("- word")
    browser.resize(400, 200)
    image: QImage = browser.grab().toImage()
    block = browser.document().begin()
    place = browser.document().documentLayout().blockBoundingRect(block).toRect()
    inked = [
        any(image.pixelColor(x, y).lightness() < 160 for y in range(place.top() + 1, place.bottom()))
        for x in range(int(browser.document().indentWidth()) // 2, image.width() // 2)
    ]
    marker = inked.index(True)
    gap = inked.index(True, inked.index(False, marker)) - inked.index(False, marker)
    assert gap > 1.5 * QFontMetrics(browser.font()).horizontalAdvance(" ")


def test_all_of_a_tables_head_is_bold_options_too_and_what_is_below_is_not(browser: HelpBrowser) -> None:
    browser.show_text("| Option | `--shift` |\n|---|---|\n| a | `b` |")
    bold = {}
    for block in filter(QTextBlock.text, list_blocks(browser.document())):
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        bold[block.text().replace("\N{WORD JOINER}", "")] = cursor.charFormat().font().bold()
    assert bold == {"Option": True, "--shift": True, "a": False, "b": False}


def test_what_follows_a_table_comes_right_after_it(browser: HelpBrowser) -> None:
    table = "| A | B |\n|---|---|\n| a | b |"
    browser.show_text("\n\n".join(("before", table, "after", table, "## End")))
    texts = [block.text() for block in list_blocks(browser.document())]
    assert texts == ["before", "A", "B", "a", "b", "after", "A", "B", "a", "b", "End"]
    assert list_blocks(browser.document())[-1].blockFormat().headingLevel() == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_a_table_begins_with_a_capital(language: str) -> None:
    for page in read_help_pages(language):
        for head in re.findall(r"^\|(.+)\|\n\|---", page.text, re.MULTILINE):
            assert [cell for cell in head.split("|") if cell.strip()[:1].islower()] == []
