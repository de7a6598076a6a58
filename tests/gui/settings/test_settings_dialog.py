"""The settings: what is chosen is understood, holds at once, and is found again."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.style import BUILT_IN_STYLES, Style
from stampgui.i18n import load_catalogue
from stampgui.session.date_options import DateOptions, parse_date_options
from stampgui.session.worker_count import choose_worker_count
from stampgui.settings import Settings, load_settings

# the cut-off date


def test_the_cut_off_date_is_read_while_it_is_typed(open_it: OpenWindow) -> None:
    settings = open_it().open_settings()
    settings.cut_off_box.setChecked(True)
    assert settings.line("cutOffEdit").isEnabled()
    QTest.keyClicks(settings.line("cutOffEdit"), "28 nov 2023")
    assert settings.cut_off_note == "Interpreted as: Tuesday, November 28, 2023"
    QTest.keyClick(settings.line("cutOffEdit"), Qt.Key.Key_Return)
    assert settings.cut_off_note.startswith("You will be asked to check photos dated November 28, 2023 or later")


def test_a_month_counts_from_its_first_day(open_it: OpenWindow) -> None:
    window = open_it()
    settings = window.open_settings()
    settings.cut_off_box.setChecked(True)
    QTest.keyClicks(settings.line("cutOffEdit"), "okt 2023")
    assert settings.cut_off_note == "Interpreted as: Sunday, October 1, 2023"
    QTest.keyClick(settings.line("cutOffEdit"), Qt.Key.Key_Return)
    assert window.session.settings.cut_off == "2023-10-01"


@pytest.mark.parametrize(("language", "shown"), [("en", "e.g. November 28, 2023"), ("id", "mis. 28 November 2023")])
def test_the_example_of_a_cut_off_date_is_written_as_the_window_writes_dates_and_can_be_typed(
    open_it: OpenWindow, language: str, shown: str
) -> None:
    settings = open_it(language=language).open_settings()
    example = settings.line("cutOffEdit").placeholderText()
    assert example == shown
    settings.cut_off_box.setChecked(True)
    settings.type_cut_off(example.split(" ", 1)[1], enter=False)
    assert "28" in settings.cut_off_note
    assert "2023" in settings.cut_off_note


def test_a_cut_off_date_that_is_none_is_refused_with_its_reason(open_it: OpenWindow) -> None:
    window = open_it()
    settings = window.open_settings()
    settings.cut_off_box.setChecked(True)
    settings.type_into("cutOffEdit", "31/02/2020", enter=True)
    assert "29" in settings.cut_off_note
    assert window.session.settings.cut_off == ""
    assert settings.line("cutOffEdit").text() == "31/02/2020"


# the dialog


def test_a_zone_that_does_not_exist_is_refused_and_the_old_one_holds(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    window.choose_zone("wita")
    settings = window.open_settings()
    settings.type_zone("Jakata")
    assert settings.text("zoneError") == "The time zone “Jakata” is not known. Please choose one from the list."
    assert window.session.settings.zone == "WITA"
    settings.type_zone("Asia/Jakarta")
    assert (settings.text("zoneError"), window.session.settings.zone) == ("", "Asia/Jakarta")


def test_a_part_of_its_name_finds_a_zone(open_it: OpenWindow) -> None:
    settings = open_it().open_settings()
    finder = settings.choice("zoneCombo").completer()
    assert finder is not None
    finder.setCompletionPrefix("jaya")
    assert finder.currentCompletion() == "Asia/Jayapura"


def test_this_computers_zone_can_be_chosen_again(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    window.choose_zone("WIT")
    settings = window.open_settings()
    settings.choose("zoneCombo", 0)
    assert window.session.settings.zone == ""
    assert settings.zone.startswith("This computer's (")


def test_all_choices_are_found_again(open_it: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_it()
    window.choose_zone("Asia/Tokyo")
    window.choose_cut_off("28 nov 2023")
    window.open_settings().choose_value("jobsCombo", 3)
    window.close()
    stored = load_settings(tmp_path / "config" / "settings.json")
    assert (stored.zone, stored.cut_off, stored.jobs) == ("Asia/Tokyo", "2023-11-28", 3)
    dialog = open_it().open_settings()
    assert dialog.zone == "Asia/Tokyo"
    assert dialog.line("cutOffEdit").text() == "November 28, 2023"
    assert dialog.choice("jobsCombo").currentText() == "3"


def test_style_folder_and_what_copies_keep_are_found_again(
    open_it: OpenWindow, asking: Scripted, tmp_path: Path
) -> None:
    window = open_it()
    dialog = window.open_settings()
    dialog.choose("styleCombo", list(BUILT_IN_STYLES).index("yellow"))
    asking.chosen_folder = tmp_path / "Salinan"
    dialog.press("changeCopyFolderButton")
    dialog.press("restorableBox")
    assert window.session.caption_spec.style == BUILT_IN_STYLES["yellow"]
    window.close()
    window = open_it()
    dialog = window.open_settings()
    assert dialog.choice("styleCombo").currentText() == "Yellow"
    assert dialog.copies_folder == tmp_path / "Salinan"
    assert not dialog.button("restorableBox").isChecked()
    assert (window.session.caption_spec.style, window.session.copy_folder) == (
        BUILT_IN_STYLES["yellow"],
        tmp_path / "Salinan",
    )


def test_a_style_of_no_name_is_one_as_chosen_beside_the_photos(open_it: OpenWindow) -> None:
    window = open_it()
    window.inspector.choose_colour("Red")
    assert window.open_settings().choice("styleCombo").currentText() == "As set beside the photos"


def test_a_copy_keeps_the_original_only_if_that_is_wanted(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    window.open_settings().press("restorableBox")
    window.save()
    without = (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size
    window.open_settings().press("restorableBox")
    window.save()
    assert (tmp_path / "Pictures" / "stampgui" / "a.jpg").stat().st_size > without


def test_the_panel_is_as_wide_as_it_was_left(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    photo = make_photo("a.jpg", taken="2023:01:20 08:00:11")
    window = open_it(photo)
    halves = find_part(window.main_window, QSplitter, "pageSplitter")
    halves.setSizes([halves.width() - 480, 480])
    halves.splitterMoved.emit(0, 1)
    wide = window.inspector.root.width()
    window.close()
    assert wide > 400
    assert abs(open_it(photo).inspector.root.width() - wide) <= 1


def test_language_and_colours_change_at_once_in_window_and_dialog(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = window.open_settings()
    dialog.choose_value("languageCombo", "id")
    dialog.choose_value("themeCombo", "dark")
    indonesian = load_catalogue("id").gettext
    assert dialog.root.windowTitle() == indonesian("Settings")
    assert window.header.button("addPhotosButton").text() == indonesian("Add photos…")
    assert window.header.ticked == {"Bahasa Indonesia", indonesian("Dark")}
    assert window.main_window.palette().window().color().lightness() < 128
    dialog.choose_value("languageCombo", "")
    assert dialog.root.windowTitle() == "Settings"
    dialog.choose_value("themeCombo", "light")


def test_the_header_and_the_dialog_say_the_same(open_it: OpenWindow) -> None:
    window = open_it()
    dialog = window.open_settings()
    window.choose_theme("dark")
    window.choose_language("id")
    assert (dialog.choice("themeCombo").currentData(), dialog.choice("languageCombo").currentData()) == ("dark", "id")
    window.choose_theme("light")


def test_a_choice_of_colour_undoes_no_other_choice(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    window.choose_zone("WIT")
    window.inspector.choose_colour("Red")
    assert (window.session.settings.zone, window.session.caption_spec.style.fill) == ("WIT", (238, 49, 36))


def test_resetting_asks_first_and_leaves_what_is_not_shown(open_it: OpenWindow, qtbot: QtBot, asking: Scripted) -> None:
    window = open_it()
    window.choose_zone("WIT")
    window.choose_cut_off("2023")
    window.open_settings().choose_value("jobsCombo", 2)
    window.inspector.choose_colour("Red")
    window.inspector.write_own_caption("Photo: {date}")
    asking.answers = [0]
    window.open_settings().press("resetSettingsButton")
    assert asking.asked == ["Reset these settings to the defaults?"]
    assert window.session.settings.zone == "WIT"
    asking.answers = [1]
    window.open_settings().press("resetSettingsButton")
    assert window.session.settings == Settings(template="Photo: {date}", caption_language="en")
    assert window.session.caption_spec.style == Style()
    assert not window.open_settings().line("cutOffEdit").isEnabled()


def test_the_settings_open_and_close_by_keyboard(open_it: OpenWindow, qtbot: QtBot) -> None:
    window = open_it()
    qtbot.waitUntil(window.main_window.isActiveWindow, timeout=SOON)
    QTest.keyClick(window.main_window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settings = window.settings
    assert settings.visible
    settings.press_escape()
    assert not settings.visible


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_control_of_the_settings_can_be_named_and_is_reached_from_top_to_bottom(
    open_it: OpenWindow, language: str
) -> None:
    settings = open_it(language=language).open_settings()
    settings.cut_off_box.setChecked(True)
    dialog = settings.root
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
    stations = [
        *(settings.choice(f"{name}Combo") for name in ("language", "theme", "zone")),
        settings.cut_off_box,
        settings.line("cutOffEdit"),
        settings.choice("jobsCombo"),
        *(settings.button(f"{name}SettingsButton") for name in ("reset", "close")),
    ]
    assert [order.index(station) for station in stations] == sorted(order.index(station) for station in stations)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_settings_fit_a_small_screen(open_it: OpenWindow, language: str) -> None:
    dialog = open_it(language=language).open_settings().root
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


def test_what_is_below_the_cut_off_date_stays_whatever_is_said_of_it(open_it: OpenWindow, qtbot: QtBot) -> None:
    settings = open_it().open_settings()
    places = set()
    for text in ("", "1 jan 2020", "31/2/2020"):
        settings.type_cut_off(text, enter=False)
        qtbot.wait(50)
        places.add(settings.choice("styleCombo").pos())
    assert len(places) == 1
