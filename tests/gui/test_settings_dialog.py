"""The settings: what is chosen is understood, holds at once, and is found again."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.choosing import choose, choose_cut_off, choose_zone, line_in, settings_of, type_into
from gui.scripted import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.style import BUILT_IN, Style
from stampgui.gui.dating import Dating, dating_of
from stampgui.gui.window import Window
from stampgui.gui.working import worker_count
from stampgui.i18n import catalogue
from stampgui.settings import Settings, load


def save(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.saving.ended, timeout=20_000):
        window.save_bar.save_wanted.emit()


# the cut-off date


def test_the_cut_off_date_is_read_while_it_is_typed(open_it: OpenWindow) -> None:
    cut_off = settings_of(open_it()).cut_off
    cut_off._on.setChecked(True)
    assert line_in(cut_off).isEnabled()
    QTest.keyClicks(line_in(cut_off), "28 nov 2023")
    assert cut_off.echo == "Read as: Tuesday, November 28, 2023"
    QTest.keyClick(line_in(cut_off), Qt.Key.Key_Return)
    assert cut_off.echo.startswith("Photos dated November 28, 2023 or later")


def test_a_month_counts_from_its_first_day(open_it: OpenWindow) -> None:
    window = open_it()
    cut_off = settings_of(window).cut_off
    cut_off._on.setChecked(True)
    QTest.keyClicks(line_in(cut_off), "okt 2023")
    assert cut_off.echo == "Read as: Sunday, October 1, 2023"
    QTest.keyClick(line_in(cut_off), Qt.Key.Key_Return)
    assert window.session.settings.cut_off == "2023-10-01"


def test_a_cut_off_date_that_is_none_is_refused_with_its_reason(open_it: OpenWindow) -> None:
    window = open_it()
    cut_off = settings_of(window).cut_off
    cut_off._on.setChecked(True)
    type_into(cut_off, "31/02/2020")
    assert "29" in cut_off.echo
    assert window.session.settings.cut_off == ""
    assert line_in(cut_off).text() == "31/02/2020"


# the dialog


def test_a_zone_that_does_not_exist_is_refused_and_the_old_one_holds(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "wita")
    zone = settings_of(window).zone
    type_into(zone, "Jakata")
    assert zone.refusal == "The time zone “Jakata” is not known. Please choose one from the list."
    assert window.session.settings.zone == "WITA"
    type_into(zone, "Asia/Jakarta")
    assert (zone.refusal, window.session.settings.zone) == ("", "Asia/Jakarta")


def test_a_part_of_its_name_finds_a_zone(open_it: OpenWindow) -> None:
    zone = settings_of(open_it()).zone
    finder = zone._zones.completer()
    assert finder is not None
    finder.setCompletionPrefix("jaya")
    assert finder.currentCompletion() == "Asia/Jayapura"


def test_this_computers_zone_can_be_chosen_again(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    zone = settings_of(window).zone
    zone._zones.setCurrentIndex(0)
    zone._zones.activated.emit(0)
    assert window.session.settings.zone == ""
    assert zone.text.startswith("This computer's (")


def test_all_choices_are_found_again(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_it()
    choose_zone(window, qtbot, "Asia/Tokyo")
    choose_cut_off(window, qtbot, "28 nov 2023")
    choose(settings_of(window).jobs, 3)
    window.frame.close()
    stored = load(tmp_path / "config" / "settings.json")
    assert (stored.zone, stored.cut_off, stored.jobs) == ("Asia/Tokyo", "2023-11-28", 3)
    dialog = settings_of(open_it())
    assert dialog.zone.text == "Asia/Tokyo"
    assert line_in(dialog.cut_off).text() == "November 28, 2023"
    assert dialog.jobs.currentText() == "3"


def test_style_folder_and_what_copies_keep_are_found_again(
    open_it: OpenWindow, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it()
    dialog = settings_of(window)
    dialog.style_choice.names.setCurrentIndex(list(BUILT_IN).index("yellow"))
    dialog.style_choice.names.activated.emit(dialog.style_choice.names.currentIndex())
    asking.chosen_folder = tmp_path / "Salinan"
    dialog.change_folder.click()
    dialog.undo.click()
    assert window.session.look.style == BUILT_IN["yellow"]
    window.frame.close()
    window = open_it()
    dialog = settings_of(window)
    assert dialog.style_choice.names.currentText() == "Yellow"
    assert dialog.folder.text() == str(tmp_path / "Salinan")
    assert not dialog.undo.isChecked()
    assert (window.session.look.style, window.session.folder) == (BUILT_IN["yellow"], tmp_path / "Salinan")


def test_a_style_of_no_name_is_one_as_chosen_beside_the_photos(open_it: OpenWindow) -> None:
    window = open_it()
    window.page.inspector.styles.colours.chosen.emit((238, 49, 36))
    assert settings_of(window).style_choice.names.currentText() == "As chosen beside the photos"


def test_a_copy_keeps_the_original_only_if_that_is_wanted(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    settings_of(window).undo.click()
    save(window, qtbot)
    without = (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size
    settings_of(window).undo.click()
    save(window, qtbot)
    assert (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size > without


def test_the_panel_is_as_wide_as_it_was_left(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    halves = window.page._halves
    halves.setSizes([halves.width() - 480, 480])
    halves.splitterMoved.emit(0, 1)
    wide = window.page.inspector.width()
    window.frame.close()
    assert wide > 400
    assert abs(open_it(photo).page.inspector.width() - wide) <= 1


def test_language_and_colours_change_at_once_in_window_and_dialog(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = settings_of(window)
    choose(dialog.languages, "id")
    choose(dialog.themes, "dark")
    indonesian = catalogue("id").gettext
    assert dialog.windowTitle() == indonesian("Settings")
    assert window.header._add_photos.text() == indonesian("Add photos…")
    assert window.header._language_actions["id"].isChecked()
    assert window.header._theme_actions["dark"].isChecked()
    assert window._theme.tokens.dark
    choose(dialog.languages, "")
    assert dialog.windowTitle() == "Settings"
    choose(dialog.themes, "light")


def test_the_header_and_the_dialog_say_the_same(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = settings_of(window)
    window.header.theme_chosen.emit("dark")
    window.header.language_chosen.emit("id")
    assert (dialog.themes.currentData(), dialog.languages.currentData()) == ("dark", "id")
    window.header.theme_chosen.emit("light")


def test_a_choice_of_colour_undoes_no_other_choice(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    window.page.inspector.styles.colours.chosen.emit((238, 49, 36))
    assert (window.session.settings.zone, window.session.look.style.fill) == ("WIT", (238, 49, 36))


def test_resetting_asks_first_and_leaves_what_is_not_shown(open_it: OpenWindow, qtbot: QtBot, asking: Scripted) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    choose_cut_off(window, qtbot, "2023")
    choose(settings_of(window).jobs, 2)
    window.page.inspector.styles.colours.chosen.emit((238, 49, 36))
    window.page.inspector.captions.chosen.emit(replace(window.session.look, template="Photo: {date}"), "")
    asking.answers = [0]
    settings_of(window).reset.click()
    assert asking.asked == ["Reset these settings to the defaults?"]
    assert window.session.settings.zone == "WIT"
    asking.answers = [1]
    settings_of(window).reset.click()
    assert window.session.settings == Settings(template="Photo: {date}", caption_language="en")
    assert window.session.look.style == Style()
    assert not line_in(settings_of(window).cut_off).isEnabled()


def test_the_settings_open_and_close_by_keyboard(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.waitUntil(window.frame.isActiveWindow)
    QTest.keyClick(window.frame, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.dialogs.settings
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_control_of_the_settings_can_be_named_and_is_reached_from_top_to_bottom(
    open_it: OpenWindow, language: str
) -> None:
    dialog = settings_of(open_it(language=language))
    dialog.cut_off._on.setChecked(True)
    reachable = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.window() is dialog and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) > 7
    assert [
        type(widget).__name__
        for widget in reachable
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ] == []
    order: list[QWidget] = [dialog]
    while (following := order[-1].nextInFocusChain()) is not dialog and following is not None:
        order.append(following)
    cut_off = (dialog.cut_off._on, line_in(dialog.cut_off))
    stations = [dialog.languages, dialog.themes, dialog.zone._zones, *cut_off, dialog.jobs, dialog.reset, dialog._close]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_settings_fit_a_small_screen(open_it: OpenWindow, language: str) -> None:
    dialog = settings_of(open_it(language=language))
    assert dialog.sizeHint().height() <= 480
    assert dialog.sizeHint().width() <= 880


# stored values


def test_stored_values_that_cannot_be_used_count_as_not_chosen() -> None:
    assert dating_of(Settings(zone="Mars/Base", cut_off="tomorrow")) == Dating()
    assert dating_of(Settings(zone="../../etc/passwd")) == Dating()


@pytest.mark.parametrize(("chosen", "expected"), [(3, 3), (1, 1), (1000, 64)])
def test_as_many_work_as_were_chosen(chosen: int, expected: int) -> None:
    assert worker_count(chosen) == expected


def test_by_itself_the_program_takes_what_suits_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, expected in ((4, 4), (96, 8)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert worker_count(0) == expected
