"""The preview shows what the copy will be, and the caption goes where it is put."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from caption.pictures import busy
from gui.driver.parts import SOON
from PIL import Image, ImageChops, ImageOps, ImageStat
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from given import TODAY, MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import (
    AUTO,
    BUILT_IN_STYLES,
    Align,
    Anchor,
    CustomPosition,
    Plate,
    PlateShape,
    Position,
    Style,
)
from stampgui.gui.preview.preview_editor import PreviewEditor
from stampgui.gui.theme.tokens import LIGHT
from stampgui.i18n import load_catalogue
from stampgui.session.captions.caption_spec import CaptionSpec, build_caption_spec, build_recipe
from stampgui.session.copies.copy_options import with_copy_options
from stampgui.session.photos.photo_item import PhotoItem
from stampgui.settings import Settings
from stampgui.stamping.job import Job
from stampgui.stamping.outcome import Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

TAKEN = "2022:10:14 08:15:00"
LOOK = CaptionSpec("difoto tanggal {tanggal}", "id", Style(size=7))
Show: TypeAlias = Callable[..., PreviewEditor]


def card_of(path: Path) -> PhotoItem:
    made = build_recipe(LOOK, Settings(), today=TODAY)
    return PhotoItem(0, FoundPhoto(path, Path(path.name)), path, examine(Job(path, made)))


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    opened: list[PreviewEditor] = []

    def show_(path: Path, look: CaptionSpec = LOOK, *, size: tuple[int, int] = (400, 300)) -> PreviewEditor:
        preview = PreviewEditor(LIGHT)
        opened.append(preview)
        preview.setFixedSize(*size)
        preview.set_caption_spec(look)
        card = card_of(path)
        preview.set_photo(card, card.date)
        preview.show()
        qtbot.waitUntil(lambda: preview.has_picture and preview.caption_preview is not None, timeout=SOON)
        return preview

    yield show_
    for preview in opened:
        preview.stop_loading()
        preview.close()
        preview.deleteLater()


def seen(preview: PreviewEditor) -> Image.Image:
    """What is on the screen, without the preview's round corners and frame."""
    shot = preview.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombytes(
        "RGB", (shot.width(), shot.height()), bytes(shot.constBits()), "raw", "RGB", shot.bytesPerLine()
    )
    left, top = preview.viewport.picture_origin
    width, height = (round(side * preview.viewport.scale) for side in preview.viewport.picture_size)
    box = (max(0, left), max(0, top), min(whole.width, left + width), min(whole.height, top + height))
    return whole.crop(box)


def difference(one: Image.Image, other: Image.Image) -> tuple[float, int]:
    """The mean and the largest difference of two pictures, inside the frame, in levels of grey."""
    inside = (8, 8, one.width - 8, one.height - 8)
    grey = ImageChops.difference(one.crop(inside), other.crop(inside)).convert("L")
    return ImageStat.Stat(grey).mean[0], int(ImageStat.Stat(grey).extrema[0][1])


STYLES = {
    **BUILT_IN_STYLES,
    "at a spot": Style(size=8, position=CustomPosition(0.4, 0.3)),
    "automatic": Style(size=6, position=AUTO, fill=AUTO, outline=0),
    "automatic in a box": Style(fill=AUTO, position=AUTO, plate=Plate(PlateShape.BOX, (40, 90, 160), opacity=60)),
    "shadow, lines to the right": Style(size=8, shadow=40, align=Align.RIGHT, line_spacing=1.4, margin=8),
}


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_preview_and_copy_differ_in_nothing_but_scale(
    show: Show, tmp_path: Path, make_photo: MakePhoto, style: Style, orientation: int
) -> None:
    path = make_photo("foto.png", size=(1600, 1200), taken=TAKEN, orientation=orientation)
    look = replace(LOOK, style=style, event_place=EventPlace("Rapat desa", "Solo"))
    made = build_recipe(look, Settings(), today=TODAY)
    assert stamp(Job(path, made, tmp_path / "copy.png")).status is Status.STAMPED
    with Image.open(tmp_path / "copy.png") as file:
        copy = ImageOps.exif_transpose(file).convert("RGB")

    preview = show(path, look)
    picture = seen(preview)
    assert preview.viewport.picture_size == copy.size
    mean, largest = difference(picture, copy.resize(picture.size, Image.Resampling.LANCZOS))
    assert mean < 0.5
    assert largest < 100

    preview.set_zoom(1.0)
    near = seen(preview)
    left, top = (-side for side in preview.viewport.picture_origin)
    part = copy.crop((left, top, left + near.width, top + near.height))
    assert difference(near, part)[0] < 0.5


