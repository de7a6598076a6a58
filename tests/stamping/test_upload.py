"""Copies for uploading: small, upright, in everybody's colours, and silent about place and camera."""

import io
import random
from dataclasses import replace
from pathlib import Path

import piexif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from given import MakePhoto
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.caption.style import Plate, PlateShape, Style
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.header import Header, read_header
from stampgui.stamping.copy_file import find_obstacle
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status, UploadCopy
from stampgui.stamping.preset import PRESETS, Preset, UnknownPresetError, parse_preset
from stampgui.stamping.stamp import examine, stamp
from stampgui.stamping.upload_shape import fit_to_preset

TAKEN = "2022:10:14 08:15:00"
INSTAGRAM = parse_preset("instagram")


def job(path: Path, recipe: Recipe, preset: Preset, answer: PartialDate | None = None) -> Job:
    namer, found = TargetPathAllocator(path.parent.parent / "out"), FoundPhoto(path, Path(path.name))
    recipe = replace(recipe, upload_preset=preset)
    return Job(
        path, recipe, namer.allocate_copy(found), answer=answer, upload_target=namer.allocate_upload(found, preset)
    )


def uploaded(outcome: Outcome) -> UploadCopy:
    assert outcome.status is Status.STAMPED, outcome.reason
    assert outcome.upload_copy is not None
    return outcome.upload_copy


def header_of(path: Path) -> Header:
    with path.open("rb") as file:
        return read_header(file)


def notes(outcome: Outcome) -> list[str]:
    return [load_catalogue("en").render(note) for note in outcome.notes]


def colour_at(path: Path, x: float, y: float) -> tuple[int, ...]:
    with Image.open(path) as image:
        colour = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(colour, tuple)
    return tuple(int(part) for part in colour)


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 8 for a, b in zip(one, other, strict=True))


def busy(path: Path, size: tuple[int, int]) -> Path:
    """A dated photo of pure noise, the hardest to bring into few bytes."""
    noise = random.Random(1)
    bands = [Image.frombytes("L", size, noise.randbytes(size[0] * size[1])) for _ in range(3)]
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.merge("RGB", bands).save(path, exif=piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: TAKEN}}))
    return path


@pytest.mark.parametrize("preset", [each for each in PRESETS if each.frame[0] < 2500], ids=lambda preset: preset.name)
def test_an_upload_copy_has_its_presets_width_and_lies_in_its_folder(
    make_photo: MakePhoto, recipe: Recipe, preset: Preset
) -> None:
    path = make_photo(size=(3000, 2000), taken=TAKEN)
    copy = uploaded(stamp(job(path, recipe, preset)))
    assert copy.path.parent.name == f"upload-{preset.name}"
    assert (copy.size[0], copy.preset) == (preset.frame[0], preset.name)
    assert copy.length == copy.path.stat().st_size
    with Image.open(copy.path) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", copy.size)
    assert copy.path.stat().st_mtime_ns == path.stat().st_mtime_ns


def test_a_small_photo_is_never_made_larger(make_photo: MakePhoto, recipe: Recipe) -> None:
    copy = uploaded(stamp(job(make_photo(taken=TAKEN), recipe, INSTAGRAM)))
    assert (copy.size, copy.scale) == ((640, 480), 1.0)


@settings(max_examples=200)
@given(st.integers(1, 30_000), st.integers(1, 30_000), st.sampled_from(PRESETS))
def test_proportions_stay(width: int, height: int, preset: Preset) -> None:
    size = fit_to_preset((width, height), preset)
    assert min(size) >= 1
    assert all(side <= most for side, most in zip(size, preset.frame, strict=True))
    assert size == (width, height) or any(side == most for side, most in zip(size, preset.frame, strict=True))
    assert abs(min(size) - min(width, height) * max(size) / max(width, height)) <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pixels_are_turned_and_say_so(make_photo: MakePhoto, recipe: Recipe, orientation: int) -> None:
    path = make_photo(size=(1600, 1200), taken=TAKEN, orientation=orientation)
    copy = uploaded(stamp(job(path, recipe, parse_preset("1080")))).path
    assert header_of(copy).orientation == 1
    with Image.open(path) as before, Image.open(copy) as after:
        turned = ImageOps.exif_transpose(before)
        turned.thumbnail((1080, 1080))
        assert turned.size == after.size
        corners = ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9))
        places = [(int(x * after.width), int(y * after.height)) for x, y in corners]
        pairs = [(turned.getpixel(place), after.getpixel(place)) for place in places]
    assert all(isinstance(a, tuple) and isinstance(b, tuple) and is_near(a, b) for a, b in pairs)


