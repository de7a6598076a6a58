"""Suggestions for many photos at once."""

import pytest
from pytestqt.qtbot import QtBot
from session.photo_items import dated, undated

from stampgui.gui.state import same_picture_search as room
from stampgui.gui.state.photo_model import PhotoModel
from stampgui.i18n import load_catalogue
from stampgui.session.photos.photo_item import with_user_date

SCANS = range(1, 203)
SOON = 20_000


def test_each_of_many_scans_follows_the_date_of_the_photo_it_shows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are looked at in parts, so that the window answers meanwhile."""
    monkeypatch.setattr(
        room, "make_search_work", lambda *_, **__: lambda _cancelled: ((number, (0,)) for number in SCANS)
    )
    model = PhotoModel(load_catalogue("en"))
    model.add([dated(0, "camera.jpg", "2022-10-14"), *(undated(number, f"{number}.jpg") for number in SCANS)])
    search = room.SamePictureSearch(model, is_busy=lambda: False, count_workers=lambda: 1)

    def years() -> set[int | None]:
        return {next((same.evidence.date.year for same in scan.same_pictures), None) for scan in model.items[1:]}

    assert years() == {None}
    with qtbot.waitSignal(search.suggestions_changed, timeout=SOON):
        search.search_again()
    assert years() == {2022}
    with qtbot.waitSignal(search.suggestions_changed, timeout=SOON):
        model.update_items([0], lambda photo: with_user_date(photo, dated(0, "camera.jpg", "2019-01-01").date))
    assert years() == {2019}
    search.close()
