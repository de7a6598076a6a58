"""On the smallest card every badge is told in whole words, and the marks on a picture leave its caption free."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from session.photo_items import broken, dated, disputed, evidence, undated

from stampgui.dates.evidence import Source
from stampgui.gui.images.thumbnail_painter import fit_name
from stampgui.gui.photos.card_delegate import make_badge_font
from stampgui.gui.photos.card_layout import BADGE_PADDING, GAP, lay_out_card, place_marks
from stampgui.gui.photos.photo_grid import MIN_CARD_WIDTH
from stampgui.gui.text.photo_badge import choose_badge
from stampgui.gui.widgets.controls import scale_to_font
from stampgui.i18n import LANGUAGES, load_catalogue
from stampgui.session.photos.photo_item import PhotoItem, with_user_date
from stampgui.stamping.outcome import Status

PICTURE = QRect(7, 7, 126, 80)


def list_cards() -> Iterator[PhotoItem]:
    for source in set(Source) - {Source.TYPED}:
        found = evidence("2022-10-14", source)
        yield dated(0, "a.jpg", "2022-10-14", source)
        yield undated(1, "a.jpg", found)
        yield with_user_date(disputed(2, "a.jpg", found, evidence("2023-01-01")), found.date)
    for status in (Status.ALREADY_STAMPED, Status.FAILED, Status.SKIPPED, Status.RESTORED):
        card = dated(3, "a.jpg", "2022-10-14")
        yield replace(card, copy_result=replace(card.inspection, status=status))
        yield replace(card, inspection=replace(card.inspection, status=status))
    yield from (
        broken(4, "a.jpg"),
        undated(5, "tempelan 2026-11-29 10.15.03.png"),
        undated(6, "IMG-20221014-WA0003.jpg"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_badge_is_cut_off_on_the_smallest_card(language: str, qapp: QApplication) -> None:
    font, catalogue = qapp.font(), load_catalogue(language)
    cell = QRect(0, 0, scale_to_font(MIN_CARD_WIDTH, font) + GAP, 200)
    room = lay_out_card(cell, heading_height=18, name_height=16).badge.width() - BADGE_PADDING
    metrics = QFontMetrics(make_badge_font(font))
    badges = {choose_badge(card, catalogue) for card in list_cards()}
    assert len(badges) > 30
    briefest = {min(badge.text, badge.brief or badge.text, key=len) for badge in badges}
    assert [each for each in briefest if metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) != each] == []


def test_all_that_tells_photos_of_a_messenger_apart_is_whole_on_the_smallest_card(qapp: QApplication) -> None:
    font = qapp.font()
    cell = QRect(0, 0, scale_to_font(MIN_CARD_WIDTH, font) + GAP, 200)
    room = lay_out_card(cell, heading_height=18, name_height=16).name.width()
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    shown, _font = fit_name("IMG-20221014-WA0007.jpg", small, room)
    assert shown.endswith("221014-WA0007.jpg")


@pytest.mark.parametrize("width", [171, 174])
def test_on_a_laptop_at_125_and_150_percent_names_of_messengers_are_whole(width: int, qapp: QApplication) -> None:
    small = QFont(qapp.font())
    small.setPointSizeF(small.pointSizeF() * 0.88)
    room = lay_out_card(QRect(0, 0, width, 150), heading_height=18, name_height=16).name.width()
    assert fit_name("IMG-20221014-WA0007.jpg", small, room)[0] == "IMG-20221014-WA0007.jpg"


@pytest.mark.parametrize("at_right", [False, True])
def test_marks_make_way_for_a_caption_at_the_top_of_the_picture(at_right: bool) -> None:
    top, bottom = QRect(PICTURE.topLeft(), QSize(126, 14)), QRect(PICTURE.left(), PICTURE.bottom() - 14, 126, 14)
    usual = place_marks(PICTURE, 3, at_right=at_right, caption=QRect())
    assert place_marks(PICTURE, 3, at_right=at_right, caption=bottom) == usual
    for shown in (usual, moved := place_marks(PICTURE, 3, at_right=at_right, caption=top)):
        assert all(PICTURE.contains(mark) for mark in shown)
    assert not any(mark.intersects(top) for mark in moved)
    assert [mark.left() for mark in moved] == [mark.left() for mark in usual]


def test_marks_stay_where_a_caption_takes_the_whole_picture() -> None:
    usual = place_marks(PICTURE, 1, at_right=False, caption=QRect())
    assert place_marks(PICTURE, 1, at_right=False, caption=PICTURE) == usual
