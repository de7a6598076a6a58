"""Styles on their way through a stamp: looked at where needed, one photo's own, and the strip below a photo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from caption.pictures import busy
from PIL import Image, ImageChops, ImageOps

from given import MakePhoto
from stampgui.caption.caption_text import EventPlace
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Anchor, Style
from stampgui.i18n import load_catalogue
from stampgui.image.header import read_header
from stampgui.image.orientation import Orientation
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

TAKEN = "2022:10:14 08:15:00"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def displayed(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


def changed(before: Path, after: Path) -> tuple[int, int, int, int]:
    """The box in which two photos of one size differ as displayed."""
    difference = ImageChops.difference(displayed(before), displayed(after)).convert("L")
    box = difference.point([0] * 60 + [255] * 196).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_a_strip_lies_below_the_photo_as_it_is_displayed(
    make_photo: MakePhoto, recipe: Recipe, out: Path, name: str, orientation: int
) -> None:
    size = (640, 480) if orientation < 5 else (480, 640)
    path = make_photo(name, size=size, taken=TAKEN, orientation=orientation)
    outcome = stamp(Job(path, replace(recipe, style=BUILT_IN_STYLES["strip"]), out / name))
    assert outcome.status is Status.STAMPED
    before, after = displayed(path), displayed(out / name)
    assert after.width == before.width == 640
    assert 500 < after.height < 560
    kept = ImageChops.difference(before, after.crop((0, 0, 640, 480))).convert("L")
    # right at the strip a lossy format changes a little
    assert max(kept.crop((0, 0, 640, 464)).tobytes()) < 24
    strip = after.crop((0, 484, 640, after.height)).convert("L").tobytes()
    assert sum(grey > 240 for grey in strip) > 0.8 * len(strip)
    assert min(strip) < 60
    with (out / name).open("rb") as file:
        header = read_header(file)
    assert header.orientation == orientation
    assert header.displayed_size == after.size
    assert header.mark is not None


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_strip_is_white_in_every_kind_of_jpeg(make_photo: MakePhoto, recipe: Recipe, out: Path, mode: str) -> None:
    path = make_photo(mode=mode, taken=TAKEN)
    assert stamp(Job(path, replace(recipe, style=BUILT_IN_STYLES["strip"]), out / "a.jpg")).status is Status.STAMPED
    after = displayed(out / "a.jpg")
    assert min(after.convert("L").crop((2, 490, 60, after.height)).tobytes()) > 240


def test_a_photo_as_long_as_its_format_allows_has_no_room_for_a_strip(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    path = make_photo("a.webp", size=(200, 16383), taken=TAKEN)
    outcome = stamp(Job(path, replace(recipe, style=BUILT_IN_STYLES["strip"]), out / "a.webp"))
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert "too long for a strip" in load_catalogue("en").render(outcome.reason)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_an_automatic_caption_finds_the_quiet_corner_as_displayed(
    make_photo: MakePhoto, recipe: Recipe, out: Path, orientation: int
) -> None:
    size = (640, 480) if orientation < 5 else (480, 640)
    path = make_photo(size=size, orientation=orientation, taken=TAKEN, quality=95)
    with Image.open(path) as image:
        exif = image.info["exif"]
    scene = busy((640, 480), grain=24)
    scene.paste((120, 170, 220), (0, 0, 320, 240))
    method = Orientation(orientation).storage_transpose
    (scene if method is None else scene.transpose(method)).save(path, exif=exif, quality=95)
    auto = Style(position=AUTO, fill=AUTO, size=3)
    assert stamp(Job(path, replace(recipe, style=auto), out / "a.jpg")).status is Status.STAMPED
    _, _, right, bottom = changed(path, out / "a.jpg")
    assert right < 320
    assert bottom < 240


def test_one_photo_may_differ_in_style_and_words(
    make_photo: MakePhoto, recipe: Recipe, out: Path, untouched: Callable[[Path], None]
) -> None:
    path = make_photo(taken=TAKEN, size=(1200, 900))
    untouched(path.parent)
    recipe = replace(
        recipe, template="{acara}, {tempat}\ndifoto tanggal {tanggal}", event_place=EventPlace("Rapat", "Solo")
    )
    plain = stamp(Job(path, recipe, out / "a.jpg"))
    own = stamp(
        Job(
            path,
            recipe,
            out / "b.jpg",
            style=Style(position=Anchor.TOP_LEFT),
            event_place=EventPlace(event="Lokakarya"),
        )
    )
    assert plain.caption == "Rapat, Solo\ndifoto tanggal 14 Oktober 2022"
    assert own.caption == "Lokakarya\ndifoto tanggal 14 Oktober 2022"
    assert changed(path, out / "a.jpg")[1] > 700
    assert changed(path, out / "b.jpg")[3] < 200


def test_a_trial_run_needs_no_look_at_the_photo_and_says_what_the_run_would_say(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    auto = replace(recipe, style=Style(position=AUTO, fill=AUTO))
    small = make_photo("kecil.jpg", size=(24, 24), taken=TAKEN)
    large = make_photo("besar.jpg", taken=TAKEN)

    def both(path: Path) -> set[Status]:
        ready, stamped = examine(Job(path, auto)), stamp(Job(path, auto, out / path.name))
        return {outcome.status for outcome in (ready, stamped)}

    assert both(small) == {Status.FAILED}
    assert both(large) == {Status.READY, Status.STAMPED}


def test_a_missing_font_costs_its_photos_and_says_so(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    style = Style(font=str(out / "hilang.ttf"))
    outcome: Outcome = stamp(Job(make_photo(taken=TAKEN), replace(recipe, style=style), out / "a.jpg"))
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert "hilang.ttf is not a font" in load_catalogue("en").render(outcome.reason)


def test_plain_letters_that_hardly_stand_out_are_warned_about(make_photo: MakePhoto, recipe: Recipe, out: Path) -> None:
    pale = make_photo("pucat.png", size=(800, 600), taken=TAKEN)
    with Image.open(pale) as image:
        Image.new("RGB", image.size, (230, 230, 220)).save(pale, exif=image.info["exif"])
    warnings = {}
    for name, style in {
        "plain": Style(outline=0),
        "automatic": Style(outline=0, fill=AUTO),
        "outlined": Style(),
        "box": BUILT_IN_STYLES["box"],
    }.items():
        outcome = stamp(Job(pale, replace(recipe, style=style), out / f"{name}.png"))
        assert outcome.status is Status.STAMPED
        warnings[name] = [load_catalogue("en").render(warning) for warning in outcome.warnings]
    (said,) = warnings.pop("plain")
    assert said.startswith("The caption hardly stands out from this photo.")
    assert warnings == {"automatic": [], "outlined": [], "box": []}
