"""Photos of every format from path to copy: what was said beforehand is what happens."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from image.handmade import exif
from image.raw.test_raw import WHOLE
from PIL import Image, ImageChops

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.batch.report.rows import build_row
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.header import read_header
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.stamp import examine, stamp

DAY = PartialDate(2022, 10, 14)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def job(path: Path, recipe: Recipe, out: Path) -> Job:
    return Job(path, recipe, TargetPathAllocator(out).allocate_copy(FoundPhoto(path, Path(path.name))), answer=DAY)


def warnings(outcome: Outcome) -> list[str]:
    return [load_catalogue("en").render(warning) for warning in outcome.notes]


@pytest.mark.parametrize(
    ("name", "mode", "copy", "options"),
    [
        ("foto.tif", "RGB", "foto.jpg", {}),
        ("foto.tiff", "RGBA", "foto.png", {}),
        ("foto.tif", "I;16", "foto.png", {}),
        ("foto.GIF", "P", "foto.png", {}),
        ("foto.bmp", "RGB", "foto.png", {}),
        ("foto.avif", "RGB", "foto.jpg", {"exif": exif()}),
        ("foto.png", "I;16", "foto.png", {}),
        ("foto.png", "P", "foto.png", {}),
        ("foto.jpg", "CMYK", "foto.jpg", {}),
    ],
)
def test_the_copy_is_what_the_trial_run_said(
    make_photo: MakePhoto,
    recipe: Recipe,
    out: Path,
    name: str,
    mode: str,
    copy: str,
    options: dict[str, object],
    untouched: Callable[[Path], None],
) -> None:
    path = make_photo(name, **options)
    if mode != "RGB":
        with Image.open(path) as image:
            image.convert("L" if mode == "I;16" else mode).convert(mode).save(path)
    untouched(path.parent)
    trial, outcome = examine(job(path, recipe, out)), stamp(job(path, recipe, out))
    assert (trial.status, outcome.status) == (Status.READY, Status.STAMPED)
    assert trial.output == outcome.output == out / copy
    assert warnings(trial) == warnings(outcome)
    assert outcome.engine is (Engine.SPLICE if name == "foto.jpg" else Engine.REENCODE)
    with (out / copy).open("rb") as file:
        found = read_header(file)
    assert found.mark is not None
    assert found.mark.sha256_source == outcome.sha256_source
    assert stamp(job(out / copy, recipe, out / "again")).status is Status.ALREADY_STAMPED
    assert found.displayed_size == trial.displayed == (640, 480)
    assert found.exif.tags["DateTimeOriginal"].startswith("2022:10:14")


def test_a_caption_is_at_the_lower_right_however_the_photo_was_turned(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    for name, options in (("a.avif", {"orientation": 6}), ("b.tif", {"tiffinfo": {274: 8}})):
        path = make_photo(name, size=(480, 640), **options)
        outcome = stamp(job(path, recipe, out))
        assert outcome.output is not None
        with Image.open(outcome.output) as copy:
            assert copy.size == outcome.displayed == (640, 480)
            white = copy.convert("L").point([255 * (value > 240) for value in range(256)]).getbbox()
        assert white is not None
        assert white[0] > 200
        assert white[1] > 430


@pytest.mark.parametrize("kind", sorted(WHOLE))
def test_a_raw_file_gives_a_stamped_jpeg(tmp_path: Path, recipe: Recipe, out: Path, kind: str) -> None:
    path = tmp_path / f"foto.{kind}"
    path.write_bytes(WHOLE[kind])
    trial, outcome = examine(job(path, recipe, out)), stamp(job(path, recipe, out))
    assert outcome.status is Status.STAMPED
    assert outcome.output == trial.output == out / "foto.jpg"
    assert warnings(trial)[0].startswith("The copy is made from the JPEG of 640 × 424 pixels")
    assert warnings(outcome)[: len(warnings(trial))] == warnings(trial)
    assert path.read_bytes() == WHOLE[kind]


def test_the_row_says_what_the_copy_lacks_even_before_a_date_is_known(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = examine(Job(make_photo("a.tif"), recipe))
    assert outcome.status is Status.NEEDS_DATE
    assert build_row(outcome, load_catalogue("en"))["warnings"] == ["The copy is a JPEG made from the TIFF photo."]


@pytest.mark.usefixtures("heif_decoder")
def test_a_telephones_photo_gives_a_stamped_jpeg(corpus: Path, recipe: Recipe, out: Path) -> None:
    path = corpus / "test-assets" / "IMG_2682.heic"
    outcome = stamp(Job(path, recipe, TargetPathAllocator(out).allocate_copy(FoundPhoto(path, Path(path.name)))))
    assert (outcome.status, outcome.caption) == (Status.STAMPED, "difoto tanggal 21 Maret 2019")
    assert outcome.output == out / "IMG_2682.jpg"
    larger, said = warnings(outcome)
    assert said == "The copy is a JPEG made from the HEIC photo."
    assert "larger than the photo's" in larger
    with Image.open(out / "IMG_2682.jpg") as copy:
        assert copy.size == outcome.displayed
        assert copy.getexif()[0x0112] == 1


def test_a_transparent_picture_stays_transparent_beside_its_caption(
    make_photo: MakePhoto, recipe: Recipe, out: Path
) -> None:
    path = make_photo("a.gif")
    with Image.open(path) as image:
        clear = image.convert("RGBA")
        clear.paste((0, 0, 0, 0), (0, 0, 640, 200))
        clear.save(path)
    assert stamp(job(path, recipe, out)).status is Status.STAMPED
    with Image.open(out / "a.png") as copy:
        assert copy.getpixel((300, 100))[3] == 0  # type: ignore[index]  # Pillow's stub knows no modes
        assert copy.getpixel((300, 300))[3] == 255  # type: ignore[index]  # Pillow's stub knows no modes


def test_a_scan_of_sixteen_bits_keeps_them(corpus: Path, recipe: Recipe, out: Path) -> None:
    path = corpus / "Pillow" / "tiff_16bit_RGB.tiff"
    outcome = stamp(job(path, recipe, out))
    assert outcome.output == out / "tiff_16bit_RGB.png"
    data = outcome.output.read_bytes()
    assert data[24] == 16
    with Image.open(path) as scan, Image.open(io.BytesIO(data)) as copy:
        above = (0, 0, scan.width, scan.height // 6)
        assert ImageChops.difference(scan.convert("RGB").crop(above), copy.convert("RGB").crop(above)).getbbox() is None


def names(folder: Path, out: Path, existing: ExistingPolicy = ExistingPolicy.SKIP) -> dict[str, str]:
    namer = TargetPathAllocator(out, existing)
    return {found.relative.as_posix(): namer.allocate_copy(found).name for found in find_photos([folder])}


def test_no_two_photos_share_a_copys_name(make_photo: MakePhoto, out: Path) -> None:
    folder = make_photo("foto.jpg").parent
    make_photo("foto.tif"), make_photo("foto.gif")
    assert names(folder, out) == {"foto.gif": "foto.png", "foto.jpg": "foto.jpg", "foto.tif": "foto (2).jpg"}


def test_beside_their_sources_copies_have_names_of_their_own(make_photo: MakePhoto) -> None:
    folder = make_photo("foto.tif").parent
    make_photo("lain.jpg")
    assert names(folder, folder) == {"foto.tif": "foto_stampgui.jpg", "lain.jpg": "lain_stampgui.jpg"}


def test_the_content_and_not_the_name_decides_how_a_copy_ends(make_photo: MakePhoto, out: Path) -> None:
    """Telephones and messengers rename photos without converting them."""
    folder = make_photo("a.jpg").rename(make_photo("b.png").parent / "a.heic").parent
    (folder / "b.png").rename(folder / "b.JPG")
    make_photo("c.jpeg"), make_photo("d.jpg").rename(folder / "d 14.10")
    assert names(folder, out) == {"a.heic": "a.jpg", "b.JPG": "b.png", "c.jpeg": "c.jpeg", "d 14.10": "d 14.10.jpg"}


def test_a_copy_that_takes_much_more_space_says_so(recipe: Recipe, out: Path, tmp_path: Path) -> None:
    """A WebP of low quality is saved again with a high one, so that the picture loses nothing that one can see."""
    photo, small = tmp_path / "foto.webp", tmp_path / "kecil.webp"
    picture = Image.effect_noise((900, 700), 60).convert("RGB")
    picture.save(photo, quality=30)
    picture.crop((0, 0, 90, 70)).save(small, quality=30)
    large, tiny = (stamp(job(path, recipe, out)) for path in (photo, small))
    assert large.output is not None
    percent = 100 * large.output.stat().st_size // photo.stat().st_size - 100
    assert f"The copy's file is {percent}% larger than the photo's." in warnings(large)
    assert tiny.status is Status.STAMPED
    assert not any("larger" in each for each in warnings(tiny))
