"""The words of the caption: ready ones with weekday and time, and what is said where these are not known."""

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from given import MakePhoto
from stampgui.i18n import LANGUAGES


@pytest.fixture
def window(open_it: OpenWindow, make_photo: MakePhoto) -> WindowDriver:
    """One photo whose time is known, and one that only its name dates."""
    timed = make_photo("timed.jpg", size=(1200, 900), taken="2022:10:14 09:41:00")
    named = make_photo("2021-03-05 rapat.jpg", size=(1200, 900))
    made: WindowDriver = open_it(timed, named, language="id")
    made.main_window.resize(1366, 768)
    made.select("timed")
    return made


def offered(window: WindowDriver) -> list[str]:
    choice = window.inspector.choice("templateCombo")
    return [" ".join(choice.itemText(row).split()) for row in range(choice.count())]


def test_weekday_and_time_are_among_the_first_wordings(window: WindowDriver) -> None:
    assert offered(window)[:3] == [
        "difoto tanggal 14 Oktober 2022",
        "Jumat, 14 Oktober 2022",
        "difoto tanggal 14 Oktober 2022 pukul 09.41",
    ]
    window.inspector.choose("templateCombo", 1)
    assert window.inspector.preview.caption_preview is not None
    assert window.inspector.preview.caption_preview.text == "Jumat, 14 Oktober 2022"


def test_a_time_or_a_zone_that_is_not_known_is_said_to_be_left_out(window: WindowDriver) -> None:
    inspector = window.inspector
    assert inspector.text("captionNote") == ""
    inspector.choose("templateCombo", 2)
    assert inspector.text("captionNote") == "Zona waktu foto ini tidak diketahui, jadi tidak ditulis."
    window.select("2021-03-05 rapat")
    assert inspector.text("captionNote") == "Jam foto ini tidak diketahui, jadi tidak ditulis."
    assert offered(window)[2] == "difoto tanggal 5 Maret 2021 · dengan jam bila diketahui"
    assert inspector.preview.caption_preview is not None
    assert inspector.preview.caption_preview.text == "difoto tanggal 5 Maret 2021"


def test_an_own_caption_that_is_undone_gives_its_place_back_to_the_ready_ones(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.write_own_caption("{tanggal} di balai")
    window.grid.setFocus()
    window.undo()
    assert inspector.choice("templateCombo").currentText() == "difoto tanggal 14 Oktober 2022"
    assert not inspector.line("templateEdit").isVisible()


def test_each_field_has_a_button_and_the_zone_is_one_of_them(window: WindowDriver) -> None:
    inspector = window.inspector
    inspector.write_own_caption("{tanggal} ")
    inspector.press("zona")
    assert inspector.line("templateEdit").text() == "{tanggal} {zona}"
    assert window.session.caption_spec.template == "{tanggal} {zona}"


def test_the_mistake_in_an_own_caption_is_in_sight_beside_its_field(window: WindowDriver) -> None:
    inspector = window.inspector
    window.main_window.resize(910, 512)
    inspector.write_own_caption()
    line = inspector.line("templateEdit")
    line.selectAll()
    QTest.keyClicks(line, "{tanggal} {siapa}")
    error = inspector.label("templateMessage")

    def is_in_sight() -> bool:
        area = inspector.scroll_area.viewport()
        return area.rect().contains(QRect(error.mapTo(area, QPoint(0, 0)), error.size()))

    window.qtbot.waitUntil(is_in_sight, timeout=SOON)
    assert "siapa" in error.text()
    assert 0 <= error.y() - line.geometry().bottom() < 20


def test_fields_are_named_in_the_language_of_the_window_and_written_in_that_of_the_caption(
    open_it: OpenWindow, make_photo: MakePhoto
) -> None:
    window: WindowDriver = open_it(make_photo("a.jpg", size=(1200, 900), taken="2022:10:14 09:41:00"), language="id")
    window.select("a")
    inspector = window.inspector
    inspector.choose("captionLanguageCombo", list(LANGUAGES).index("en"))
    inspector.write_own_caption("Photo: ")
    inspector.press("tanggal")
    assert inspector.line("templateEdit").text() == "Photo: {tanggal}"
    inspector.wait_for_preview()
    assert inspector.preview.caption_preview is not None
    assert inspector.preview.caption_preview.text == "Photo: October 14, 2022"
    window.grid.setFocus()
    window.choose_language("en")
    assert inspector.button("date").isVisible()
    assert inspector.line("templateEdit").text() == "Photo: {date}"
    assert inspector.preview.caption_preview.text == "Photo: October 14, 2022"


def test_wordings_with_a_made_up_date_are_called_examples(open_it: OpenWindow, make_photo: MakePhoto) -> None:
    window = open_it(make_photo("scan.jpg"), make_photo("2021-03-05 rapat.jpg"), language="id")
    window.grid.select_photos([item.id for item in window.photos if item.found.path.stem == "scan"])
    window.qtbot.waitUntil(lambda: offered(window)[0] == "mis. difoto tanggal 1 Mei 2022", timeout=SOON)
    window.select("2021-03-05 rapat")
    assert offered(window)[0] == "difoto tanggal 5 Maret 2021"


def test_a_long_event_is_read_from_its_beginning(window: WindowDriver) -> None:
    event = window.inspector.line("eventEdit")
    event.setFocus()
    QTest.keyClicks(event, "Musyawarah Perencanaan Pembangunan Desa Sukamaju")
    assert event.cursorPosition() == len(event.text())
    window.inspector.line("placeEdit").setFocus()
    assert event.cursorPosition() == 0
