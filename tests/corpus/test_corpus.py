"""Real camera files: dates as exiftool reads them, and copies that an independent judge finds complete."""

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from image.redaction.exiftool_tags import list_tags
from PIL import Image, ImageChops, ImageOps

from batches import stamp_folder
from given import SHARED, TODAY
from stampgui.batch.folder_scan import find_photos
from stampgui.batch.target_paths import TargetPathAllocator
from stampgui.caption.caption_text import default_template
from stampgui.caption.style import Style
from stampgui.dates.evidence import Source
from stampgui.dates.partial import PartialDate
from stampgui.i18n import load_catalogue
from stampgui.image.engine import Engine
from stampgui.image.header import read_header
from stampgui.image.jpeg import core
from stampgui.session.photos.batch_photos import Answers, examine_batch
from stampgui.stamping.job import Job, Recipe, RestoreJob, WriteDate
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.restore import restore
from stampgui.stamping.stamp import stamp

pytestmark = pytest.mark.xdist_group("corpus")  # the corpus is copied and stamped once for all

RECIPE = Recipe(default_template("id"), "id", TODAY)
DAY = PartialDate(2022, 10, 14)

# dates of XMP and IPTC, which have no reader yet, count as none
EXIF_DATES = ("ExifIFD:DateTimeOriginal", "ExifIFD:CreateDate", "EXIF")

UNSET_CLOCKS = ("1998:01:01 00:00:00",)
"""What a camera writes whose clock was never set; nobody vouches for it."""

REPEATED_PROFILE = ["^ICC(-header|_Profile)2:"]
"""HEIC repeats the colour profile for its thumbnail; a JPEG has one."""

CANNOT_TAKE_A_DATE = "The date could not be written into its damaged EXIF data."

