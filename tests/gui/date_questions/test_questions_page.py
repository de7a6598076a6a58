"""The screen "Fill in dates", from its first to its last question without a mouse."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from given import MakePhoto
from stampgui.gui.date_questions.sample_photos import SamplePhotos

CTRL = Qt.KeyboardModifier.ControlModifier
Press = Callable[..., None]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the cursor is, as a person does."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifier)


def type_in(text: str) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClicks(focus, text)


@pytest.fixture
def album(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """Three groups: two scans, three photos of a messenger, one photo whose witnesses disagree."""
    for name in ("scan 1.jpg", "scan 2.jpg"):
        make_photo(name, folder=tmp_path / "photos" / "Album")
    for number in (1, 2, 3):
        make_photo(f"IMG-20221014-WA000{number}.jpg", folder=tmp_path / "photos" / "Pesan")
    make_photo("2019-05-05 pasar.jpg", taken="2022:10:14 08:00:00", folder=tmp_path / "photos" / "Rapat")
    make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11", folder=tmp_path / "photos" / "Rapat")
    return tmp_path / "photos"


def test_every_group_is_answered_by_keyboard_alone(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    assert window.questions.asked == (
        "> Album: scan 1.jpg – scan 2.jpg · 2 photos | Not answered yet\n"
        "  Pesan: IMG-20221014-WA0001.jpg – IMG-20221014-WA0003.jpg · 3 photos | Not answered yet\n"
        "  Rapat: 2019-05-05 pasar.jpg | Not answered yet"
    )
    type_in("17 agustus 2019")
    assert window.questions.interpretation == "Interpreted as: Saturday, August 17, 2019"
    press(Qt.Key.Key_Return)
    assert window.questions.offers[0] == "Friday, October 14, 2022 · day received, all photos"
    press(Qt.Key.Key_1, CTRL)
    assert window.questions.asked == (
        "  Album: scan 1.jpg – scan 2.jpg · 2 photos | August 17, 2019\n"
        "  Pesan: IMG-20221014-WA0001.jpg – IMG-20221014-WA0003.jpg · 3 photos | October 14, 2022\n"
        "> Rapat: 2019-05-05 pasar.jpg | Not answered yet"
    )
    press(Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: window.page.visible, timeout=SOON)
    qtbot.waitUntil(lambda: window.info.message == "You filled in the dates of 6 photos.", timeout=SOON)
    answers = {card.found.path.name: card.user_date and card.user_date.iso for card in window.photos}
    assert answers["2019-05-05 pasar.jpg"] == "2022-10-14"
    assert answers["IMG_1203.JPG"] is None


def test_an_answer_a_skip_and_a_split_are_undone_in_place(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    first = window.questions.asked
    type_in("2019")
    press(Qt.Key.Key_Return)
    answered = window.questions.asked
    press(Qt.Key.Key_L, CTRL)
    assert "3 photos | Skipped\n> Rapat" in window.questions.asked
    press(Qt.Key.Key_Z, CTRL)
    assert window.questions.asked == answered
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.questions.questions) == 4, timeout=SOON)
    assert (
        "> Pesan: IMG-20221014-WA0001.jpg – IMG-20221014-WA0002.jpg · 2 photos | Not answered yet\n"
        in window.questions.asked
    )
    press(Qt.Key.Key_Z, CTRL)
    assert window.questions.asked == answered
    press(Qt.Key.Key_Z, CTRL)
    assert window.questions.asked == first
    press(Qt.Key.Key_Y, CTRL)
    assert window.questions.asked == answered


def test_a_group_is_split_where_its_names_differ(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    photos = [make_photo(f"IMG-2022{month}{day:02d}-WA0001.jpg") for month in (10, 11) for day in range(1, 8)]
    window = open_it(*photos)
    window.fill_in_dates()
    assert window.questions.asked.count("7 photos") == 2
    press(Qt.Key.Key_B, CTRL)
    window.questions.press("splitByNamesButton")
    qtbot.waitUntil(lambda: len(window.questions.questions) == 8, timeout=SOON)


def test_what_is_skipped_waits_on_and_the_summary_says_so(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    press(Qt.Key.Key_L, CTRL)
    type_in("2022")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: window.page.visible, timeout=SOON)
    told = "You filled in the dates of 3 photos."
    qtbot.waitUntil(lambda: window.info.message == told, timeout=SOON)
    assert len(window.photos) == 7
    # the skips show nowhere any more: the one thing to undo is the answer
    QTest.keyClick(window.main_window, Qt.Key.Key_Z, CTRL)
    assert [card.user_date for card in window.photos if card.user_date] == []


def test_a_reason_and_what_was_meant_stand_below_the_field(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    type_in("31/02/2020")
    assert window.questions.interpretation == "February 2020 has only 29 days."
    press(Qt.Key.Key_Return)
    assert "> Album" in window.questions.asked
    window.questions.field.selectAll()
    type_in("14-10-22")
    assert window.questions.offers[0] == "Did you mean Friday, October 14, 2022?"
    press(Qt.Key.Key_1, CTRL)
    assert "Album: scan 1.jpg – scan 2.jpg · 2 photos | October 14, 2022" in window.questions.asked


def test_escape_drops_first_what_is_typed_and_then_the_screen(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    type_in("20")
    press(Qt.Key.Key_Escape)
    assert window.questions.field.text() == ""
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_Escape)
    assert window.questions.field.hasFocus()
    press(Qt.Key.Key_Escape)
    assert window.page.visible
    assert not window.notices.visible


def test_arrows_go_to_other_groups_and_an_answer_can_be_another_one(
    open_it: OpenWindow, album: Path, qtbot: QtBot
) -> None:
    window = open_it(album)
    window.fill_in_dates()
    type_in("2019")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    assert window.questions.field.text() == "2019"
    type_in("2018")
    press(Qt.Key.Key_Return)
    assert "Album: scan 1.jpg – scan 2.jpg · 2 photos | 2018\n> Pesan" in window.questions.asked


def test_photos_that_come_while_the_screen_is_open_are_asked_for_last(
    open_it: OpenWindow, album: Path, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_it(album)
    window.fill_in_dates()
    QAbstractItemModelTester(
        window.questions.groups.model(),
        QAbstractItemModelTester.FailureReportingMode.Fatal,
        window.questions.root,
    )
    window.session.add([make_photo("later.jpg", folder=tmp_path / "more")])
    qtbot.waitUntil(lambda: len(window.questions.questions) == 4, timeout=SOON)
    assert window.questions.asked.splitlines()[-1] == "  more: later.jpg | Not answered yet"
    assert "> Album" in window.questions.asked
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.questions.questions) == 5, timeout=SOON)
    press(Qt.Key.Key_Z, CTRL)
    assert len(window.questions.questions) == 4


def test_without_a_photo_that_waits_there_is_nothing_to_fill_in(
    open_it: OpenWindow, make_photo: MakePhoto, asking: Scripted
) -> None:
    window = open_it(make_photo("a.jpg", taken="2023:01:20 08:00:11"))
    QTest.keyClick(window.main_window, Qt.Key.Key_T, CTRL)
    assert window.page.visible
    assert window.info.message == "No photo is waiting for a date."


def test_each_photo_may_get_its_own_date(open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot) -> None:
    photos = [make_photo(f"IMG-2022{month}{day:02d}-WA0001.jpg") for month in (10, 11) for day in range(1, 8)]
    window = open_it(*photos)
    window.fill_in_dates()
    assert window.questions.offers[-1] == "October 1, 2022 – October 7, 2022 · day received, each photo its own"
    window.questions.offer_buttons[-1].click()
    dates = [card.user_date.iso for card in window.photos if card.user_date]
    assert dates == [f"2022-10-0{day}" for day in range(1, 8)]


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_screen_fits_a_small_one(open_it: OpenWindow, album: Path, qtbot: QtBot, language: str) -> None:
    window = open_it(album, language=language)
    window.fill_in_dates()
    window.main_window.resize(910, 512)
    settle()
    assert (window.main_window.width(), window.main_window.height()) == (910, 512)
    field = window.questions.field
    assert field.visibleRegion().boundingRect().size() == field.size()


def test_another_language_is_on_the_screen_at_once(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    window.choose_language("id")
    assert window.questions.text("questionProgress") == "Kelompok 1 dari 3"
    assert window.questions.button("skipQuestionButton").text() == "Lewati"


def test_files_may_be_dropped_on_every_part_of_the_screen(open_it: OpenWindow, album: Path, qtbot: QtBot) -> None:
    window = open_it(album)
    window.fill_in_dates()
    assert window.main_window.acceptDrops()
    assert [part for part in window.questions.root.findChildren(QWidget) if part.acceptDrops()] == []


def test_where_there_is_little_room_the_field_is_seen_and_what_is_said_about_it(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Kunjungan kerja ke Balai Desa Sukamaju"
    for day in (11, 12, 13, 14):
        make_photo(f"IMG-202210{day}-WA0003.jpg", folder=folder)
    make_photo("scan.jpg", folder=folder)
    window = open_it(folder)
    window.main_window.resize(600, 330)
    window.hints.end()
    window.fill_in_dates()
    page = window.questions

    def seen_whole(part: QWidget) -> bool:
        settle()
        return part.visibleRegion().boundingRect() == part.rect()

    assert seen_whole(page.field)
    type_in("31/2/2020")
    assert seen_whole(page.field)
    assert seen_whole(page.label("questionInterpretation"))
    press(Qt.Key.Key_Escape)
    type_in("2020")
    press(Qt.Key.Key_Return)
    assert seen_whole(page.field)


def test_beside_the_photo_and_here_a_date_is_offered_in_the_same_words(
    open_it: OpenWindow, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    window = open_it(make_photo("2019-05-05 pasar.jpg", taken="2022:10:14 08:00:00"), make_photo("scan.jpg"))
    told = ["Friday, October 14, 2022 · camera data", "Sunday, May 5, 2019 · file name"]
    for card, words in zip(window.photos, (told, ["Sunday, September 13, 2020 · file time"]), strict=True):
        window.grid.select_photos([card.id])
        settle()
        assert window.inspector.offers == words
    window.inspector.type_into("dateEdit", "31/2/2020")
    meant = window.inspector.offers[0]
    assert meant == "Did you mean February 2020 (month only)?"
    window.fill_in_dates()
    assert window.questions.offers[:2] == told
    window.questions.type_into("questionDateEdit", "31/2/2020")
    assert window.questions.offers[0] == meant
    window.questions.type_into("questionDateEdit", "")
    press(Qt.Key.Key_Down)
    assert window.questions.offers[-1] == "Sunday, September 13, 2020 · file time"


def test_the_photos_of_a_group_are_looked_at_closely_while_their_date_is_asked_for(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in (1, 2, 3):
        make_photo(f"scan {number}.jpg", size=(3000, 2000))
    window = open_it(tmp_path / "photos")
    window.fill_in_dates()
    type_in("14 o")
    press(Qt.Key.Key_F3)
    shown = window.find_large_photo()
    assert shown is not None
    qtbot.waitUntil(lambda: shown.preview.has_picture, timeout=SOON)
    assert shown.windowTitle() == "scan 1.jpg"
    assert shown.preview.caption_preview is None, "there is no date yet"
    QTest.keyClick(shown, Qt.Key.Key_C)
    QTest.keyClick(shown, Qt.Key.Key_PageDown)
    assert shown.windowTitle() == "scan 2.jpg"
    assert shown.preview.viewport.zoom == 1.0, "the same corner of the next photo"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert window.find_large_photo() is None
    assert window.questions.field.text() == "14 o", "what was being typed is still there"
    assert window.main_window.focusWidget() is window.questions.field


def test_the_way_to_a_closer_look_has_no_line_of_its_own_on_a_small_screen(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path, qtbot: QtBot
) -> None:
    make_photo("kamera-kami.jpg", folder=tmp_path / "Kunjungan Balai Desa Sukamaju")
    window = open_it(tmp_path / "Kunjungan Balai Desa Sukamaju", language="id")
    window.main_window.resize(910, 512)
    window.fill_in_dates()
    look, words = (
        find_part(window.questions.root, kind, name)
        for kind, name in ((QPushButton, "closerLookButton"), (QLabel, "questionPhotosLabel"))
    )
    qtbot.wait(200)
    assert look.y() < words.geometry().bottom()


def test_a_photo_that_is_asked_for_alone_takes_the_room_beside_the_field(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    make_photo("lebaran.jpg", size=(1500, 1080))
    for number in (1, 2, 3):
        make_photo(f"scan {number}.jpg", folder=tmp_path / "photos" / "Album")
    window = open_it(tmp_path / "photos")
    window.fill_in_dates()
    lefts = set()
    for row in (0, 1):
        window.questions.go_to(row)
        QTest.qWait(50)
        (samples,) = window.questions.root.findChildren(SamplePhotos)
        lefts.add(window.questions.field.mapTo(window.main_window, QPoint(0, 0)).x())
        if window.questions.current is not None and len(window.questions.current.photos) == 1:
            assert samples.find_photo_at(QPoint(samples.width() - 2, 30)) is not None
    (left,) = lefts
    assert left > samples.mapTo(window.main_window, QPoint(samples.width(), 0)).x()
    body = find_part(window.questions.root, QWidget, "askedBody")
    shares = {}
    for size in ((1280, 720), (1920, 1080)):
        window.main_window.resize(*size)
        settle()
        shares[size] = samples.width() / body.width()
    assert shares[1920, 1080] > 0.58 > shares[1280, 720], "a date needs no more room on a wide screen"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", [(910, 512), (1366, 768)])
def test_a_group_is_skipped_where_that_was_before_the_group_above_had_a_date(
    open_it: OpenWindow, album: Path, size: tuple[int, int], language: str
) -> None:
    window = open_it(album, language=language)
    window.main_window.resize(*size)
    questions = window.fill_in_dates()
    questions.go_to(1)
    settle()
    before = questions.button("skipQuestionButton").geometry()
    questions.go_to(0)
    questions.answer("14 okt 2022")
    settle()
    assert questions.current is questions.questions[1]
    assert questions.button("skipQuestionButton").geometry() == before


def test_the_suggestions_and_what_is_below_stay_while_a_date_is_typed(open_it: OpenWindow, album: Path) -> None:
    window = open_it(album)
    window.fill_in_dates()
    window.questions.go_to(1)
    QTest.qWait(50)
    offered, below = window.questions.offers, window.questions.button("skipQuestionButton").pos()
    type_in("13 okt 2022")
    QTest.qWait(50)
    assert window.questions.offers == offered
    assert window.questions.button("skipQuestionButton").pos() == below


def test_a_group_says_that_most_of_its_photos_are_in_another_folder(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    first = make_photo("IMG_1.jpg", folder=tmp_path / "Kunjungan")
    for number in (2, 3):
        (tmp_path / "Arsip").mkdir(exist_ok=True)
        shutil.copy(first, tmp_path / "Arsip" / f"IMG_{number}.jpg")
    window = open_it(tmp_path / "Kunjungan", tmp_path / "Arsip")
    window.main_window.resize(1366, 768)
    window.fill_in_dates()
    settle()
    assert window.questions.text("questionPhotosLabel") == "3 photos · Arsip and Kunjungan"