@pytest.mark.parametrize(("preset", "size"), [("story", (1600, 1200)), ("instagram", (1200, 1600))])
@pytest.mark.parametrize("style", ["outlined", "strip"])
def test_where_there_are_only_upload_copies_their_shape_is_shown(
    show: Show, tmp_path: Path, make_photo: MakePhoto, preset: str, size: tuple[int, int], style: str
) -> None:
    settings = Settings(upload=preset, faithful=False, template=LOOK.template, caption_language="id")
    look = replace(build_caption_spec(settings, window_language="id"), style=BUILT_IN_STYLES[style])
    path = make_photo("foto.png", size=size, taken=TAKEN)
    made = with_copy_options(build_recipe(look, settings, today=TODAY), settings)
    outcome = stamp(Job(path, made, None, upload_target=tmp_path / "copy.jpg"))
    assert outcome.status is Status.STAMPED, outcome.reason
    preview = show(path, look)
    with Image.open(tmp_path / "copy.jpg") as copy:
        assert preview.viewport.picture_size == copy.size
        picture = seen(preview)
        assert difference(picture, copy.resize(picture.size, Image.Resampling.LANCZOS))[0] < 1.5


def test_in_a_story_the_caption_is_pulled_and_stays_in_sight(show: Show, make_photo: MakePhoto) -> None:
    story = replace(LOOK, shape=parse_preset("story"))
    person = Person(show(make_photo(size=(900, 1600), taken=TAKEN), story))
    person.look = story
    person.pull(person.caption, QPoint(200, 200), QPoint(200, 299))
    assert len(person.placed) == 1
    assert person.preview.caption_preview is not None
    part = person.preview.caption_preview.region
    assert part.bottom <= 1 - 0.22 + 0.001
    assert part.right <= 1 - 0.16 + 0.001


def test_before_is_the_photo_alone(show: Show, make_photo: MakePhoto) -> None:
    path = make_photo(size=(1600, 1200), taken=TAKEN)
    preview = show(path)
    with_caption = seen(preview)
    preview.set_original_visible(True)
    bare = seen(preview)
    with Image.open(path) as file:
        assert difference(bare, file.convert("RGB").resize(bare.size))[0] < 0.5
    preview.set_original_visible(False)
    assert seen(preview).tobytes() == with_caption.tobytes()


def test_the_photo_is_seen_alone_while_the_space_bar_is_held(show: Show, make_photo: MakePhoto) -> None:
    preview = show(make_photo(size=(800, 600), taken=TAKEN))
    with_caption = seen(preview).tobytes()
    QTest.keyPress(preview, Qt.Key.Key_Space)
    assert seen(preview).tobytes() != with_caption
    QTest.keyRelease(preview, Qt.Key.Key_Space)
    assert seen(preview).tobytes() == with_caption


class Person:
    """Puts the caption with the mouse and the keys, and watches where it goes."""

    def __init__(self, preview: PreviewEditor) -> None:
        self.preview = preview
        self.placed: list[tuple[Position, str]] = []
        self.look = LOOK
        preview.placed.connect(self.take)

    def take(self, position: Position, gesture: str) -> None:
        self.placed.append((position, gesture))
        self.look = replace(self.look, style=replace(self.look.style, position=position))
        self.preview.set_caption_spec(self.look)

    @property
    def caption(self) -> QPoint:
        """The middle of the caption on the screen."""
        assert self.preview.caption_preview is not None
        return self.at(*self.preview.caption_preview.middle)

    def at(self, x: float, y: float) -> QPoint:
        written, view = self.preview.caption_preview, self.preview.viewport
        assert written is not None
        left, top = view.picture_origin
        return QPoint(
            round(left + x * written.displayed_size[0] * view.scale),
            round(top + y * written.displayed_size[1] * view.scale),
        )

    def pull(self, start: QPoint, *way: QPoint) -> None:
        QTest.mousePress(self.preview, Qt.MouseButton.LeftButton, pos=start)
        for point in way:
            QTest.mouseMove(self.preview, point)
        QTest.mouseRelease(self.preview, Qt.MouseButton.LeftButton, pos=way[-1])


@pytest.fixture
def person(show: Show, make_photo: MakePhoto) -> Person:
    return Person(show(make_photo(size=(1600, 1200), taken=TAKEN)))


def test_the_caption_is_pulled_to_where_the_mouse_lets_it_go(person: Person) -> None:
    person.pull(person.caption, QPoint(220, 200), QPoint(180, 100))
    [(position, gesture)] = person.placed
    assert gesture == ""
    assert isinstance(position, CustomPosition)
    assert (person.caption - QPoint(180, 100)).manhattanLength() <= 3


def test_near_a_corner_it_goes_into_the_corner(person: Person) -> None:
    places = person.preview.caption_preview.list_anchor_points() if person.preview.caption_preview else {}
    target = person.at(*places[Anchor.TOP_LEFT])
    person.pull(person.caption, QPoint(200, 100), target + QPoint(5, 4))
    assert person.placed == [(Anchor.TOP_LEFT, "")]


def test_a_press_beside_the_caption_moves_nothing(person: Person) -> None:
    person.pull(QPoint(60, 60), QPoint(120, 120), QPoint(160, 160))
    assert person.placed == []


