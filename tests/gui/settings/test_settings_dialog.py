"""The settings: what is chosen is understood, holds at once, and is found again."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.choosing import choose, choose_cut_off, choose_zone, line_in, settings_of, type_into
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.gui.main_window import MainWindowController
from stampgui.i18n import load_catalogue
from stampgui.session.date_options import DateOptions, parse_date_options
from stampgui.session.worker_count import choose_worker_count
from stampgui.settings import Settings, load_settings


def save(window: MainWindowController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.save_run.finished, timeout=20_000):
        window.save_bar.save_requested.emit()


# the cut-off date


def test_the_cut_off_date_is_read_while_it_is_typed(open_it: OpenWindow) -> None:
    cut_off = settings_of(open_it()).cut_off_field
    cut_off._check_box.setChecked(True)
    assert line_in(cut_off).isEnabled()
    QTest.keyClicks(line_in(cut_off), "28 nov 2023")
    assert cut_off.interpretation == "Interpreted as: Tuesday, November 28, 2023"
    QTest.keyClick(line_in(cut_off), Qt.Key.Key_Return)
    assert cut_off.interpretation.startswith("You will be asked to check photos dated November 28, 2023 or later")


def test_a_month_counts_from_its_first_day(open_it: OpenWindow) -> None:
    window = open_it()
    cut_off = settings_of(window).cut_off_field
    cut_off._check_box.setChecked(True)
    QTest.keyClicks(line_in(cut_off), "okt 2023")
    assert cut_off.interpretation == "Interpreted as: Sunday, October 1, 2023"
    QTest.keyClick(line_in(cut_off), Qt.Key.Key_Return)
    assert window.session.settings.cut_off == "2023-10-01"


def test_a_cut_off_date_that_is_none_is_refused_with_its_reason(open_it: OpenWindow) -> None:
    window = open_it()
    cut_off = settings_of(window).cut_off_field
    cut_off._check_box.setChecked(True)
    type_into(cut_off, "31/02/2020")
    assert "29" in cut_off.interpretation
    assert window.session.settings.cut_off == ""
    assert line_in(cut_off).text() == "31/02/2020"


# the dialog


def test_a_zone_that_does_not_exist_is_refused_and_the_old_one_holds(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "wita")
    zone = settings_of(window).time_zone_combo
    type_into(zone, "Jakata")
    assert zone.error_text == "The time zone “Jakata” is not known. Please choose one from the list."
    assert window.session.settings.zone == "WITA"
    type_into(zone, "Asia/Jakarta")
    assert (zone.error_text, window.session.settings.zone) == ("", "Asia/Jakarta")


def test_a_part_of_its_name_finds_a_zone(open_it: OpenWindow) -> None:
    zone = settings_of(open_it()).time_zone_combo
    finder = zone._combo.completer()
    assert finder is not None
    finder.setCompletionPrefix("jaya")
    assert finder.currentCompletion() == "Asia/Jayapura"


def test_this_computers_zone_can_be_chosen_again(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    zone = settings_of(window).time_zone_combo
    zone._combo.setCurrentIndex(0)
    zone._combo.activated.emit(0)
    assert window.session.settings.zone == ""
    assert zone.text.startswith("This computer's (")


def test_all_choices_are_found_again(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_it()
    choose_zone(window, qtbot, "Asia/Tokyo")
    choose_cut_off(window, qtbot, "28 nov 2023")
    choose(settings_of(window).jobs_combo, 3)
    window.main_window.close()
    stored = load_settings(tmp_path / "config" / "settings.json")
    assert (stored.zone, stored.cut_off, stored.jobs) == ("Asia/Tokyo", "2023-11-28", 3)
    dialog = settings_of(open_it())
    assert dialog.time_zone_combo.text == "Asia/Tokyo"
    assert line_in(dialog.cut_off_field).text() == "November 28, 2023"
    assert dialog.jobs_combo.currentText() == "3"


def test_style_folder_and_what_copies_keep_are_found_again(
    open_it: OpenWindow, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it()
    dialog = settings_of(window)
    dialog.style_combo.combo.setCurrentIndex(list(BUILT_IN_STYLES).index("yellow"))
    dialog.style_combo.combo.activated.emit(dialog.style_combo.combo.currentIndex())
    asking.chosen_folder = tmp_path / "Salinan"
    dialog.change_folder_button.click()
    dialog.restorable_box.click()
    assert window.session.caption_spec.style == BUILT_IN_STYLES["yellow"]
    window.main_window.close()
    window = open_it()
    dialog = settings_of(window)
    assert dialog.style_combo.combo.currentText() == "Yellow"
    assert dialog.folder_edit.text() == str(tmp_path / "Salinan")
    assert not dialog.restorable_box.isChecked()
    assert (window.session.caption_spec.style, window.session.copy_folder) == (
        BUILT_IN_STYLES["yellow"],
        tmp_path / "Salinan",
    )


def test_a_style_of_no_name_is_one_as_chosen_beside_the_photos(open_it: OpenWindow) -> None:
    window = open_it()
    window.main_page.inspector.style_panel.colour_swatches.colour_selected.emit((238, 49, 36))
    assert settings_of(window).style_combo.combo.currentText() == "As set beside the photos"


def test_a_copy_keeps_the_original_only_if_that_is_wanted(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    settings_of(window).restorable_box.click()
    save(window, qtbot)
    without = (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size
    settings_of(window).restorable_box.click()
    save(window, qtbot)
    assert (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size > without


def test_the_panel_is_as_wide_as_it_was_left(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    halves = window.main_page._splitter
    halves.setSizes([halves.width() - 480, 480])
    halves.splitterMoved.emit(0, 1)
    wide = window.main_page.inspector.width()
    window.main_window.close()
    assert wide > 400
    assert abs(open_it(photo).main_page.inspector.width() - wide) <= 1


def test_language_and_colours_change_at_once_in_window_and_dialog(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = settings_of(window)
    choose(dialog.language_combo, "id")
    choose(dialog.theme_combo, "dark")
    indonesian = load_catalogue("id").gettext
    assert dialog.windowTitle() == indonesian("Settings")
    assert window.header._add_photos_button.text() == indonesian("Add photos…")
    assert window.header._language_actions["id"].isChecked()
    assert window.header._theme_actions["dark"].isChecked()
    assert window.theme.tokens.dark
    choose(dialog.language_combo, "")
    assert dialog.windowTitle() == "Settings"
    choose(dialog.theme_combo, "light")


def test_the_header_and_the_dialog_say_the_same(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = settings_of(window)
    window.header.theme_selected.emit("dark")
    window.header.language_selected.emit("id")
    assert (dialog.theme_combo.currentData(), dialog.language_combo.currentData()) == ("dark", "id")
    window.header.theme_selected.emit("light")


def test_a_choice_of_colour_undoes_no_other_choice(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    window.main_page.inspector.style_panel.colour_swatches.colour_selected.emit((238, 49, 36))
    assert (window.session.settings.zone, window.session.caption_spec.style.fill) == ("WIT", (238, 49, 36))


def test_resetting_asks_first_and_leaves_what_is_not_shown(open_it: OpenWindow, qtbot: QtBot, asking: Scripted) -> None:
    window = open_it()
    choose_zone(window, qtbot, "WIT")
    choose_cut_off(window, qtbot, "2023")
    choose(settings_of(window).jobs_combo, 2)
    window.main_page.inspector.style_panel.colour_swatches.colour_selected.emit((238, 49, 36))
    window.main_page.inspector.caption_panel.caption_spec_changed.emit(
        replace(window.session.caption_spec, template="Photo: {date}"), ""
    )
    asking.answers = [0]
    settings_of(window).reset_button.click()
    assert asking.asked == ["Reset these settings to the defaults?"]
    assert window.session.settings.zone == "WIT"
    asking.answers = [1]
    settings_of(window).reset_button.click()
    assert window.session.settings == Settings(template="Photo: {date}", caption_language="en")
    assert window.session.caption_spec.style == Style()
    assert not line_in(settings_of(window).cut_off_field).isEnabled()


def test_the_settings_open_and_close_by_keyboard(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.waitUntil(window.main_window.isActiveWindow)
    QTest.keyClick(window.main_window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.dialogs.settings_dialog
    assert dialog is not None
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_control_of_the_settings_can_be_named_and_is_reached_from_top_to_bottom(
    open_it: OpenWindow, language: str
) -> None:
    dialog = settings_of(open_it(language=language))
    dialog.cut_off_field._check_box.setChecked(True)
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
    cut_off = (dialog.cut_off_field._check_box, line_in(dialog.cut_off_field))
    stations = [
        dialog.language_combo,
        dialog.theme_combo,
        dialog.time_zone_combo._combo,
        *cut_off,
        dialog.jobs_combo,
        dialog.reset_button,
        dialog._close_button,
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_settings_fit_a_small_screen(open_it: OpenWindow, language: str) -> None:
    dialog = settings_of(open_it(language=language))
    assert dialog.sizeHint().height() <= 480
    assert dialog.sizeHint().width() <= 880


# stored values


def test_stored_values_that_cannot_be_used_count_as_not_chosen() -> None:
    assert parse_date_options(Settings(zone="Mars/Base", cut_off="tomorrow")) == DateOptions()
    assert parse_date_options(Settings(zone="../../etc/passwd")) == DateOptions()


@pytest.mark.parametrize(("chosen", "expected"), [(3, 3), (1, 1), (1000, 61)])
def test_as_many_work_as_were_chosen(chosen: int, expected: int) -> None:
    assert choose_worker_count(chosen) == expected


def test_by_itself_the_program_takes_what_suits_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, expected in ((4, 4), (96, 8)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        assert choose_worker_count(0) == expected
