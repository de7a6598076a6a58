"""A messenger's copies listed with the camera's files: the date is offered with both pictures, and never taken."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from painted import save_painted
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from stampgui.gui.date_questions.sample_photos import SamplePhotos
from stampgui.gui.widgets.wrapping_button import WrappingButton

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos of a camera; WhatsApp's copies of two of them, and one copy under a name of its own."""
    photos = tmp_path / "photos"
    for number in (1, 2, 3):
        save_painted(photos / "kamera" / f"IMG_120{number}.jpg", number, taken=f"2022:10:1{number} 08:15:00")
    for number in (1, 2):
        save_painted(photos / "wa" / f"IMG-20230101-WA000{number}.jpg", number, edge=640)
    save_painted(photos / "salinan.jpg", 3, edge=500)
    return photos


def wait_for_suggestions(window: WindowDriver, count: int) -> None:
    def suggested() -> int:
        return sum(bool(item.same_pictures) for item in window.photos)

    window.qtbot.waitUntil(lambda: suggested() == count, timeout=SOON)
    window.qtbot.wait(20)


def select(window: WindowDriver, name: str) -> None:
    """Select a photo that may have no date, and so no caption to wait for."""
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == name])
    window.qtbot.wait(20)


def dates(window: WindowDriver) -> dict[str, str | None]:
    return {item.found.path.stem: item.date.iso if item.date else None for item in window.photos}


def find_pair(root: QWidget) -> str:
    """What a screen reader says of the two pictures side by side; nothing where there are none."""
    return next((each.accessibleName() for each in root.findChildren(QWidget, "samePicture") if each.isVisible()), "")


def offers(root: QWidget) -> list[str]:
    return [each.full_text for each in root.findChildren(WrappingButton) if each.isVisible()]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifier)


def open_questions(window: WindowDriver) -> None:
    window.press_keys(Qt.Key.Key_T, CTRL)
    window.qtbot.waitUntil(lambda: window.questions.line("questionDateEdit").hasFocus(), timeout=SOON)


def test_the_inspector_offers_the_date_and_shows_both_pictures(open_it: OpenWindow, folder: Path) -> None:
    window = open_it(folder)
    wait_for_suggestions(window, 3)
    select(window, "salinan")
    assert window.inspector.offers[0] == "Thursday, October 13, 2022 · same picture: IMG_1203.jpg"
    assert find_pair(window.inspector.root) == "This photo, salinan.jpg. Same picture, IMG_1203.jpg, October 13, 2022"
    assert dates(window)["salinan"] is None


def test_one_key_answers_for_all_such_photos_in_the_list(open_it: OpenWindow, folder: Path) -> None:
    window = open_it(folder)
    wait_for_suggestions(window, 3)
    open_questions(window)
    found = offers(window.questions.root)
    place = found.index("October 11, 2022 – October 13, 2022 · same pictures, for 3 photos in the list")
    press(Qt.Key(Qt.Key.Key_1 + place), CTRL)
    window.qtbot.waitUntil(lambda: window.page.visible, timeout=SOON)
    given = {name: date for name, date in dates(window).items() if not name.startswith("IMG_")}
    assert given == {
        "IMG-20230101-WA0001": "2022-10-11",
        "IMG-20230101-WA0002": "2022-10-12",
        "salinan": "2022-10-13",
    }
    window.undo()
    assert dates(window)["salinan"] is None


def test_a_group_shows_a_pair_and_is_answered_in_itself(open_it: OpenWindow, folder: Path) -> None:
    (folder / "salinan.jpg").unlink()
    window = open_it(folder, language="id")
    wait_for_suggestions(window, 2)
    open_questions(window)
    assert offers(window.questions.root)[0] == (
        "11 Oktober 2022 – 12 Oktober 2022 · foto yang sama, untuk 2 foto di kelompok ini"
    )
    assert find_pair(window.questions.root).startswith(
        "Foto ini, IMG-20230101-WA0001.jpg. Foto yang sama, IMG_1201.jpg"
    )
    press(Qt.Key.Key_1, CTRL)
    assert dates(window)["IMG-20230101-WA0002"] == "2022-10-12"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [(1093, 614), (910, 512)], ids=["125 %", "150 %"])
def test_a_group_and_its_pair_are_seen_with_all_offers_on_a_small_laptop(
    language: str, size: tuple[int, int], open_it: OpenWindow, folder: Path
) -> None:
    window = open_it(folder, language=language)
    window.main_window.resize(*size)
    wait_for_suggestions(window, 3)
    open_questions(window)
    window.questions.go_to(1)
    asked = find_part(window.questions.root, QScrollArea, "asked")
    window.qtbot.waitUntil(lambda: len(offers(asked)) == 3 and bool(find_pair(asked)), timeout=SOON)
    window.qtbot.wait(200)
    assert asked.verticalScrollBar().maximum() == 0


