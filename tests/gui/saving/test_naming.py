"""What copies are called: chosen by example in the save bar, or written in words of one's own."""

from dataclasses import replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.caption.caption_text import EventPlace
from stampgui.dates.partial import PartialDate
from stampgui.gui.saving.name_combo import NamingCombo
from stampgui.session.copies.copy_naming import NamingSample, list_naming_choices
from stampgui.settings import load_settings
from stampgui.stamping.preset import DEFAULT_PRESET

TAKEN = "2023:01:20 08:00:11"
DAY = PartialDate(2022, 10, 14)


def choice(window: WindowDriver) -> NamingCombo:
    return find_part(window.saving.root, NamingCombo, "namingCombo")


def items(window: WindowDriver) -> list[str]:
    return [choice(window).itemText(row) for row in range(choice(window).count())]


def copies(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "Pictures" / "stampgui").rglob("*.*") if path.suffix != ".html")


def test_only_names_that_differ_are_offered() -> None:
    example = NamingSample("a.jpg", DAY)
    assert list_naming_choices("{file}", example) == [
        ("{file}", "a.jpg"),
        ("{date} {file}", "2022-10-14 a.jpg"),
        ("{file} {date}", "a 2022-10-14.jpg"),
    ]
    told = NamingSample("a.jpg", DAY, EventPlace(event="Rapat"))
    assert list_naming_choices("{file}", told)[-1] == ("{date} {event} {file}", "2022-10-14 Rapat a.jpg")
    assert ("{date} {event} {file}", "2022-10-14 a.jpg") in list_naming_choices("{date} {event} {file}", example)
    assert list_naming_choices("{file} foto", example)[-1] == ("{file} foto", "a foto.jpg")


