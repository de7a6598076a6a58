"""What a photo without a sure date may have for one is seen without scrolling: nobody takes the first of two unseen."""

from pathlib import Path

import pytest
from gui.driver.parts import SOON, settle
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from given import MakePhoto

SCREENS = {"125 %": (1093, 614), "720 lines": (1280, 720), "100 %": (1366, 768)}
LOWEST = (910, 512)


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def open_at(size: tuple[int, int], photo: Path, open_it: OpenWindow, language: str) -> WindowDriver:
    window: WindowDriver = open_it(photo, language=language)
    window.main_window.resize(*size)
    window.grid.select_photos([window.photos[0].id])
    window.qtbot.waitUntil(lambda: bool(offers(window)), timeout=SOON)
    for _turn in range(3):  # one layout after the other asks those around it for room
        QTest.qWait(100)
        settle()
    return window


def offers(window: WindowDriver) -> list[QAbstractButton]:
    settle()  # new ones come into sight a turn later
    return [each for each in window.inspector.root.findChildren(QAbstractButton, "dateOffer") if each.isVisible()]


def said(window: WindowDriver) -> list[str]:
    return [each.text() for each in window.inspector.root.findChildren(QLabel) if each.isVisible()]


def is_whole(part: QWidget) -> bool:
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def disputed(make_photo: MakePhoto) -> Path:
    return make_photo("IMG_20230120_093000.jpg", size=(1200, 900), taken="2022:10:14 08:00:11")


def hinted(make_photo: MakePhoto, tmp_path: Path) -> Path:
    return make_photo("IMG-20221014-WA0007.jpg", folder=tmp_path / "Oktober 2021", size=(1200, 900))


@pytest.mark.parametrize("size", [*SCREENS.values(), LOWEST], ids=str)
def test_both_of_two_dates_that_disagree_are_whole(
    size: tuple[int, int], language: str, open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_at(size, disputed(make_photo), open_it, language)
    assert len(offers(window)) == 2
    assert [each.text() for each in offers(window) if not is_whole(each)] == []
    assert is_whole(window.inspector.label("dateReason"))


@pytest.mark.parametrize("size", SCREENS.values(), ids=str)
def test_two_hints_at_a_date_are_whole_below_why_neither_is_taken(
    size: tuple[int, int], language: str, open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window = open_at(size, hinted(make_photo, tmp_path), open_it, language)
    assert len(offers(window)) == 2
    assert [each.text() for each in offers(window) if not is_whole(each)] == []


def test_the_first_hint_at_a_date_is_whole_in_a_low_window(
    language: str, open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    window = open_at(LOWEST, hinted(make_photo, tmp_path), open_it, language)
    assert is_whole(window.inspector.label("dateReason"))
    assert is_whole(offers(window)[0])


def test_which_dates_disagree_is_told_in_full_under_the_mouse(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_at(LOWEST, disputed(make_photo), open_it, "en")
    reason = window.inspector.label("dateReason")
    assert reason.text() == "Two dates disagree. Please pick the right one."
    assert "camera wrote October 14, 2022" in " ".join(reason.toolTip().split())


def test_other_dates_of_a_photo_that_has_one_are_called_so(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_at(LOWEST, disputed(make_photo), open_it, "en")
    assert "Other dates found:" not in said(window)
    offers(window)[0].click()
    window.qtbot.waitUntil(lambda: "Other dates found:" in said(window), timeout=SOON)
    assert len(offers(window)) == 1


def test_what_is_offered_for_several_photos_says_from_which_day_to_which(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window = open_it(*(make_photo(f"IMG-202210{day}-WA0007.jpg") for day in (14, 16, 15)))
    window.select_all()
    window.qtbot.waitUntil(lambda: bool(window.inspector.offers), timeout=SOON)
    (offer,) = window.inspector.offers
    assert offer == "Use each photo's own date: October 14, 2022 to October 16, 2022 · day received"


def test_what_is_scrolled_ends_where_the_preview_ends(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    for size in (LOWEST, (2560, 2400)):  # beside a scroll bar and without one
        window = open_at(size, disputed(make_photo), open_it, "en")
        inspector = window.inspector
        ends = {
            part.mapTo(inspector.root, part.rect().topRight()).x()
            for part in (inspector.preview, inspector.choice("templateCombo"), *offers(window))
        }
        assert len(ends) == 1
        assert inspector.scroll_area.verticalScrollBar().isVisible() == (size == LOWEST)


def test_what_was_meant_and_what_was_found_are_offered_apart(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_at(SCREENS["100 %"], disputed(make_photo), open_it, "en")
    window.inspector.type_into("dateEdit", "31/2/2020")
    assert [each.text().split(" ")[0] for each in offers(window)] == ["Did", "Friday,", "Friday,"]
    assert not window.inspector.label("dateReason").isVisible()
    assert "Other dates found:" in said(window)
    window.inspector.line("dateEdit").clear()
    window.inspector.type_into("dateEdit", "2020")
    assert window.inspector.label("dateReason").isVisible()
