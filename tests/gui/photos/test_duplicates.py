"""The same photo given twice: both are listed and saved, each says so, and one answer is for both."""

import shutil
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from gui.driver.parts import SOON
from gui.driver.window import WindowDriver
from gui.scripted_prompts import OpenWindow, Scripted
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from session.photo_items import seen

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.dates.partial import PartialDate
from stampgui.gui.state.photo_model import PhotoRole
from stampgui.i18n import load_catalogue

DAY = PartialDate(2019, 8, 17)


@pytest.fixture
def twice(make_photo: MakePhoto, tmp_path: Path) -> Path:
    """A folder with a photo, a copy of it, another copy in a folder below, and a photo that is none."""
    first = make_photo("scan.jpg")
    shutil.copy(first, first.with_name("scan (1).jpg"))
    (first.parent / "lama").mkdir()
    shutil.copy(first, first.parent / "lama" / "scan.jpg")
    make_photo("zoo.jpg")
    return tmp_path / "photos"


def marks(window: WindowDriver) -> dict[str, list[str]]:
    """What each card says of the photos that it is identical to, which a mark shows."""
    model = window.session.model
    found = {}
    for index in map(model.index, range(model.rowCount())):
        lines = str(index.data(Qt.ItemDataRole.ToolTipRole)).splitlines()
        said = [line for line in lines if line.startswith("Identical to ")]
        assert index.data(PhotoRole.MARK_ICONS) == ("duplicates",) * len(said)
        found[str(index.data(PhotoRole.ITEM).found.relative)] = said
    return found


def wait_for_duplicates(window: WindowDriver, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(marks(window).values()), timeout=SOON)


def shown(window: WindowDriver) -> str:
    return seen(window.photos, load_catalogue("en"))


def test_each_says_which_other_it_is(open_it: OpenWindow, twice: Path) -> None:
    window = open_it(twice)
    assert marks(window) == {
        "scan.jpg": ["Identical to scan (1).jpg and 1 more"],
        "scan (1).jpg": ["Identical to scan.jpg and 1 more"],
        "zoo.jpg": [],
        str(Path("lama/scan.jpg")): ["Identical to scan (1).jpg and 1 more"],
    }
    window.session.remove_photos([card for card in window.photos if card.found.path.name == "scan (1).jpg"])
    assert marks(window)[str(Path("lama/scan.jpg"))] == [f"Identical to {Path('photos/scan.jpg')}"]
    window.undo()
    model = window.session.model
    row = next(model.index(row) for row in range(4) if model.index(row).data() == "scan (1).jpg")
    assert "Identical to scan.jpg and 1 more." in str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Identical to scan.jpg and 1 more\n" in str(row.data(Qt.ItemDataRole.ToolTipRole))


def test_a_mark_goes_with_the_other_photo_and_comes_back_with_it(open_it: OpenWindow, twice: Path) -> None:
    window = open_it(twice / "scan.jpg", twice / "scan (1).jpg")
    assert all(marks(window).values())
    window.session.remove_photos(window.photos[:1])
    assert not any(marks(window).values())
    window.undo()
    assert all(marks(window).values())


def test_one_answer_is_for_all_of_them_and_is_undone_for_all(open_it: OpenWindow, twice: Path) -> None:
    window = open_it(twice)
    window.session.set_date([0], DAY)
    assert shown(window).count("August 17, 2019") == 3
    assert "No date yet | zoo.jpg" in shown(window)
    window.undo()
    assert shown(window).count("No date yet") == 4


def test_a_copy_that_is_added_later_is_not_asked_for_again(open_it: OpenWindow, twice: Path, qtbot: QtBot) -> None:
    window = open_it(twice / "scan.jpg")
    window.session.set_date([0], DAY)
    window.session.add([twice / "lama"])
    wait_for_duplicates(window, qtbot)
    assert shown(window).count("August 17, 2019") == 2


def test_filling_in_asks_once(open_it: OpenWindow, twice: Path, qtbot: QtBot) -> None:
    window = open_it(twice)
    page = window.fill_in_dates()
    names = {card.id: str(card.found.relative) for card in window.photos}
    groups = [[names[photo] for photo in each.photos] for each in page.questions]
    assert sorted(name for group in groups for name in group) == sorted(marks(window))
    together = next(group for group in groups if "scan.jpg" in group)
    assert {"scan (1).jpg", str(Path("lama/scan.jpg"))} < set(together)
    page.go_to(next(row for row, each in enumerate(page.questions) if each.photos[0] == 0))
    page.answer("17 agustus 2019")
    assert shown(window).count("August 17, 2019") >= 3


def test_both_are_saved_each_to_its_place(open_it: OpenWindow, twice: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_it(twice)
    window.session.set_date([card.id for card in window.photos], DAY)
    window.save()
    folder = tmp_path / "Pictures" / "stampgui"
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.jpg")}
    assert len(names) == 4
    assert any(Path(name).parent.name == "lama" for name in names)


def test_thousands_of_links_to_one_photo_are_listed_and_answered_together(
    open_it: OpenWindow, make_photo: MakePhoto, tmp_path: Path
) -> None:
    first = make_photo("0.jpg")
    for number in range(1, 2000):
        (first.parent / f"{number}.jpg").hardlink_to(first)
    window = open_it(tmp_path / "photos")
    assert window.session.model.rowCount() == 2000
    window.session.set_date([1000], DAY)
    assert shown(window).count("August 17, 2019") == 2000


def test_a_selection_of_duplicates_may_be_given_different_dates(open_it: OpenWindow, twice: Path) -> None:
    window = open_it(twice / "scan.jpg", twice / "scan (1).jpg", twice / "lama")
    window.session.set_dates({0: DAY, 1: PartialDate(2020)})
    assert [card.user_date for card in window.photos] == [DAY, PartialDate(2020), DAY]


def test_photos_that_were_read_until_it_was_stopped_are_still_recognised_as_the_same(
    open_it: OpenWindow, twice: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, asking: Scripted
) -> None:
    window = open_it()

    def find_photos_without_end(paths: list[Path], *, exclude: Path) -> Iterator[FoundPhoto]:
        yield from find_photos(paths, exclude=exclude)
        for number in count():
            time.sleep(0.05)
            yield FoundPhoto(twice / f"gone {number}.jpg", Path(f"gone {number}.jpg"))

    monkeypatch.setattr("stampgui.session.photos.zip_files.find_photos", find_photos_without_end)
    window.session.add([twice])
    qtbot.waitUntil(lambda: len(window.photos) > 4, timeout=SOON)
    assert not any(marks(window).values())
    window.session.photo_import.cancel()
    qtbot.waitUntil(lambda: not window.session.photo_import.running, timeout=SOON)
    assert marks(window)["scan.jpg"] == ["Identical to scan (1).jpg and 1 more"]
    assert asking.asked == []