REFUSED = {
    "8 × 8 pixels": {
        *("Piexif/01.jpg", "exiftool/Apple.jpg", "exiftool/Canon.jpg", "exiftool/ExtendedXMP.jpg"),
        *("exiftool/Google.jpg", "exiftool/IPTC.jpg", "exiftool/Panasonic.jpg", "exiftool/Sony.jpg"),
    },
    "1 × 1 pixels": {"Pillow/multiple_exif.jpg"},
    "10 × 10 pixels": {"Pillow/multipage.tiff"},
    "cut off": {"nom-exif/exif-no-tz.jpg", "file-type/fixture.nef"},
    "no JPEG": {"exiftool/DNG.dng"},
    "empty": {f"takeout/Takeout3/Photos from 2023/DSC_0238{end}.JPG" for end in ("", "(1)", "_1")},
}
"""Files that no copy is made of, by a word of the reason; the previews of that DNG file have been emptied."""


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    path = SHARED / "tools" / "metadiff.py"
    if not path.is_file() or shutil.which("exiftool") is None:
        pytest.skip("the judge of kept metadata needs exiftool")
    spec = importlib.util.spec_from_file_location("metadiff", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["metadiff"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the corpus, so that nothing can happen to the real one."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the real camera files are not at hand")
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(SHARED / "corpus", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def typed_copies(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Outcome]:
    """Every file of the corpus, stamped with one typed date, by its path in the corpus."""
    out = tmp_path_factory.mktemp("typed")
    namer = TargetPathAllocator(out)
    outcomes = (
        stamp(Job(found.path, RECIPE, namer.allocate_copy(found), answer=DAY)) for found in find_photos([photos])
    )
    return {outcome.path.relative_to(photos): outcome for outcome in outcomes}


def manifest(photos: Path) -> Iterator[dict[str, str]]:
    with (photos / "manifest.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_every_exif_date_that_exiftool_finds_is_found(photos: Path) -> None:
    outcomes = {
        outcome.path.relative_to(photos).as_posix(): outcome
        for outcome in (photo.outcome for photo in examine_batch(find_photos([photos]), RECIPE))
    }
    compared = 0
    for line in manifest(photos):
        outcome = outcomes.get(line["file"])
        if line["format"] not in ("JPEG", "PNG", "WEBP") or line["best_date_source"] not in EXIF_DATES:
            continue
        assert outcome is not None, line["file"]
        if line["best_date"][:10] > f"{TODAY:%Y:%m:%d}" or line["best_date"] in UNSET_CLOCKS:
            assert outcome.status is Status.NEEDS_DATE, line["file"]
            continue
        found = {
            f"{evidence.date.year:04d}:{evidence.date.month:02d}:{evidence.date.day:02d}"
            for evidence in outcome.candidates
            if evidence.source in (Source.EXIF_ORIGINAL, Source.EXIF_DIGITIZED)
        }
        assert line["best_date"][:10] in found, line["file"]
        compared += 1
    assert compared >= 55


@pytest.mark.usefixtures("heif_decoder")
def test_a_copy_is_made_of_every_readable_photo(typed_copies: dict[Path, Outcome]) -> None:
    refused = {
        path.as_posix(): load_catalogue("en").render(outcome.reason)
        for path, outcome in typed_copies.items()
        if outcome.status is not Status.STAMPED and outcome.reason is not None
    }
    expected = {path for paths in REFUSED.values() for path in paths}
    assert set(refused) == expected
    for word, paths in REFUSED.items():
        assert all(word in refused[path] for path in paths)
    assert sum(outcome.status is Status.STAMPED for outcome in typed_copies.values()) >= 95


def test_no_copy_loses_metadata(photos: Path, tmp_path: Path, judge: ModuleType) -> None:
    """With nothing but the caption added, the judge finds nothing lost in any copy."""
    without_date = Recipe(default_template("id"), "id", TODAY, write_date=WriteDate.NEVER)
    namer = TargetPathAllocator(tmp_path)
    outcomes = (
        stamp(Job(found.path, without_date, namer.allocate_copy(found), answer=DAY)) for found in find_photos([photos])
    )
    stamped = [outcome for outcome in outcomes if outcome.status is Status.STAMPED]
    verdicts = {
        result["orig"]: (result["verdict"], result["why"])
        for converted in (False, True)
        for result in judge.compare_many(
            [_pair(outcome) for outcome in stamped if _is_converted(outcome) is converted],
            converted=converted,
            allow=REPEATED_PROFILE,
        )
    }
    assert len(verdicts) >= 93
    assert {path: why for path, (verdict, why) in verdicts.items() if verdict not in ("OK", "WARN")} == {}


def test_a_written_date_costs_no_metadata(photos: Path, typed_copies: dict[Path, Outcome], judge: ModuleType) -> None:
    """Where the camera left no date the copy has the typed one, and the judge finds nothing else changed."""
    pairs = []
    for outcome in typed_copies.values():
        if outcome.status is not Status.STAMPED or _is_converted(outcome):
            continue
        with outcome.path.open("rb") as file:
            undated = not read_header(file).exif.tags.get("DateTimeOriginal")
        if undated and CANNOT_TAKE_A_DATE not in (warning.msgid for warning in outcome.warnings):
            pairs.append(_pair(outcome))
    assert len(pairs) >= 15
    results = judge.compare_many(pairs, wrote_date="2022:10:14 00:00:00", allow=["^ExifIFD:ExifVersion$"])
    assert [(result["orig"], result["why"]) for result in results if result["verdict"] not in ("OK", "WARN")] == []


NO_TRACE = re.compile(r"gps|serial|makernote|latitude|longitude", re.IGNORECASE)
OF_THE_PICTURE = ("ICC", "JFIF:", "MPF", "APP14:", "File:", "XMP-hdrgm:", "XMP-HDRGainMap:", "XMP-Container:")
"""Groups that say how the picture is shown."""
MISSPELT = {"XMP-dc:Format"}
"""GIMP writes another property, "dc:Format"."""
OF_ONE_FRAME = {"PNG:AnimationFrames", "PNG:AnimationPlays"}
"""An animation of one picture; the picture itself stays."""
NO_NUMBERS = "invalid-exif-without-x-resolution.jpg"
"""Its XResolution is a text of ten bytes."""


@pytest.fixture(scope="module")
def private_copies(photos: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Outcome]:
    """Every file of the corpus without place and serial numbers, and with an upload copy."""
    out = tmp_path_factory.mktemp("private")
    recipe = replace(RECIPE, no_gps=True, write_date=WriteDate.NEVER, upload_preset=parse_preset("instagram"))
    outcomes = stamp_folder(photos, recipe, out, Answers(date_for_rest=DAY, override=True))
    return {outcome.path.relative_to(photos): outcome for outcome in outcomes}


@pytest.mark.usefixtures("judge")
def test_exiftool_finds_no_place_and_no_serial_number(private_copies: dict[Path, Outcome]) -> None:
    faithful = [str(each.output) for each in private_copies.values() if each.output and each.status is Status.STAMPED]
    uploads = [str(each.upload_copy.path) for each in private_copies.values() if each.upload_copy]
    assert min(len(faithful), len(uploads)) >= 93
    found = {name for path in (faithful, uploads) for name in _tags(path)}
    assert sorted(name for name in found if NO_TRACE.search(name.partition(":")[2])) == []


@pytest.mark.usefixtures("judge")
def test_upload_copies_are_dated_upright_and_bare(private_copies: dict[Path, Outcome]) -> None:
    uploads = [each.upload_copy.path for each in private_copies.values() if each.upload_copy]
    names = {name for name in _tags([str(path) for path in uploads]) if not name.startswith(("System", "File", "Comp"))}
    assert {name.partition(":")[0] for name in names} == {"JFIF", "IFD0", "ExifIFD"}
    for path in uploads:
        with path.open("rb") as file:
            header = read_header(file)
        assert header.exif.tags["DateTimeOriginal"] == "2022:10:14 00:00:00", path
        width, height = header.stored_size
        assert (header.orientation, header.icc, width <= 1080, height <= 1350) == (1, None, True, True), path


def test_without_place_and_serial_numbers_nothing_else_is_lost(
    private_copies: dict[Path, Outcome], judge: ModuleType
) -> None:
    """Of what is on the list of what stays, and of what shows the picture as it is, nothing is missing."""
    outcomes = [each for each in private_copies.values() if each.status is Status.STAMPED and not _is_converted(each)]
    results = judge.compare_many([_pair(outcome) for outcome in outcomes if outcome.path.name != NO_NUMBERS])
    staying = {f"{tag.group}:{tag.name}" for tag in list_tags() if tag.stays} - MISSPELT
    missing = {item[0] for result in results for kind in ("lost", "changed") for item in result["tags"][kind]}
    assert {name for name in missing - OF_ONE_FRAME if name in staying or name.startswith(OF_THE_PICTURE)} == set()


def _tags(paths: list[str]) -> set[str]:
    """All tags that exiftool finds in any of the files, with their groups: "GPS:GPSLatitude"."""
    options = ["-a", "-u", "-ee3", "-G1", "-j", "-q", "-q", "-m", "--System:all", "-x", "SourceFile"]
    done = subprocess.run(["exiftool", *options, *paths], capture_output=True, check=False)
    found = json.loads(done.stdout)
    assert len(found) == len(paths)
    return {name for each in found for name in each} - {"SourceFile", "ExifTool:Warning", "ExifTool:ExifToolVersion"}


def test_the_caption_is_at_the_lower_right_as_displayed(typed_copies: dict[Path, Outcome]) -> None:
    """What changed between photo and copy lies in the caption's corner, however the pixels are stored."""
    for path, outcome in typed_copies.items():
        if outcome.status is not Status.STAMPED or outcome.output is None or outcome.displayed is None:
            continue
        if min(outcome.displayed) < 200:
            continue
        if outcome.path.suffix in (".heic", ".hif"):
            continue  # only the program's own decoder reads them
        with Image.open(outcome.path) as before, Image.open(outcome.output) as after:
            shown = [_as_displayed(image) for image in (before, after)]
        assert shown[0].size == shown[1].size == outcome.displayed, path
        changed = ImageChops.difference(*shown).point(lambda value: 255 if value > 60 else 0).getbbox()
        assert changed is not None, path
        width, height = outcome.displayed
        letter = Style().size / 100 * min(width, height)
        assert changed[1] > height - 6 * letter, path
        assert changed[2] > width - 3 * letter, path
        assert changed[3] > height - 3 * letter, path


def test_images_behind_the_photo_are_the_sources(typed_copies: dict[Path, Outcome]) -> None:
    """Previews and gain maps come out of copies byte for byte (Multi-Picture Format)."""
    checked = 0
    for path, outcome in typed_copies.items():
        if outcome.status is not Status.STAMPED or outcome.output is None or path.suffix not in (".jpg", ".mpo"):
            continue
        images = [_mp_images(each.read_bytes()) for each in (outcome.path, outcome.output)]
        assert images[0] == images[1], path
        checked += bool(images[0])
    assert checked >= 4


@pytest.mark.skipif(not core.is_core_available(), reason="the native core was not built")
def test_every_copy_without_loss_gives_its_original_back(
    photos: Path, typed_copies: dict[Path, Outcome], tmp_path: Path
) -> None:
    given_back = 0
    for path, outcome in typed_copies.items():
        if outcome.output is None or outcome.status is not Status.STAMPED:
            continue
        back = restore(RestoreJob(outcome.output, tmp_path / path))
        if outcome.engine is Engine.REENCODE:
            assert (back.status, (tmp_path / path).exists()) == (Status.FAILED, False), path
        else:
            assert back.status is Status.RESTORED, path
            assert (tmp_path / path).read_bytes() == (photos / path).read_bytes(), path
            given_back += 1
    assert given_back >= 80


def _pair(outcome: Outcome) -> tuple[str, str]:
    return str(outcome.path), str(outcome.output)


def _is_converted(outcome: Outcome) -> bool:
    with outcome.path.open("rb") as file:
        return not read_header(file).format.is_copied_as_it_is


def _as_displayed(image: Image.Image) -> Image.Image:
    image.info.pop("Raw profile type exif", None)  # Pillow stumbles over one that is cut off
    return ImageOps.exif_transpose(image).convert("L")


def _mp_images(data: bytes) -> list[bytes]:
    """All images but the first that the MP index really leads to; some cameras and editors leave it stale."""
    with Image.open(io.BytesIO(data)) as image:
        entries = getattr(image, "mpinfo", {}).get(0xB002, [])
        base = data.find(b"MPF\0") + 4  # offsets count from the MP header
        found = []
        for entry in entries[1:]:
            start = base + entry["DataOffset"]
            found.append(data[start : start + entry["Size"]])
        return [each for each in found if each.startswith(b"\xff\xd8")]
