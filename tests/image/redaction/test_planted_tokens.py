"""A token of its own in every tag that exiftool can write: in a private copy are only those of tags that stay."""

import base64
import json
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import piexif
import pytest
from image.handmade import tiff_file
from image.redaction.exiftool_tags import Tag, list_tags

from given import MakePhoto
from stampgui.dates.partial import PartialDate
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.stamp import stamp

pytestmark = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool plants the tokens")

SKIPPED_GROUPS = re.compile(r"SubIFD\d*|MakerNotes|All")
"""Of RAW files alone."""
MAKERS = {
    "Apple": b"Apple iOS\0\0\1MM",
    "Canon": b"",
    "Casio": b"",
    "FujiFilm": b"FUJIFILM\x0c\0\0\0",
    "Kodak": b"",
    "Minolta": b"",
    "Motorola": b"",
    "Nikon": b"Nikon\0\2\x10\0\0",
    "Olympus": b"OLYMPUS\0II\3\0",
    "Panasonic": b"Panasonic\0\0\0",
    "Pentax": b"AOC\0II",
    "Ricoh": b"Ricoh\0\0\0",
    "Samsung": b"",
    "Sigma": b"SIGMA\0\0\0\1\0",
    "Sony": b"SONY DSC \0\0\0",
}
"""What their notes begin with."""
EMPTIED = {"Photoshop:Photoshop_0x0000"}
"""What resources are that had another number and content."""
MOST_AT_ONCE = 450
"""Tags in one photo; a packet of thousands is emptied as a whole, because no photo has one."""
LONGEST_INFLATED = 1 << 22


def is_planted(tag: Tag) -> bool:
    """Maker notes can be changed, but not made, by exiftool: they have a test of their own."""
    is_of_maker = tag.table.partition("::")[0] in MAKERS
    return tag.is_writable and not is_of_maker and tag.type != "struct" and SKIPPED_GROUPS.fullmatch(tag.group) is None


def describes_pixels(tag: Tag) -> bool:
    """Whether a TIFF file's own pixels would be lost with it."""
    return tag.table == "Exif::Main" and tag.type != "string" and int(tag.id) < 0x8000


SHORT = ("ExifVersion", "FlashpixVersion", "FileSource", "InteropIndex", "InteropVersion")
"""Tags that stay with a value of at most eight bytes, and have no room for a token."""


@cache
def make_tokens() -> dict[Tag, str]:
    """What is written to each tag: no other tag has the same."""
    return {tag: make_token(tag, number) for number, tag in enumerate(filter(is_planted, list_tags()))}


def make_token(tag: Tag, number: int) -> str:
    unique = 1_700_000_003 + 10_007 * number
    if tag.name.endswith("IFD") or tag.name in ("SubfileType", "Orientation", *SHORT):
        return "1"
    if tag.type in ("int8u", "int8s", "int16u", "int16s", "boolean"):
        return "1"  # too small for a token of its own; exiftool itself says below whether it is left
    if tag.type == "date":
        return f"{1901 + number % 90}:{1 + number % 12:02}:{1 + number % 28:02} 07:{number % 60:02}:{number // 60:02}"
    if tag.type.startswith(("int", "rational", "real", "float", "double")):
        return str(unique % 2**31)
    return f"Zq{number:04}Token"


def encode_forms(token: str) -> set[bytes]:
    """All that a token may look like in a file."""
    if token == "1":
        return set()
    text = token.encode()
    forms = {text, token.encode("utf-16-le"), token.encode("utf-16-be")}
    if re.fullmatch(r"\d{4}:\d\d:\d\d .*", token):
        forms.add(token.replace(":", "-", 2).replace(" ", "T").encode())
    elif token.isdigit():
        number = int(token)
        for order in "<>":
            forms |= {struct.pack(order + "I", number), struct.pack(order + "d", number)}
            forms.add(struct.pack(order + "II", number, 1))
    hexadecimal = {form.hex().encode() for form in forms}
    return forms | hexadecimal | set(encode_base64(text))