def test_colours_of_another_profile_become_srgb(make_photo: MakePhoto, recipe: Recipe) -> None:
    """A profile in which red and blue have each other's places: the copy shows what a viewer would."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(profile[at : at + 4]): at + 4 for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = (bytes(profile[tags[name] : tags[name] + 8]) for name in (b"rXYZ", b"bXYZ"))
    profile[tags[b"rXYZ"] : tags[b"rXYZ"] + 8], profile[tags[b"bXYZ"] : tags[b"bXYZ"] + 8] = blue, red
    path = make_photo(taken=TAKEN, icc_profile=bytes(profile), quality=95)
    copy = uploaded(stamp(job(path, recipe, INSTAGRAM))).path
    assert header_of(copy).icc is None
    assert is_near(colour_at(copy, 0.1, 0.1), (40, 40, 200))


def test_what_was_transparent_is_white(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo("foto.png", mode="RGBA")
    with Image.open(path) as image:
        image.putalpha(0)
        image.save(path)
    copy = uploaded(stamp(job(path, recipe, INSTAGRAM, PartialDate(2022, 10, 14)))).path
    assert colour_at(copy, 0.5, 0.5) == (255, 255, 255)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "P"), ("a.png", "I;16"), ("a.png", "1"), ("a.webp", "RGB"), ("a.tif", "CMYK"), ("a.jpg", "CMYK")],
)
def test_any_photo_becomes_a_jpeg_for_every_screen(make_photo: MakePhoto, recipe: Recipe, name: str, mode: str) -> None:
    outcome = stamp(job(make_photo(name, mode=mode), recipe, INSTAGRAM, PartialDate(2022, 10, 14)))
    copy = uploaded(outcome).path
    assert copy.name == "a.jpg"
    with Image.open(copy) as image:
        assert (image.format, image.mode) == ("JPEG", "RGB")


def test_only_the_date_the_author_and_the_camera_are_told(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo(size=(1600, 1200))
    block = piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: "Kamera",
                piexif.ImageIFD.Artist: "Budi",
                piexif.ImageIFD.Copyright: "Dinas Kominfo",
                piexif.ImageIFD.Software: "Penyunting 1.0",
            },
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: TAKEN,
                piexif.ExifIFD.OffsetTimeOriginal: "+07:00",
                piexif.ExifIFD.BodySerialNumber: "SERI-123",
                piexif.ExifIFD.MakerNote: b"CATATAN-PABRIK",
            },
            "GPS": {piexif.GPSIFD.GPSLatitude: ((6, 1), (10, 1), (30, 1))},
            "1st": {piexif.ImageIFD.Compression: 6},
            "thumbnail": path.read_bytes()[:2000],
        }
    )
    with Image.open(path) as image:
        xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>RAHASIA</x:xmpmeta>"
        image.save(path, exif=block, xmp=xmp, comment="rumah Budi, Jalan Melati 7")
    copy = uploaded(stamp(job(path, recipe, INSTAGRAM))).path
    found = piexif.load(str(copy))
    assert (found["GPS"], found["1st"], found["thumbnail"]) == ({}, {}, None)
    assert set(found["0th"]) == {
        *(piexif.ImageIFD.Make, piexif.ImageIFD.Artist, piexif.ImageIFD.Copyright),
        *(piexif.ImageIFD.Orientation, piexif.ImageIFD.ExifTag),
    }
    assert found["Exif"][piexif.ExifIFD.DateTimeOriginal] == TAKEN.encode()
    assert found["Exif"][piexif.ExifIFD.OffsetTimeOriginal] == b"+07:00"
    data = copy.read_bytes()
    assert not any(secret in data for secret in (b"SERI-123", b"CATATAN", b"RAHASIA", b"Penyunting", b"Melati"))


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (PartialDate(2022, 10, 14), "2022:10:14 00:00:00"),
        (PartialDate(2022, 10), None),
        (PartialDate(2022, 10, 14, approximate=True), None),
    ],
)
def test_exif_says_the_day_of_the_caption_or_none(
    make_photo: MakePhoto, recipe: Recipe, date: PartialDate, told: str | None
) -> None:
    copy = uploaded(stamp(job(make_photo(taken="2019:01:02 03:04:05"), recipe, INSTAGRAM, date))).path
    assert header_of(copy).exif.tags.get("DateTimeOriginal") == told


def test_an_upload_copy_is_known_as_stamped_and_not_stamped_again(make_photo: MakePhoto, recipe: Recipe) -> None:
    copy = uploaded(stamp(job(make_photo(taken=TAKEN), recipe, INSTAGRAM)))
    again = examine(Job(copy.path, recipe))
    assert (again.status, again.caption) == (Status.ALREADY_STAMPED, "difoto tanggal 14 Oktober 2022")


@pytest.mark.parametrize("most", [500_000, 100_000])
def test_a_busy_photo_comes_below_the_bytes_by_quality_then_by_scale(tmp_path: Path, recipe: Recipe, most: int) -> None:
    path = busy(tmp_path / "photos" / "ramai.jpg", (2400, 1800))
    outcome = stamp(job(path, recipe, Preset("uji", (1920, 1920), 90, most)))
    copy = uploaded(outcome)
    length = copy.path.stat().st_size
    assert length > most * 0.7
    assert length <= most
    assert copy.quality in range(70, 91)
    assert copy.scale < 1920 / 2400
    width, height = copy.size
    assert notes(outcome) == [f"The upload copy has {width} × {height} pixels, to stay below {most // 1000} KB."]


def test_a_quiet_photo_keeps_its_quality(make_photo: MakePhoto, recipe: Recipe) -> None:
    outcome = stamp(job(make_photo(size=(2400, 1800), taken=TAKEN), recipe, parse_preset("form-500kb")))
    assert (uploaded(outcome).quality, notes(outcome)) == (90, [])


def test_a_strip_counts_as_part_of_the_copy(make_photo: MakePhoto, recipe: Recipe) -> None:
    strip = Style(plate=Plate(PlateShape.STRIP, (255, 255, 255)), fill=(0, 0, 0))
    path = make_photo(size=(1500, 2000), taken=TAKEN)
    copy = uploaded(stamp(job(path, replace(recipe, style=strip), parse_preset("1080"))))
    assert copy.size[1] in range(1070, 1081)


def test_a_photo_that_would_become_too_small_for_its_caption_says_so_beforehand(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    path = make_photo(size=(6000, 120), taken=TAKEN)
    todo = job(path, recipe, parse_preset("200"))
    for outcome in (examine(todo), stamp(todo)):
        assert outcome.status is Status.FAILED
        assert outcome.reason is not None
        assert "200 × 4 pixels" in load_catalogue("en").render(outcome.reason)
    assert not (path.parent.parent / "out").exists()


def test_a_second_run_makes_only_what_is_missing(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo(taken=TAKEN)
    first = stamp(replace(job(path, recipe, INSTAGRAM), upload_target=None))
    assert first.output is not None
    before = first.output.read_bytes()
    second = stamp(job(path, recipe, INSTAGRAM))
    assert uploaded(second).path.is_file()
    assert second.output is None
    assert notes(second) == [f"{first.output} already exists and is left as it is."]
    assert first.output.read_bytes() == before
    assert stamp(job(path, recipe, INSTAGRAM)).status is Status.SKIPPED


def test_an_upload_copy_never_takes_the_place_of_somebodys_photo(make_photo: MakePhoto, recipe: Recipe) -> None:
    todo = job(make_photo(taken=TAKEN), replace(recipe, existing=ExistingPolicy.REPLACE), INSTAGRAM)
    assert todo.upload_target is not None
    todo.upload_target.parent.mkdir(parents=True)
    todo.upload_target.write_bytes(b"somebody's")
    outcome = stamp(todo)
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert "The copy was saved, but its upload copy was not." in load_catalogue("en").render(outcome.reason)
    assert todo.upload_target.read_bytes() == b"somebody's"
    assert outcome.output is not None
    assert outcome.output.is_file()


@pytest.mark.parametrize("existing", [ExistingPolicy.SKIP, ExistingPolicy.REPLACE])
def test_the_upload_copy_of_a_namesake_stays_and_the_row_says_so(
    make_photo: MakePhoto, recipe: Recipe, existing: ExistingPolicy
) -> None:
    stamp(job(make_photo("a.jpg", taken=TAKEN), recipe, INSTAGRAM))
    todo = job(make_photo("a.png", taken="2023:01:20 10:00:00"), replace(recipe, existing=existing), INSTAGRAM)
    assert todo.upload_target is not None
    before = todo.upload_target.read_bytes()
    outcome = stamp(todo)
    assert (outcome.status, outcome.output, outcome.upload_copy) == (Status.FAILED, todo.target, None)
    assert outcome.reason is not None
    assert f"{todo.upload_target} already exists and was made from another photo" in load_catalogue("en").render(
        outcome.reason
    )
    assert not notes(outcome)
    assert todo.upload_target.read_bytes() == before
    again = stamp(replace(todo, recipe=replace(todo.recipe, existing=ExistingPolicy.SKIP)))
    assert again.status is Status.SKIPPED
    assert again.reason == find_obstacle(todo.upload_target, outcome.sha256_source or "")


def test_presets_are_known_by_name_or_by_numbers() -> None:
    assert parse_preset("Instagram") == INSTAGRAM
    assert parse_preset("1200:300") == Preset("1200-300kb", (1200, 1200), 90, 300_000)
    assert parse_preset("1200") == Preset("1200", (1200, 1200), 90)


@pytest.mark.parametrize("text", ["", "myspace", "0", "199", "1200:5", "1200:", "-5", "1200x900", "٣٠٠"])
def test_what_is_no_preset_is_refused(text: str) -> None:
    with pytest.raises(UnknownPresetError):
        parse_preset(text)


def test_the_faithful_copy_is_the_same_with_and_without_an_upload_copy(make_photo: MakePhoto, recipe: Recipe) -> None:
    path = make_photo(taken=TAKEN)
    with_upload = stamp(job(path, recipe, INSTAGRAM))
    alone = stamp(Job(path, recipe, path.parent.parent / "alone" / "foto.jpg"))
    assert with_upload.sha256_output == alone.sha256_output
    assert with_upload.output is not None
    assert io.BytesIO(with_upload.output.read_bytes()).read(2) == b"\xff\xd8"


def only_upload(path: Path, recipe: Recipe) -> Job:
    made = job(path, recipe, INSTAGRAM)
    return replace(made, recipe=replace(made.recipe, faithful=False), target=None)


def test_an_upload_copy_needs_no_faithful_one(make_photo: MakePhoto, recipe: Recipe) -> None:
    wanted = only_upload(make_photo("a.jpg", taken=TAKEN), recipe)
    outcome = stamp(wanted)
    assert uploaded(outcome).path == wanted.upload_target
    assert (outcome.output, outcome.engine) == (None, None)
    assert [path.name for path in wanted.source.parent.parent.glob("out/**/*.jpg")] == ["a.jpg"]
    again = stamp(wanted)
    assert again.status is Status.SKIPPED
    assert again.reason is not None
    assert load_catalogue("en").render(again.reason) == "Its copy already exists."
    anew = stamp(replace(wanted, recipe=replace(wanted.recipe, existing=ExistingPolicy.REPLACE)))
    assert uploaded(anew).sha256 == uploaded(outcome).sha256


def test_somebodys_file_keeps_its_place_also_where_only_upload_copies_are_made(
    make_photo: MakePhoto, recipe: Recipe
) -> None:
    wanted = only_upload(make_photo("a.jpg", taken=TAKEN), recipe)
    assert wanted.upload_target is not None
    wanted.upload_target.parent.mkdir(parents=True)
    wanted.upload_target.write_text("somebody's")
    for existing, status in ((ExistingPolicy.SKIP, Status.SKIPPED), (ExistingPolicy.REPLACE, Status.FAILED)):
        outcome = stamp(replace(wanted, recipe=replace(wanted.recipe, existing=existing)))
        assert outcome.status is status
        assert outcome.reason is not None
        assert "is not a copy made by stampgui" in load_catalogue("en").render(outcome.reason)
    assert wanted.upload_target.read_text() == "somebody's"


def test_there_is_always_some_copy(recipe: Recipe) -> None:
    with pytest.raises(ValueError, match="upload copies"):
        replace(recipe, faithful=False)
