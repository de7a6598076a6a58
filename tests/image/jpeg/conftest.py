"""Copies of every kind of JPEG, made once, and what two other decoders say about them."""

import hashlib
import io
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from image.jpeg.decoders import Difference, differences
from image.jpeg.judge import caption
from image.jpeg.kinds import KINDS, SMALL_SIZES, EncoderMissing, by_pillow

from given import SAMPLES, SHARED
from stampgui.caption.drawing import draw_caption
from stampgui.caption.layout import PhotoTooSmallError
from stampgui.caption.style import Style
from stampgui.image.captioning import apply_caption
from stampgui.image.engine import EncodedCopy, Engine
from stampgui.image.errors import UnusableImage
from stampgui.image.header import Header, read_header
from stampgui.image.jpeg import core
from stampgui.image.jpeg.assembly import Additions
from stampgui.image.jpeg.core_types import Raster
from stampgui.image.jpeg.recode import recode
from stampgui.image.jpeg.scans import read_scan_layout
from stampgui.image.jpeg.segments import parse_jpeg
from stampgui.image.mark import Mark
from stampgui.image.tile import Tile


def mark_of(source: bytes) -> Mark:
    return Mark("difoto", "2022-10-14", hashlib.sha256(source).hexdigest())


@dataclass(frozen=True, slots=True)
class Copy:
    """A photo's bytes, the caption, and what was written."""

    source: bytes
    header: Header
    tile: Tile
    written: EncodedCopy


Copies = Mapping[str, Copy]
Verdicts = Mapping[str, Mapping[str, Difference]]


def stamped(source: bytes, tile: Tile | None = None, *, tiff: bytes | None = None) -> Copy:
    """A copy with the caption of the tests, or with `tile`. Raises UnusableImage."""
    header = read_header(io.BytesIO(source))
    laid = caption(header.displayed_size) if tile is None else tile
    return Copy(source, header, laid, apply_caption(source, header, laid, mark=mark_of(source), tiff=tiff))


def recoded(source: bytes) -> bytes:
    """A copy whose scans are all written anew, as those of progressive photos once were without a strip below them."""
    header = read_header(io.BytesIO(source))
    tile = caption(header.displayed_size).rgba
    left, top, _, _ = caption(header.displayed_size).box
    photo = parse_jpeg(source)
    raster = Raster(tile.tobytes(), tile.width, tile.height, left, top)
    additions = Additions(mark_of(source).to_bytes(), sha256=hashlib.sha256(source).digest())
    return b"".join(recode(source, photo, read_scan_layout(source, photo), raster, additions))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Copies that many tests judge are made and decoded in one process only."""
    for item in items:
        if {"copies", "corpus_copies"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("jpeg copies"))


@pytest.fixture(scope="session", autouse=True)
def _core() -> None:
    if not core.is_core_available():
        pytest.skip("the native core is not built here")


@pytest.fixture(scope="module")
def little_memory() -> Iterator[None]:
    """Let this process take no more than another gigabyte, where the system can bound it."""
    status = Path("/proc/self/statm")
    if sys.platform != "linux" or not status.exists():
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    now = int(status.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + (1 << 30), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.fixture(scope="session")
def copies() -> Copies:
    """A copy of each of the kinds of photos, of the samples, and of photos of every small size."""
    made = {}
    for name, make in KINDS.items():
        with suppress(EncoderMissing):
            made[name] = stamped(make())
    for size in SMALL_SIZES:
        made[f"{size[0]} x {size[1]}"] = stamped(by_pillow(size, progressive=sum(size) % 5 == 0))
    for path in SAMPLES.glob("*.jpg"):
        made[path.name] = _with_words(path.read_bytes())
    return made


@pytest.fixture(scope="session")
def corpus_copies() -> Copies:
    """A copy without loss of each JPEG of the real camera files, with the program's own caption where it fits."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the real camera files are not at hand")
    made = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        source = path.read_bytes()
        if not source.startswith(b"\xff\xd8"):
            continue
        with suppress(UnusableImage):
            copy = _with_words(source)
            if copy.written.engine is not Engine.REENCODE:
                made[path.relative_to(folder).as_posix()] = copy
    return made


@pytest.fixture(scope="session")
def verdicts(copies: Copies, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    return _judged(copies, tmp_path_factory)


@pytest.fixture(scope="session")
def corpus_verdicts(corpus_copies: Copies, tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    return _judged(corpus_copies, tmp_path_factory)


def _judged(copies: Copies, factory: pytest.TempPathFactory) -> Verdicts:
    pytest.importorskip("jpeglib", reason="jpeglib has the decoders to compare with")
    pairs = {name: (copy.source, copy.written.data) for name, copy in copies.items()}
    return differences(pairs, factory.mktemp("pairs"))


def _with_words(source: bytes) -> Copy:
    shown = read_header(io.BytesIO(source)).displayed_size
    try:
        return stamped(source, draw_caption("difoto tanggal 14 Oktober 2022", Style(), shown))
    except PhotoTooSmallError:
        return stamped(source)