def test_the_list_shows_more_of_a_long_name_than_the_closed_choice(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    choices = choice(open_it(make_photo("Rapat koordinasi balai desa.JPG", taken=TAKEN)))
    whole = "2023-01-20 Rapat koordinasi balai desa.JPG"
    assert whole not in {choices.itemText(row) for row in range(choices.count())}
    shown = choices.view().sizeHintForIndex(choices.model().index(1, 0)).width()
    assert shown >= choices.fontMetrics().horizontalAdvance(whole)


def test_the_choice_shows_names_of_ones_own_photo(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("Balai Desa.JPG", taken=TAKEN))
    assert items(window) == [
        *("Balai Desa.JPG", "2023-01-20 Balai Desa.JPG", "Balai Desa 2023-01-20.JPG", "Custom name…")
    ]
    choice(window).setFocus()
    QTest.keyClick(choice(window), Qt.Key.Key_Down)
    assert choice(window).currentText() == "2023-01-20 Balai Desa.JPG"
    assert " ".join(choice(window).toolTip().split()) == (
        "Names for the copies. The copy of Balai Desa.JPG: 2023-01-20 Balai Desa.JPG"
    )
    window.save()
    assert copies(tmp_path) == ["2023-01-20 Balai Desa.JPG"]
    window.close()
    assert load_settings(tmp_path / "config" / "settings.json").naming == "{date} {file}"
    assert choice(open_it()).currentText() == "e.g. 2022-10-14 IMG_1203.JPG", "no photo of theirs"


def test_the_choice_shows_names_of_a_photo_that_has_no_date_in_its_own_if_there_is_one(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    dated = [make_photo(name, taken=TAKEN) for name in ("2023-01-20 rapat.jpg", "IMG_20230120_080011.jpg")]
    window = open_it(*dated)
    qtbot.waitUntil(lambda: items(window)[1] == "2023-01-20 2023-01-20 rapat.jpg", timeout=SOON)
    window.add([make_photo("Balai Desa.JPG", taken=TAKEN)])
    qtbot.waitUntil(lambda: items(window)[1] == "2023-01-20 Balai Desa.JPG", timeout=SOON)


def test_a_name_of_ones_own_is_written_with_fields(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), language="id")
    dialog = window.saving.write_own_name()
    assert dialog.template_edit.line_edit.text() == "{berkas}"
    QTest.keyClicks(dialog.template_edit.line_edit, " Dok. ")
    dialog.template_edit.field_buttons["date"].click()
    assert dialog.template_edit.line_edit.text() == "{berkas} Dok. {tanggal}"
    assert dialog.template_edit.message_label.text() == "Contoh: a.jpg → a Dok. 2023-01-20.jpg"
    QTest.keyClick(dialog.template_edit.line_edit, Qt.Key.Key_Return)
    assert choice(window).currentText() == "a Dok. 2023-01-20.jpg"
    assert window.session.settings.naming == "{file} Dok. {date}"
    window.save()
    assert copies(tmp_path) == ["a Dok. 2023-01-20.jpg"]


def test_a_name_that_cannot_be_is_not_taken(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    dialog = window.saving.write_own_name()
    dialog.template_edit.line_edit.selectAll()
    QTest.keyClicks(dialog.template_edit.line_edit, "{date}")
    assert dialog.template_edit.message_label.text() == (
        "Include {berkas} or {file}, the photo's own name, so that the copies can be told apart."
    )
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog.template_edit.line_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert choice(window).currentText() == "a.jpg"
    assert window.session.settings.naming == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_said_of_a_name_moves_nothing_that_is_clicked(
    language: str, open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    dialog = open_it(make_photo("a.jpg", taken=TAKEN), language=language).saving.write_own_name()
    buttons = (*dialog.template_edit.field_buttons.values(), dialog.accept_button)
    settle()
    before = [button.mapTo(dialog, QPoint(0, 0)) for button in buttons]
    # without the photo's own name, with a letter no name can have, with an unknown field, too long, fine
    for name in ("{date}", "a/b {file}", "{file} {xyz}", "{file}" + 100 * "a", "{file} {date}"):
        dialog.template_edit.line_edit.setText(name)
        dialog.template_edit.validate(name)
        settle()
        assert dialog.template_edit.message_label.text()
        assert [button.mapTo(dialog, QPoint(0, 0)) for button in buttons] == before, name


def test_a_copy_is_renamed_with_its_date(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN), make_photo("b.jpg", taken=TAKEN))
    window.saving.choose_naming("{date} {file}")
    window.save()
    window.session.set_date([window.photos[0].id], PartialDate(2022, 10))
    window.save()
    assert copies(tmp_path) == ["2022-10 a.jpg", "2023-01-20 b.jpg"]
    window.undo()
    window.save()
    assert copies(tmp_path) == ["2023-01-20 a.jpg", "2023-01-20 b.jpg"]
    assert asking.asked == []


def test_copies_get_new_names_and_nothing_is_left_twice(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    window.saving.choose_both_copies("facebook")
    window.save()
    window.saving.choose_naming("{file} {date}")
    assert window.saving.waiting
    window.save()
    assert copies(tmp_path) == ["a 2023-01-20.jpg", "a 2023-01-20.jpg"]


def test_copies_of_an_earlier_window_keep_their_names(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, asking: Scripted
) -> None:
    photo = make_photo("a.jpg", taken=TAKEN)
    window = open_it(photo)
    window.save()
    window.close()
    window = open_it(photo)
    window.saving.choose_naming("{date} {file}")
    window.save()
    assert copies(tmp_path) == ["2023-01-20 a.jpg", "a.jpg"]
    assert asking.asked == []


@pytest.mark.parametrize("stored", ["{date}", "{file}/x", "{", 7])
def test_a_stored_name_that_cannot_be_used_means_that_of_the_photo(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path, stored: object
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text(f'{{"naming": {stored!r}}}'.replace("'", '"'))
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    assert choice(window).currentText() == "a.jpg"
    window.save()
    assert copies(tmp_path) == ["a.jpg"]


def test_what_was_chosen_about_copies_can_be_undone(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken=TAKEN))
    asking.chosen_folder = tmp_path / "elsewhere"
    before = window.session.settings
    window.saving.choose_naming("{date} {file}")
    window.saving.choose_upload_copies(DEFAULT_PRESET)
    window.saving.change_folder()
    settings = window.open_settings()
    settings.press("noGpsBox")
    settings.choose_value("languageCombo", "id")
    settings.close()
    chosen = window.session.settings
    seen = [window.session.settings]
    for _ in range(4):
        window.undo()
        seen.append(window.session.settings)
    assert [each.no_gps for each in seen] == [True, False, False, False, False]
    assert [bool(each.output_folder) for each in seen] == [True, True, False, False, False]
    assert [each.faithful for each in seen] == [False, False, False, True, True]
    assert seen[-1] == replace(before, language="id")
    assert choice(window).currentText() == "a.jpg"
    for _ in range(4):
        window.redo()
    assert window.session.settings == chosen