def encode_base64(text: bytes) -> Iterator[bytes]:
    """What does not depend on the bytes around it, at each place that it may begin at."""
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + text)
        yield encoded[-(-before * 8 // 6) + (before > 0) : len(encoded) - 4]


def unfold(data: bytes) -> bytes:
    """The bytes, and behind them all that is compressed among them; lines of digits are joined."""
    parts = [data]
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            inflated = zlib.decompressobj().decompress(data[found.start() :], LONGEST_INFLATED)
        except zlib.error:
            continue
        parts.append(inflated)
    whole = b"\n".join(parts)
    return whole if b"Raw profile" not in whole else whole + re.sub(rb"(?<=[0-9a-fA-F])\n(?=[0-9a-fA-F])", b"", whole)


def find_tokens(data: bytes, tokens: dict[Tag, str]) -> set[Tag]:
    content = unfold(data)
    return {tag for tag, token in tokens.items() if any(form in content for form in encode_forms(token))}


def batches(tokens: dict[Tag, str]) -> Iterator[dict[Tag, str]]:
    """So many tags as one photo has room for, those of a group together."""
    for xmp in (False, True):
        chosen = [tag for tag in tokens if tag.group.startswith("XMP-") is xmp]
        for at in range(0, len(chosen), MOST_AT_ONCE):
            yield {tag: tokens[tag] for tag in chosen[at : at + MOST_AT_ONCE]}


def plant(files: dict[Path, dict[Tag, str]], folder: Path, *options: str) -> None:
    """Let exiftool write them, all files in one run; what a format has no place for is left out by it."""
    lines: list[str] = []
    for path, tokens in files.items():
        lines += [f"-{tag.group}:{tag.name}={token}" for tag, token in tokens.items()]
        lines += ["-overwrite_original", "-n", "-m", "-q", "-q", *options, str(path), "-execute"]
    arguments = folder / "arguments.txt"
    arguments.write_text("\n".join(lines), "utf-8")
    subprocess.run(["exiftool", "-@", str(arguments)], capture_output=True, check=False, timeout=120)


def copy_privately(path: Path, recipe: Recipe) -> Path:
    target = path.with_name("salinan") / path.name
    target = target.with_suffix({".tif": ".png"}.get(path.suffix, path.suffix))
    target.parent.mkdir(exist_ok=True)
    job = Job(path, replace(recipe, no_gps=True), target, answer=PartialDate(2022, 10, 14))
    outcome = stamp(job)
    assert outcome.status is Status.STAMPED, outcome.reason
    return target


@pytest.mark.parametrize(
    ("suffix", "options", "least"),
    [(".jpg", (), 3000), (".png", ("-z",), 3000), (".webp", (), 3000), (".tif", (), 2800)],
)
def test_only_tokens_of_what_stays_are_in_a_copy(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path, suffix: str, options: tuple[str, ...], least: int
) -> None:
    tokens = {tag: token for tag, token in make_tokens().items() if suffix != ".tif" or not describes_pixels(tag)}
    groups = list(batches(tokens))
    files = {
        make_photo(f"{number}{suffix}", size=(160, 120), taken="2022:10:14 08:15:00"): group
        for number, group in enumerate(groups)
    }
    plant(files, tmp_path, *options)
    planted = {path: find_tokens(path.read_bytes(), tokens) for path, tokens in files.items()}
    assert sum(map(len, planted.values())) >= least
    copies = {path: copy_privately(path, recipe) for path in files}
    left = {path: find_tokens(copy.read_bytes(), files[path]) for path, copy in copies.items()}
    assert {tag for found in left.values() for tag in found if not tag.stays} == set()
    assert {tag for path, found in planted.items() for tag in found - left[path] if tag.stays} == set()
    staying = {f"{tag.group}:{tag.name}" for tag in list_tags() if tag.stays}
    assert list_read_names(copies.values()) - staying - EMPTIED == set()


def list_read_names(copies: Iterable[Path]) -> set[str]:
    """What exiftool finds in the copies, unknown tags among it."""
    groups = ("System", "ExifTool", "File", "Composite", "ICC_Profile", "RIFF", "APP14")
    options = ["-a", "-u", "-ee", "-G1", "-j", "-q", "-q", "-m", *(f"--{group}:all" for group in groups)]
    done = subprocess.run(["exiftool", *options, *map(str, copies)], capture_output=True, check=False, timeout=120)
    names = {name for each in json.loads(done.stdout) for name in each if ":" in name}
    return {re.sub(r"^IFD\d", "IFD0", re.sub(r"^IPTC\d", "IPTC", name)) for name in names}


@pytest.mark.parametrize("maker", MAKERS)
def test_nothing_of_a_maker_note_is_in_a_copy(make_photo: MakePhoto, recipe: Recipe, maker: str) -> None:
    tags = [tag for tag in list_tags() if tag.table == f"{maker}::Main" and tag.id.isdigit() and int(tag.id) <= 0xFFFF]
    tokens = {tag: f"Zq{number:04}Token" for number, tag in enumerate(tags)}
    assert tokens
    values = {int(tag.id): (2, token.encode() + b"\0") for tag, token in tokens.items()}
    note = MAKERS[maker] + tiff_file(values)[8:]
    exif = piexif.dump({"0th": {piexif.ImageIFD.Make: maker.upper()}, "Exif": {piexif.ExifIFD.MakerNote: note}})
    path = make_photo(size=(160, 120), exif=exif)
    assert find_tokens(path.read_bytes(), tokens)
    assert find_tokens(copy_privately(path, recipe).read_bytes(), tokens) == set()
