"""The help: the same pages in both languages, true in what they say, and found from the window."""

import datetime
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from gui.driver.parts import SOON, settle
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShortcut, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import ROOT
from stampgui.dates.typed.parser import parse_typed_date
from stampgui.folders import find_folders
from stampgui.gui.help.help_pages import PAGE_NAMES, HelpAction, read_help_page, read_help_pages
from stampgui.gui.theme.tokens import DARK, LIGHT
from stampgui.i18n import LANGUAGES

FOLDER = ROOT / "assets" / "help"


def outline(text: str) -> list[str]:
    """What a page is made of, without its words: headings, list items, rows and links in their order."""
    marks = [re.match(r"#+|- |\d+\. |\|", line) for line in text.splitlines()]
    return [mark[0] for mark in marks if mark] + re.findall(r"\]\((.+?)\)", text)


def list_labels(language: str) -> Iterator[str]:
    """All that the program says in a language; an English sentence is its own id."""
    entries = read_po(BytesIO((ROOT / "assets/locale/id/stampgui.po").read_bytes()))
    for entry in entries:
        words = entry.id if language == "en" else entry.string
        yield from (words,) if isinstance(words, str) else words or ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_no_other(language: str) -> None:
    assert sorted(path.stem for path in (FOLDER / language).iterdir()) == sorted(PAGE_NAMES)
    for page in read_help_pages(language):
        assert page.text.startswith(f"# {page.title}\n")
        assert len(page.text) > 300


@pytest.mark.parametrize("name", PAGE_NAMES)
def test_a_page_has_the_same_parts_in_both_languages(name: str) -> None:
    assert sorted(outline(read_help_page(name, "id").text)) == sorted(outline(read_help_page(name, "en").text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_other_pages_or_do_what_the_program_can(language: str) -> None:
    for page in read_help_pages(language):
        assert set(re.findall(r"\]\((.+?)\)", page.text)) <= {*(f"{name}.md" for name in PAGE_NAMES), *HelpAction}
        assert "http" not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_percent_signs_stand_right_behind_their_number_as_in_the_window(language: str) -> None:
    assert [page.name for page in read_help_pages(language) if re.search(r"\d\s%", page.text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_that_the_help_shows_can_be_typed(language: str) -> None:
    typed = re.findall(r"^\| `(.+?)` \|", read_help_page("typing", language).text, re.MULTILINE)
    assert len(typed) == 8
    for text in typed:
        parse_typed_date(text, today=datetime.date(2026, 11, 22))


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_that_the_help_names_are_those_on_the_screen(language: str) -> None:
    labels = {re.sub(r"\{\w+\}", "…", label) for label in list_labels(language)}
    for page in read_help_pages(language):
        named = {" ".join(label.split()) for label in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", page.text)}
        assert (page.name, named - labels) == (page.name, set())


AS_WRITTEN = {"Return": "Enter", "Up": "↑", "Down": "↓"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_of_the_window_is_in_the_list(open_it: OpenWindow, language: str) -> None:
    window = open_it()
    text = read_help_page("keys", language).text
    keys = {
        shortcut.key().toString()
        for shortcut in window.main_window.findChildren(QShortcut)
        if not shortcut.key().isEmpty()
    }
    keys = {AS_WRITTEN.get(key, re.sub(r"Ctrl\+[2-9]", "Ctrl+1", key)) for key in keys}
    assert len(keys) > 10
    assert [key for key in keys if not re.search(rf"(?<![+\w]){re.escape(key)}(?!\w)", text)] == []


def test_f1_opens_the_help_and_esc_closes_it(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.waitUntil(window.main_window.isActiveWindow, timeout=SOON)
    QTest.keyClick(window.main_window, Qt.Key.Key_F1)
    assert window.help.visible
    assert not window.help.dialog.isModal()
    qtbot.waitUntil(window.help.dialog.isActiveWindow, timeout=SOON)
    window.help.press_escape()
    assert not window.help.visible


def test_pages_are_chosen_from_the_list_and_by_their_links(open_it: OpenWindow) -> None:
    pages = open_it().open_help()
    assert pages.name == "start"
    QTest.keyClick(pages.list, Qt.Key.Key_Down)
    assert pages.name == "dates"
    assert "How the date is known" in pages.browser.toPlainText()
    pages.follow_link("typing.md")
    assert pages.name == "typing"


def test_the_help_follows_the_language_and_the_colours(open_it: OpenWindow) -> None:
    window = open_it()
    pages = window.open_help()
    window.choose_language("id")
    assert pages.dialog.windowTitle() == "Bantuan"
    assert pages.browser.toPlainText().startswith("Mulai")
    window.choose_theme("dark")
    assert DARK.link in pages.browser.document().toHtml()
    window.choose_theme("light")
    assert LIGHT.link in pages.browser.document().toHtml()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_markup_is_left_on_the_screen(qapp: object, language: str) -> None:
    document = QTextDocument()
    for page in read_help_pages(language):
        document.setMarkdown(page.text)
        assert not re.search(r"[*`|]|\]\(|^#", document.toPlainText(), re.MULTILINE)


def test_the_report_is_copied_for_whoever_helps(open_it: OpenWindow, asking: Scripted, qtbot: QtBot) -> None:
    open_it(language="id").open_help().follow_link("stampgui:report")
    qtbot.waitUntil(lambda: bool(asking.asked), timeout=SOON)
    assert asking.asked == ["Laporan disalin"]
    report = QGuiApplication.clipboard().text()
    assert report.startswith("stampgui: ")
    assert "\nQt: 6." in report


def test_a_log_that_is_not_there_yet_is_not_opened(
    open_it: OpenWindow, asking: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    open_it(language="id").open_help().follow_link("stampgui:log")
    assert asking.asked == ["Belum ada catatan kesalahan"]


def test_where_no_program_opens_the_folder_of_the_log_it_is_said_where_it_is(
    open_it: OpenWindow, asking: Scripted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    log = find_folders().log_file
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("a mistake")
    open_it(language="id").open_help().follow_link("stampgui:log")
    assert (asking.asked, asking.said) == (["Folder tidak bisa dibuka"], [f"Letaknya di sini: {log.parent}"])


def test_licences_of_a_pip_installation_are_with_its_packages(open_it: OpenWindow, asking: Scripted) -> None:
    open_it(language="id").open_help().follow_link("stampgui:licences")
    assert asking.asked == ["Lisensi"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_topics_are_in_sight_in_a_dialog_as_low_as_a_small_laptop_has(open_it: OpenWindow, language: str) -> None:
    window = open_it(language=language)
    page = window.open_help()
    for height in (452, 700, 452):  # 1366 x 768 at 150 % leaves 452 points
        page.root.resize(820, height)
        settle()
        assert page.list.verticalScrollBar().maximum() == 0


def test_a_high_window_shows_more_of_a_page(open_it: OpenWindow) -> None:
    low, high = open_it(), open_it()
    low.main_window.resize(1280, 600)
    high.main_window.resize(1280, 720)
    assert low.open_help().dialog.height() < high.open_help().dialog.height() < 720


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_page_is_seen_however_long_it_is(open_it: OpenWindow, language: str, qtbot: QtBot) -> None:
    pages = open_it(language=language).open_help()
    for row in range(pages.list.count()):
        pages.list.setCurrentRow(row)
        qtbot.wait(20)
        document = pages.browser.document()
        block, unseen = document.begin(), []
        while block.isValid():
            if block.text().strip() and not document.documentLayout().blockBoundingRect(block).height():
                unseen.append(block.text())
            block = block.next()
        assert (pages.name, unseen) == (pages.name, [])
