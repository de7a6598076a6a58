"""The list as Qt sees it: rows come, go and move without losing what is selected."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from session.photo_items import dated, disputed, undated

from stampgui.dates.partial import PartialDate
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import PhotoFilter, PhotoOrder, with_user_date


@pytest.fixture
def model(qapp: QApplication) -> PhotoModel:
    """A list that Qt's own tester watches; a broken rule fails the test."""
    made = PhotoModel(load_catalogue("en"))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.add([dated(0, "c.jpg", "2023-01-20"), undated(1, "b.jpg"), dated(2, "a.jpg", "2022-10-14")])
    return made


def names(model: PhotoModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_photos_that_arrive_later_join_at_the_end(model: PhotoModel) -> None:
    model.add([disputed(3, "d.jpg"), undated(4, "e.jpg")])
    assert names(model) == ["c.jpg", "b.jpg", "a.jpg", "d.jpg", "e.jpg"]


def test_the_same_file_is_not_listed_twice(model: PhotoModel) -> None:
    model.add([undated(3, "b.jpg")])
    assert names(model) == ["c.jpg", "b.jpg", "a.jpg"]


def test_in_another_order_a_selected_photo_stays_selected(model: PhotoModel) -> None:
    selected = QPersistentModelIndex(model.index(0))
    model.set_order(PhotoOrder.NAME)
    assert names(model) == ["a.jpg", "b.jpg", "c.jpg"]
    assert selected.data() == "c.jpg"


def test_an_answered_photo_leaves_the_list_of_the_undated(model: PhotoModel) -> None:
    model.set_filter(PhotoFilter.UNDATED)
    assert names(model) == ["b.jpg"]
    model.update_items([1], lambda card: with_user_date(card, PartialDate(2020)))
    assert names(model) == []
    model.set_filter(PhotoFilter.READY)
    assert names(model) == ["c.jpg", "b.jpg", "a.jpg"]


def test_removed_photos_come_back_to_where_they_were(model: PhotoModel) -> None:
    removed = [card for card in model.items if card.id == 1]
    model.remove([1])
    assert names(model) == ["c.jpg", "a.jpg"]
    model.add(removed)
    assert names(model) == ["c.jpg", "b.jpg", "a.jpg"]


def test_a_removed_file_may_be_added_again(model: PhotoModel) -> None:
    model.remove([1])
    model.add([undated(9, "b.jpg")])
    assert names(model) == ["c.jpg", "a.jpg", "b.jpg"]


def test_every_other_of_many_photos_can_go_at_once(model: PhotoModel) -> None:
    model.add([dated(number, f"{number}.jpg", "2020-01-01") for number in range(10, 400)])
    model.remove(range(10, 400, 2))
    assert model.rowCount() == 3 + 195


def test_a_card_speaks_the_language_that_was_switched_to(model: PhotoModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "January 20, 2023" in str(model.index(0).data(role))
    model.retranslate(load_catalogue("id"))
    assert "20 Januari 2023" in str(model.index(0).data(role))


def test_the_file_path_is_in_the_tool_tip(model: PhotoModel) -> None:
    assert str(model.index(1).data(Qt.ItemDataRole.ToolTipRole)) == "b.jpg\nNothing says when it was taken."