def test_a_click_on_the_caption_moves_nothing(person: Person) -> None:
    QTest.mouseClick(person.preview, Qt.MouseButton.LeftButton, pos=person.caption)
    assert person.placed == []


def test_on_its_way_guides_show_the_thirds(person: Person) -> None:
    before = seen(person.preview)
    QTest.mousePress(person.preview, Qt.MouseButton.LeftButton, pos=person.caption)
    QTest.mouseMove(person.preview, QPoint(200, 200))
    QTest.mouseMove(person.preview, QPoint(200, 150))
    third = (before.width // 3 - 10, 20, before.width // 3 + 10, 60)
    assert difference(seen(person.preview).crop(third), before.crop(third))[1] > 20
    QTest.mouseRelease(person.preview, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert person.placed


def test_arrow_keys_nudge_it_and_shift_takes_larger_steps(person: Person) -> None:
    begin = person.caption
    for _press in range(4):
        QTest.keyClick(person.preview, Qt.Key.Key_Left)
    small = begin.x() - person.caption.x()
    QTest.keyClick(person.preview, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert 4 <= small <= 9
    assert begin.y() - person.caption.y() > small
    assert {gesture for _position, gesture in person.placed} == {"nudge"}


def test_nudged_against_the_edge_it_comes_back_with_the_first_press(person: Person) -> None:
    for _press in range(5):
        QTest.keyClick(person.preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    at_edge = person.caption.x()
    QTest.keyClick(person.preview, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert person.caption.x() < at_edge - 5


def test_a_strip_stays_below_the_photo(show: Show, make_photo: MakePhoto) -> None:
    person = Person(show(make_photo(size=(800, 600), taken=TAKEN), replace(LOOK, style=BUILT_IN_STYLES["strip"])))
    person.pull(person.caption, QPoint(200, 100), QPoint(200, 80))
    QTest.keyClick(person.preview, Qt.Key.Key_Up)
    assert person.placed == []


def test_keys_show_it_larger_whole_and_in_full_size(person: Person) -> None:
    preview = person.preview
    QTest.keyClick(preview, Qt.Key.Key_1)
    assert preview.viewport.scale == 1
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.viewport.scale > 1
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.viewport.scale == preview.viewport.fit_scale


def test_zoomed_in_the_photo_is_pulled_and_the_caption_stays_on_it(person: Person) -> None:
    preview = person.preview
    preview.set_zoom(1.0)
    before = preview.viewport.picture_origin
    person.pull(QPoint(100, 100), QPoint(60, 80), QPoint(20, 50))
    assert preview.viewport.picture_origin == (before[0] - 80, before[1] - 50)
    QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert preview.viewport.picture_origin[0] < before[0] - 80
    assert person.placed == []


def test_the_wheel_zooms_with_ctrl_only_where_there_is_something_to_scroll(person: Person) -> None:
    def turn(modifiers: Qt.KeyboardModifier) -> None:
        here = QPointF(200, 150)
        event = QWheelEvent(
            here,
            here,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(person.preview, event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert person.preview.viewport.zoom is None
    turn(Qt.KeyboardModifier.ControlModifier)
    assert person.preview.viewport.scale > person.preview.viewport.fit_scale


def test_nearer_the_picture_is_read_again_and_sharper(show: Show, make_photo: MakePhoto, qtbot: QtBot) -> None:
    path = make_photo(size=(2400, 1800), taken=TAKEN)
    with Image.open(path) as file:
        exif = file.info["exif"]
    busy((2400, 1800), grain=3).save(path, exif=exif)
    preview = show(path, replace(LOOK, style=Style()))
    preview.set_zoom(1.0)
    with Image.open(path) as file:
        photo = file.convert("RGB")
    left, top = (-side for side in preview.viewport.picture_origin)
    part = photo.crop((left, top, left + 400, top + 300))
    qtbot.waitUntil(lambda: difference(seen(preview), part)[0] < 1, timeout=SOON)


def test_a_letter_that_no_font_has_is_told_instead_of_drawn(show: Show, make_photo: MakePhoto) -> None:
    preview = show(make_photo(size=(800, 600), taken=TAKEN))
    preview.set_caption_spec(replace(LOOK, event_place=EventPlace(event="会議")))
    assert preview.caption_preview is None
    assert preview.problem is not None
    assert "会議" in load_catalogue("en").render(preview.problem)


def test_a_photo_that_cannot_be_shown_says_why(qtbot: QtBot, make_photo: MakePhoto) -> None:
    path = make_photo(taken=TAKEN)
    card = card_of(path)
    path.unlink()
    preview = PreviewEditor(LIGHT)
    qtbot.addWidget(preview)
    preview.set_photo(card, card.date)
    qtbot.waitUntil(lambda: preview.problem is not None, timeout=SOON)
    preview.stop_loading()
