"""On a laptop with 1366 x 768 pixels at 100, 125 and 150 %: what matters is in sight whatever one does."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part, settle
from gui.driver.window import WindowDriver
from gui.layout_judge import nameless_cards
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from given import MakePhoto
from stampgui.caption.style import CustomPosition
from stampgui.gui.photos.card_layout import GAP
from stampgui.gui.widgets.fitting_scroll_area import FittingScrollArea
from stampgui.i18n import message

SCREENS = {"100 %": (1366, 768), "125 %": (1093, 614), "150 %": (910, 512)}
"""Logical pixels of the screen, by its scaling."""
LOWEST = (853, 480)
"""Those of a screen with 1280 x 720 pixels at 150 %, or what is left of a larger one beside a task bar."""
TASK_BAR = 47
"""Logical pixels of height that are left to other things."""


@pytest.fixture(params=[(language, size) for language in ("id", "en") for size in SCREENS.values()], ids=str)
def window(request: pytest.FixtureRequest, open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    language, (width, height) = request.param
    dated = [make_photo(f"{name}.jpg", size=(1200, 900), taken="2023:01:20 08:00:11") for name in "abcdefgh"]
    undated = [make_photo(f"{name}.jpg", size=(1200, 900)) for name in "xyz"]
    window: WindowDriver = open_it(*dated, *undated, language=language)
    window.main_window.resize(width, height)
    window.select("a")
    window.inspector.wait_for_preview()
    wait_until_settled(window)
    return window


def wait_until_settled(window: WindowDriver) -> None:
    """One layout after the other asks those around it for room."""
    parts = window.inspector.preview, window.grid, window.saving.root
    before: list[QRect] = []
    while (now := [place_of(part, window) for part in parts]) != before:
        before = now
        QTest.qWait(200)
        settle()


def place_of(part: QWidget, window: WindowDriver) -> QRect:
    return QRect(part.mapTo(window.main_window, QPoint(0, 0)), part.size())


def is_whole(part: QWidget, window: WindowDriver) -> bool:
    inside = window.main_window.rect().contains(place_of(part, window))
    return part.isVisible() and inside and part.visibleRegion().boundingRect() == part.rect()


def test_save_is_whole_and_in_one_line_with_what_it_counts(window: WindowDriver) -> None:
    save = window.saving.button("saveButton")
    assert is_whole(save, window)
    assert window.saving.root.height() < 2 * save.height()


def test_two_rows_of_cards_are_whole_and_name_their_photos(window: WindowDriver) -> None:
    grid = window.grid
    assert grid.viewport().height() >= 2 * grid.gridSize().height()
    assert is_whole(grid.viewport(), window)
    assert not nameless_cards(window.main_window)


def test_cards_begin_where_the_chips_above_and_the_banner_below_begin(window: WindowDriver) -> None:
    grid = window.grid
    card = grid.viewport().mapTo(window.main_window, grid.visualRect(grid.model().index(0, 0)).topLeft()).x() + GAP // 2
    banner = window.page.button("bannerButton").parentWidget()
    assert banner is not None
    chip = window.filters.button("allFilterChip")
    assert card == place_of(chip, window).left() == place_of(banner, window).left()


def test_cards_found_by_name_show_that_name(window: WindowDriver) -> None:
    window.open_search().search("g")
    wait_until_settled(window)
    assert window.grid.viewport().height() >= 2 * window.grid.gridSize().height()
    assert not nameless_cards(window.main_window)


def test_the_preview_is_whole_whatever_is_styled(window: WindowDriver) -> None:
    inspector = window.inspector
    before = place_of(inspector.preview, window)
    inspector.unfold_details()
    wait_until_settled(window)
    inspector.line("dateEdit").setFocus()
    found = {}
    for _turn in range(60):
        QTest.keyClick(QApplication.focusWidget() or window.main_window, Qt.Key.Key_Tab)
        QTest.qWait(1)
        focused = QApplication.focusWidget()
        if focused is None or not inspector.root.isAncestorOf(focused):
            break
        found[focused.objectName() or type(focused).__name__] = is_whole(inspector.preview, window)
    # among them each kind of choice, so that the walk did not end early
    assert found.keys() >= {
        "templateCombo",
        "captionLanguageCombo",
        "eventEdit",
        "outlinedStyleTile",
        "sizeSlider",
        "bottom-rightButton",
        "fontCombo",
        "outlineSlider",
        "plateShapeCombo",
        "saveStyleAsButton",
    }
    assert [name for name, whole in found.items() if not whole] == []
    wait_until_settled(window)
    assert place_of(inspector.preview, window) == before
    hint = inspector.label("captionHint")
    assert hint.isVisible() or hint.text() in inspector.preview.toolTip()
    assert hint.isHidden() or is_whole(hint, window)


def test_why_a_photo_has_no_date_is_seen_whole(window: WindowDriver, make_photo: MakePhoto) -> None:
    window.add([make_photo("FB_IMG_1665731820123.jpg")])
    window.grid.select_photos([window.photos[-1].id])
    window.qtbot.waitUntil(lambda: window.inspector.label("dateReason").isVisible(), timeout=SOON)
    wait_until_settled(window)
    assert is_whole(window.inspector.label("dateReason"), window)


def test_what_is_said_after_a_drag_is_whole_and_leaves_the_caption_free(window: WindowDriver) -> None:
    preview = window.inspector.preview
    preview.placed.emit(CustomPosition(0.4, 0.8), "")
    for part in (window.inspector.label("moveNoticeLabel"), window.inspector.button("onlyThisPhotoButton")):
        assert is_whole(part, window)
        assert part.mapTo(preview, part.rect().bottomLeft()).y() < preview.height() / 2


@pytest.mark.parametrize("window", [("id", SCREENS["150 %"]), ("en", SCREENS["150 %"])], ids=str, indirect=True)
def test_what_became_of_the_copies_is_whole_and_says_once_what_still_waits(window: WindowDriver) -> None:
    assert window.page.button("bannerButton").isVisible()
    window.save()
    window.qtbot.waitUntil(lambda: is_whole(window.saving.button("openFolderButton"), window), timeout=SOON)
    wait_until_settled(window)
    for name in ("fillDatesButton", "copyTextButton", "reportButton", "dismissButton", "openFolderButton"):
        assert is_whole(window.saving.button(name), window), name
    assert window.main_window.rect().contains(place_of(window.saving.root, window))
    assert not window.page.button("bannerButton").isVisible()
    window.saving.press("dismissButton")
    window.qtbot.waitUntil(window.page.button("bannerButton").isVisible, timeout=SOON)


def assert_header_cards_and_result_are_whole(window: WindowDriver) -> None:
    wait_until_settled(window)
    assert is_whole(window.header.button("addPhotosButton"), window)
    assert window.grid.viewport().height() >= 2 * window.grid.gridSize().height()
    assert is_whole(window.grid.viewport(), window)
    assert not nameless_cards(window.main_window)
    for name in ("retryButton", "fillDatesButton", "copyTextButton", "reportButton", "dismissButton"):
        assert is_whole(window.saving.button(name), window), name
    assert is_whole(window.saving.button("openFolderButton"), window)


@pytest.mark.parametrize(
    "window",
    [(language, size) for language in ("id", "en") for size in (SCREENS["150 %"], LOWEST)],
    ids=str,
    indirect=True,
)
def test_messages_come_one_at_a_time_and_push_nothing_out_of_a_low_window(window: WindowDriver) -> None:
    window.save()
    window.qtbot.waitUntil(lambda: is_whole(window.saving.button("openFolderButton"), window), timeout=SOON)
    window.notices.fill(message("Discard the dates that were kept?"), message("No photo is waiting for a date."))
    window.main_window.show_error("Traceback")
    told = []
    while window.notices.shown:
        wait_until_settled(window)
        (bar,) = window.notices.shown
        told.append(bar.text)
        parts = (bar.decline_button, window.inspector.preview, window.header.button("addPhotosButton"))
        shares = [window.saving.button(name) for name in ("copyTextButton", "reportButton", "openFolderButton")]
        assert all(is_whole(part, window) for part in (*parts, *shares)), bar.text
        assert window.grid.viewport().height() >= window.grid.gridSize().height()
        bar.decline_button.click()
    # the newest first: the mistake, what was just done, the offer to continue; and last what nothing depends on
    assert len(set(told)) == 4
    assert "stampgui-zip" in told[-1]


@pytest.mark.parametrize(
    "window",
    [(language, SCREENS[part]) for language, part in (("id", "125 %"), ("id", "150 %"), ("en", "150 %"))],
    ids=str,
    indirect=True,
)
def test_all_is_whole_after_photos_were_skipped_and_failed_and_others_have_no_date(
    window: WindowDriver, asking: Scripted
) -> None:
    folder, gone = window.session.copy_folder, window.photos[1].found.path
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(b"another file")
    gone.rename(gone.with_suffix(".away"))
    asking.answers = [0]
    window.save()
    window.qtbot.waitUntil(lambda: is_whole(window.saving.button("openFolderButton"), window), timeout=SOON)
    assert_header_cards_and_result_are_whole(window)
    details = window.saving.button("resultsDetailsButton")
    if details.isVisible():
        details.click()
        popup = window.saving.label("resultsPopup")
        assert popup.isVisible()
        assert popup.window().geometry().right() < window.main_window.geometry().right() - 2, "its edge is in sight"
        assert all(part in popup.text() for part in ("b.jpg", window.saving.details))
        popup.window().close()
    else:
        assert window.saving.failures[0].startswith("b.jpg")
    window.saving.press("copyFilesButton")
    window.qtbot.waitUntil(lambda: window.info.visible, timeout=SOON)
    assert_header_cards_and_result_are_whole(window)


def test_the_folder_and_the_kind_of_the_copies_are_in_sight_or_one_click_away(window: WindowDriver) -> None:
    options = find_part(window.saving.root, QAbstractButton, "copyOptionsButton")
    if options.isVisible():
        assert window.session.copy_folder.name in options.text()
        options.click()
        popup = next(each for each in window.main_window.findChildren(QFrame, "popup") if each.isVisible())
        assert window.saving.choice("copiesCombo").isVisible()
        assert popup.focusWidget() is window.saving.choice("copiesCombo")  # the keyboard goes on there
        assert popup.isAncestorOf(window.saving.choice("namingCombo"))
        window.saving.choose_both_copies("whatsapp")
        popup.close()
    else:
        assert is_whole(window.saving.choice("copiesCombo"), window)
        window.saving.choose_both_copies("whatsapp")
    assert window.session.settings.upload == "whatsapp"


@pytest.mark.parametrize("window", [("id", SCREENS["150 %"])], ids=str, indirect=True)
def test_a_date_and_what_is_said_of_it_are_whole_while_it_is_typed_and_when_it_was_used(window: WindowDriver) -> None:
    inspector = window.inspector
    window.grid.select_photos([window.photos[-1].id])
    line, said = inspector.line("dateEdit"), inspector.label("dateInterpretation")
    line.setFocus()
    for typed in ("31/2/2020", "17 agustus 2020"):
        inspector.type_into("dateEdit", typed)
        window.qtbot.waitUntil(lambda: is_whole(line, window) and is_whole(said, window), timeout=SOON)
    inspector.type_date("17 agustus 2020")
    window.qtbot.waitUntil(lambda: is_whole(line, window) and "17 Agustus 2020" in line.text(), timeout=SOON)
    wait_until_settled(window)
    assert is_whole(line, window)
    assert is_whole(said, window)


@pytest.mark.parametrize("window", [("id", SCREENS["150 %"])], ids=str, indirect=True)
def test_an_own_caption_and_what_is_wrong_with_it_are_whole(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.write_own_caption("Rapat {xyz}")
    line, error = inspector.line("templateEdit"), inspector.label("templateMessage")
    window.qtbot.waitUntil(lambda: is_whole(line, window) and is_whole(error, window), timeout=SOON)


@pytest.mark.parametrize("window", [("id", SCREENS["150 %"])], ids=str, indirect=True)
def test_the_name_of_a_style_and_what_is_wrong_with_it_are_whole(window: WindowDriver) -> None:
    window.inspector.save_style_as("a/b")
    field, said = window.inspector.line("styleNameEdit"), window.inspector.label("styleNameError")
    window.qtbot.waitUntil(lambda: is_whole(field, window) and is_whole(said, window), timeout=SOON)


@pytest.mark.parametrize("window", [("id", LOWEST), ("en", LOWEST)], ids=str, indirect=True)
def test_two_rows_of_cards_are_whole_below_a_search_and_a_message(window: WindowDriver) -> None:
    window.open_search().search("g")
    window.main_window.show_error("Traceback")
    wait_until_settled(window)
    assert window.grid.viewport().height() >= 2 * window.grid.gridSize().height()
    assert not window.page.button("bannerButton").isVisible()
    window.main_window.resize(*SCREENS["100 %"])
    window.qtbot.waitUntil(window.page.button("bannerButton").isVisible, timeout=SOON)
    window.main_window.resize(*LOWEST)
    window.qtbot.waitUntil(lambda: not window.page.button("bannerButton").isVisible(), timeout=SOON)
    window.search.press("closeSearchButton")
    wait_until_settled(window)
    assert not window.page.button("bannerButton").isVisible()  # the message has its place until it has been read
    window.notices.shown[0].decline_button.click()
    window.qtbot.waitUntil(window.page.button("bannerButton").isVisible, timeout=SOON)


@pytest.mark.parametrize(
    "window", [(language, (LOWEST[0], LOWEST[1] - TASK_BAR)) for language in ("id", "en")], ids=str, indirect=True
)
def test_nothing_is_scrolled_in_the_lowest_window_with_a_result_and_a_message_of_two_lines(
    window: WindowDriver,
) -> None:
    window.save()
    window.main_window.show_error("Traceback")
    wait_until_settled(window)
    (outermost,) = window.main_window.findChildren(FittingScrollArea)
    assert not outermost.verticalScrollBar().maximum()
    for name in ("copyTextButton", "reportButton", "openFolderButton"):
        assert is_whole(window.saving.button(name), window), name


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_with_two_suggestions_is_seen_without_scrolling(
    language: str, open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    folder = tmp_path / "Kunjungan Balai Desa Sukamaju"
    photos = [make_photo(f"IMG-20221014-WA00{number:02}.jpg", folder=folder, size=(1200, 900)) for number in range(5)]
    window: WindowDriver = open_it(*photos, language=language)
    window.main_window.resize(*SCREENS["150 %"])
    window.fill_in_dates()
    wait_until_settled(window)
    assert len(window.questions.offers) == 2
    assert not find_part(window.questions.root, QScrollArea, "asked").verticalScrollBar().maximum()
    for button in (*window.questions.offer_buttons, window.questions.button("skipQuestionButton")):
        assert is_whole(button, window)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_with_four_suggestions_is_seen_without_scrolling_and_its_keys_are_told_where_there_is_room(
    language: str, open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    photos = [make_photo(f"IMG_12{number}.jpg", size=(1200, 900)) for number in ("03", "04", "05")]
    for number, day in (("00", 10), ("10", 13)):
        photos.append(make_photo(f"IMG_12{number}.jpg", taken=f"2022:10:{day} 08:15:00"))
    window: WindowDriver = open_it(*photos, language=language)
    window.main_window.resize(*SCREENS["150 %"])
    questions = window.fill_in_dates()
    wait_until_settled(window)
    assert len(questions.offers) == 4
    assert not find_part(questions.root, QScrollArea, "asked").verticalScrollBar().maximum()
    for button in (*questions.offer_buttons, questions.button("skipQuestionButton")):
        assert is_whole(button, window)
    keys = questions.label("questionKeys")
    assert not keys.isVisible()
    window.main_window.resize(*SCREENS["125 %"])
    wait_until_settled(window)
    assert keys.isVisible()
    window.main_window.resize(*SCREENS["150 %"])
    questions.press("splitButton")
    wait_until_settled(window)
    assert keys.isVisible()  # nothing else tells how a group is split by them


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("height", [SCREENS["150 %"][1], LOWEST[1] - TASK_BAR])
def test_the_first_page_is_whole_with_an_offer_to_continue_above_it(
    language: str, height: int, open_it: OpenWindow
) -> None:
    window: WindowDriver = open_it(language=language)
    window.main_window.resize(LOWEST[0], height)
    window.notices.offer_resume(message("{done} {waiting}", done="39 photos. " * 6, waiting="3 photos. " * 6))
    wait_until_settled(window)
    assert window.offer.visible
    for part in window.main_window.findChildren(QScrollBar):
        assert not (part.isVisible() and part.maximum())


@pytest.mark.parametrize(("height", "subtitle"), [(512, ""), (768, "date stamp for photos")])
def test_the_header_of_a_low_window_has_one_line(open_it: OpenWindow, height: int, subtitle: str) -> None:
    window = open_it()
    window.main_window.resize(1280, height)
    window.qtbot.waitUntil(lambda: window.header.text("subtitle") == subtitle, timeout=SOON)


def test_a_group_is_split_without_scrolling_the_window_at_150_percent_above_a_task_bar(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"IMG-20221014-WA{number:04d}.jpg") for number in range(8)), language="id")
    window.main_window.resize(910, 512 - TASK_BAR - 33)
    questions = window.fill_in_dates()
    questions.press("splitButton")
    settle()
    assert is_whole(questions.button("splitByNamesButton"), window)
    (outer,) = window.main_window.findChildren(FittingScrollArea)
    assert outer.verticalScrollBar().maximum() == 0