def test_a_pair_begins_right_below_the_photos_of_its_group_in_a_wide_window(open_it: OpenWindow, folder: Path) -> None:
    window = open_it(folder, language="id")
    window.main_window.resize(1366, 768)
    wait_for_suggestions(window, 3)
    open_questions(window)
    window.questions.go_to(1)
    window.qtbot.waitUntil(lambda: bool(find_pair(window.questions.root)), timeout=SOON)
    window.qtbot.wait(200)
    (samples,) = window.questions.root.findChildren(SamplePhotos)
    (pair,) = (each for each in window.questions.root.findChildren(QWidget, "samePicture") if each.isVisible())
    lowest = next(y for y in range(samples.height(), 0, -1) if samples.find_photo_at(QPoint(20, y)))
    assert pair.y() - (samples.y() + lowest) < 60  # the name and the space around it


def test_an_answer_for_the_rest_of_a_group_leaves_what_some_were_given(open_it: OpenWindow, folder: Path) -> None:
    save_painted(folder / "wa" / "IMG-20230101-WA0003.jpg", 9, edge=640)
    (folder / "salinan.jpg").unlink()
    window = open_it(folder)
    wait_for_suggestions(window, 2)
    open_questions(window)
    press(Qt.Key.Key_1, CTRL)
    window.qtbot.waitUntil(
        lambda: window.questions.text("questionPhotosLabel") == "3 photos, 1 to fill in · wa", timeout=SOON
    )
    window.questions.type_into("questionDateEdit", "2015", enter=True)
    window.qtbot.waitUntil(lambda: window.page.visible, timeout=SOON)
    given = {name: date for name, date in dates(window).items() if not name.startswith("IMG_")}
    assert given == {
        "IMG-20230101-WA0001": "2022-10-11",
        "IMG-20230101-WA0002": "2022-10-12",
        "IMG-20230101-WA0003": "2015",
    }


def test_what_is_found_while_a_question_is_asked_leaves_what_is_typed(open_it: OpenWindow, folder: Path) -> None:
    window = open_it(folder / "salinan.jpg")
    open_questions(window)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClicks(focus, "okt")
    window.add([folder / "kamera"])
    wait_for_suggestions(window, 1)
    assert window.questions.line("questionDateEdit").text() == "okt"
    assert find_pair(window.questions.root)


def test_what_is_found_while_a_question_is_asked_leaves_each_suggestion_its_number(
    open_it: OpenWindow, folder: Path
) -> None:
    (folder / "wa" / "IMG-20230101-WA0002.jpg").unlink()
    window = open_it(folder / "wa")
    open_questions(window)
    (received,) = offers(window.questions.root)
    assert received.startswith("Sunday, January 1, 2023 · ")
    window.add([folder / "kamera"])
    wait_for_suggestions(window, 1)
    found = "Tuesday, October 11, 2022 · same picture: IMG_1201.jpg"
    window.qtbot.waitUntil(lambda: offers(window.questions.root) == [received, found], timeout=SOON)
    window.questions.type_into("questionDateEdit", "31 feb 2022")
    assert offers(window.questions.root) == ["Did you mean February 2022 (month only)?"]
    press(Qt.Key.Key_Escape)
    assert offers(window.questions.root) == [received, found]
    press(Qt.Key.Key_1, CTRL)
    assert dates(window)["IMG-20230101-WA0001"] == "2023-01-01"
    window.undo()
    open_questions(window)
    assert offers(window.questions.root) == [found, received]  # asked anew, the more likely one comes first


def test_a_date_typed_for_one_copy_is_offered_to_the_other(open_it: OpenWindow, folder: Path) -> None:
    for number in (1, 2):
        (folder / "kamera" / f"IMG_120{number}.jpg").unlink()
    save_painted(folder / "wa" / "lain.jpg", 1, edge=480)
    window = open_it(folder)
    wait_for_suggestions(window, 1)
    select(window, "lain")
    window.type_date("17 agustus 2019")
    wait_for_suggestions(window, 2)
    select(window, "IMG-20230101-WA0001")
    assert window.inspector.offers[0] == "Saturday, August 17, 2019 · same picture: lain.jpg"
    window.undo()
    wait_for_suggestions(window, 1)


def test_a_photo_that_is_taken_out_of_the_list_suggests_nothing_any_more(open_it: OpenWindow, folder: Path) -> None:
    window = open_it(folder)
    wait_for_suggestions(window, 3)
    window.session.remove_photos([item for item in window.photos if item.found.path.stem == "IMG_1203"])
    wait_for_suggestions(window, 2)
    window.undo()
    wait_for_suggestions(window, 3)
