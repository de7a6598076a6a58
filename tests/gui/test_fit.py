"""Every screen on small screens and with large letters: all words are seen, and nothing lies on anything else."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from gui.driver.parts import SOON, find_part
from gui.driver.window import WindowDriver
from gui.layout_judge import faults, nameless_cards
from gui.scripted_prompts import OpenWindow
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from given import SAMPLES
from stampgui.caption.style import PlateShape
from stampgui.gui.saving.confirmations import confirm_save
from stampgui.gui.widgets.prompts import Prompts
from stampgui.i18n import message
from stampgui.image.damage import Damage
from stampgui.image.photo import unreadable_error
from stampgui.regular_file import InCloudError
from stampgui.session.copies.name_conflicts import NameConflicts
from stampgui.stamping.outcome import Status, make_refusal

LONG = "panen raya bersama warga desa dengan nama berkas yang sangat panjang.jpg"


@dataclass(frozen=True)
class Size:
    """Logical pixels of the screen, and points of the letters."""

    width: int
    height: int
    points: float

    @property
    def names_photos(self) -> bool:
        """Whether there is room for the names of photos on two rows of cards, whatever else is to be told."""
        return self.height >= 512 and self.points == 10


SIZES = {
    "1366x768 at 100 %": Size(1366, 768, 10),
    "the least that is promised": Size(1280, 640, 10),
    "1366x768 at 125 %": Size(1093, 614, 10),
    "1366x768 at 150 %": Size(910, 512, 10),
    "1366x768 at 200 %": Size(683, 384, 10),
    "1366x768 with letters of double size": Size(1366, 768, 20),
}


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Size]:
    """A screen of this size, with letters of this size."""
    size = request.param
    assert isinstance(size, Size)
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(size.points)
    qapp.setFont(larger)
    yield size
    qapp.setFont(before)


@pytest.fixture(params=["id", "en"])
def window(request: pytest.FixtureRequest, size: Size, open_it: OpenWindow, tmp_path: Path) -> WindowDriver:
    photos = tmp_path / "Kunjungan kerja ke Balai Desa Sukamaju"
    shutil.copytree(SAMPLES, photos, ignore=shutil.ignore_patterns("*.py"))
    shutil.copy(photos / "panen-raya.jpg", photos / LONG)
    for day in (11, 12, 13):
        shutil.copy(photos / "IMG-20221014-WA0003.jpg", photos / f"IMG-202210{day}-WA0003.jpg")
    window: WindowDriver = open_it(language=request.param)
    window.main_window.resize(size.width, size.height)
    return window


def read(window: WindowDriver, photos: Path) -> None:
    window.session.add([photos])
    while window.session.photo_import.running:
        QTest.qWait(20)
    window.hints.end()


def judged(screen: QWidget, size: Size) -> list[str]:
    """What is wrong once everything has its place: one layout after the other asks those around it, pictures come."""
    found: list[str] = []
    for _turn in range(20):
        QApplication.sendPostedEvents()
        QTest.qWait(60)
        large = screen.width() > size.width or screen.height() > size.height
        found = [*faults(screen), *(["larger than the screen"] if large else [])]
        found += nameless_cards(screen) if size.names_photos else []
        if not found:
            break
    return found


def select(window: WindowDriver, part: str) -> None:
    window.grid.select_photos([card.id for card in window.photos if part in card.found.path.name])


def fold_out(window: WindowDriver) -> None:
    """All that the inspector has, with an own caption, and a reason against the name of a style."""
    window.inspector.press("detailsButton")
    window.inspector.choose_plate_shape(PlateShape.BOX)
    window.inspector.save_style_as("a/b")
    window.inspector.write_own_caption()


def refuse(window: WindowDriver) -> None:
    window.inspector.line("dateEdit").setFocus()
    window.inspector.type_into("dateEdit", "31/2/2020")


def search(window: WindowDriver) -> None:
    window.open_search().search("tidak ada nama yang seperti ini")


def tell(window: WindowDriver) -> None:
    window.notices.fill(message("Discard the dates that were kept?"), message("No photo is waiting for a date."))


def save(window: WindowDriver) -> None:
    window.press_save()
    while window.session.save_run.running:
        QTest.qWait(20)


def look_at_copies(window: WindowDriver) -> None:
    window.session.remove_photos(window.photos)
    read(window, window.session.copy_folder)
    window.grid.select_photos([window.photos[-1].id])


def lose_to_the_cloud(window: WindowDriver) -> None:
    """One photo is read again after its content was moved to the cloud."""
    lost = make_refusal(Path("a.jpg"), unreadable_error(InCloudError()))
    card = window.photos[-1]
    window.session.model.update_items([card.id], lambda item: replace(item, inspection=lost))
    window.grid.select_photos([card.id])


def find_one_damaged(window: WindowDriver) -> None:
    """One photo is read again after a part of its picture went missing."""
    card, damage = window.photos[0], Damage(0.35, 400)
    window.session.model.update_items(
        [card.id],
        lambda item: replace(
            item, inspection=replace(item.inspection, status=Status.FAILED, reason=damage.refuse(), damage=damage)
        ),
    )
    window.grid.select_photos([card.id])


Step = Callable[[WindowDriver], object]

ON_THE_WAY: Mapping[str, Step] = {
    "all photos": lambda window: window.select_all(),
    "one photo": lambda window: select(window, "rapat"),
    "several photos": lambda window: select(window, "WA0003"),
    "a long name": lambda window: select(window, "panjang"),
    "a photo without a date": lambda window: select(window, "kamera"),
    "a refused date": refuse,
    "a search without a hit": search,
    "all photos again": lambda window: window.search.close(),
    "notices": tell,
    "dates asked for": lambda window: window.fill_in_dates(),
    "a refused date while asking": lambda window: QTest.keyClicks(
        window.questions.line("questionDateEdit"), "31/2/2020"
    ),
    "a group to split": lambda window: window.questions.press("splitButton"),
    "back from asking": lambda window: window.questions.leave(),
    "all of the inspector": fold_out,
    "upload copies": lambda window: window.saving.choose_both_copies("form-500kb"),
    "names with dates": lambda window: window.saving.choose_naming("{date} {file}"),
    "done": save,
    "copies": look_at_copies,
    "a photo in the cloud": lose_to_the_cloud,
    "a damaged photo": find_one_damaged,
}


def test_the_window_shows_all_of_its_words(window: WindowDriver, size: Size, qtbot: QtBot) -> None:
    found = {"nothing yet": judged(window.main_window, size)}
    read(window, window.session.styles_folder.parents[1] / "Kunjungan kerja ke Balai Desa Sukamaju")
    for name, step in ON_THE_WAY.items():
        step(window)
        found[name] = judged(window.main_window, size)
    window.open_help().show_hints()
    qtbot.waitUntil(lambda: window.hints.visible, timeout=SOON)
    while window.hints.running:
        found[f"hint {window.hints.step}"] = judged(window.main_window, size)
        window.hints.go_on()
    assert "\n".join(f"{name}: {fault}" for name, faults in found.items() for fault in faults) == ""


@pytest.mark.parametrize("size", [SIZES["1366x768 at 100 %"]], ids=str, indirect=True)
def test_coming_back_quickly_from_the_questions_shows_all_of_the_inspector(window: WindowDriver, size: Size) -> None:
    read(window, window.session.styles_folder.parents[1] / "Kunjungan kerja ke Balai Desa Sukamaju")
    for name, step in ON_THE_WAY.items():
        step(window)
        if name == "back from asking":
            break
    assert judged(window.main_window, size) == []


def test_the_dialogs_show_all_of_their_words(window: WindowDriver, size: Size) -> None:
    read(window, window.session.styles_folder.parents[1] / "Kunjungan kerja ke Balai Desa Sukamaju")
    found: dict[str, list[str]] = {}

    def look(name: str, dialog: QDialog) -> None:
        QTest.qWait(20)
        dialog.resize(dialog.size().boundedTo(QSize(size.width - 20, size.height - 40)))
        too_high = ["higher than the screen"] * (dialog.height() > size.height)
        found[name] = [*judged(dialog, size), *too_high]

    def look_and_close(name: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            look(name, dialog)
        finally:
            dialog.close()

    settings = window.open_settings()
    settings.cut_off_box.setChecked(True)
    look("settings", settings.dialog)
    settings.close()
    pages = window.open_help()
    for row in range(pages.list.count()):
        pages.list.setCurrentRow(row)
        look(f"help, page {row}", pages.dialog)
    pages.close()
    select(window, "rapat")
    window.inspector.wait_for_preview()
    window.inspector.preview.enlarge_requested.emit()
    look_and_close("enlarged")
    picker = window.inspector.pick_colour()
    QTest.keyClicks(find_part(picker, QLineEdit, "colourCodeEdit"), "zz")
    look("colours", picker)
    picker.reject()
    for moment in ("14 okt 2022 09.15", "14 okt 2122"):
        window.say_clock_is_wrong().type_moment(moment)
        look_and_close(f"a camera's clock, {moment}")
    naming = window.saving.write_own_name()
    look("a name of one's own", naming)
    naming.template_edit.line_edit.setText("{berkas} ?")
    naming.template_edit.validate("{berkas} ?")
    look("a refused name", naming)
    naming.reject()
    QTimer.singleShot(0, lambda: look_and_close("a question"))
    conflicts = NameConflicts(1234, foreign=12, other_photo=31, in_cloud=4, judged_all=False)
    confirm_save(window.main_window, window.session, Prompts(), conflicts)
    assert "\n".join(f"{name}: {fault}" for name, faults in found.items() for fault in faults) == ""


def test_the_judge_sees_what_is_wrong(qtbot: QtBot) -> None:
    """Or it would have nothing to say about any screen."""
    screen = QWidget()
    qtbot.addWidget(screen)
    screen.resize(300, 200)
    for words, where in (
        ("Simpan", (0, 0, 20, 40)),
        ("Batal", (10, 0, 120, 40)),
        ("Lewati", (250, 50, 120, 40)),
        ("", (140, 0, 100, 40)),
    ):
        made = QPushButton(words, screen)
        made.setGeometry(*where)
    nameless = QComboBox(screen)
    nameless.addItem("A4")
    nameless.setGeometry(0, 100, 200, 60)
    screen.show()
    assert faults(screen) == [
        "cut off: QPushButton 'Simpan'",
        "overlapping: QPushButton 'Simpan' and QPushButton 'Batal'",
        "sticking out: QPushButton 'Lewati'",
        "without a name: QPushButton ''",
        "without a name: QComboBox 'A4'",
    ]
