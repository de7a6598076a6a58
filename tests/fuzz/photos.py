"""Whole photos: each mutant is examined as a person adds it, and stamped as a worker of a batch does it."""

import hashlib
import io
import os
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from fuzz import block_seeds as blocks
from fuzz import file_seeds as files
from fuzz.campaign import Cost, Parser, measure_peak
from fuzz.mutation import Seeds
from fuzz.scratch_folder import make_scratch_folder
from given import SHARED, TODAY
from stampgui.caption.caption_text import default_template
from stampgui.caption.style import AUTO, Style
from stampgui.dates.partial import PartialDate
from stampgui.image.errors import UnusableImage
from stampgui.image.format import Format, sniff
from stampgui.image.header import detect_copy_format, read_header
from stampgui.image.jpeg.metadata_segments import embed_jpeg_metadata
from stampgui.image.jpeg.restore import restore_source
from stampgui.image.previews.embedded_thumbnail import load_embedded_thumbnail
from stampgui.image.previews.preview import load_preview
from stampgui.stamping.job import Job, Recipe, WriteDate
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import PRESETS
from stampgui.stamping.stamp import examine, stamp
from stampgui.worker_process import WorkerProcess

_SIZE: Final = (160, 120)
_LARGEST: Final = 160 << 10
_MOST: Final = 12
_EXAMINE_SECONDS: Final = 1.0
_STAMP_SECONDS: Final = 10.0
"""Of the processor's time; encoders that try several sizes of an upload copy take the most."""
_HANG_SECONDS: Final = 300.0
_DATE: Final = PartialDate(2022, 10, 14)
_BUDGET: Final = 24 << 20
"""Bytes that a photo may take here, so that one that takes more is noticed."""
_USUAL: Final = Recipe(default_template("id"), "id", TODAY, memory_budget=_BUDGET)
_RECIPES: Final = (
    _USUAL,
    replace(_USUAL, no_gps=True, write_date=WriteDate.ALWAYS),
    replace(_USUAL, style=Style(position=AUTO, fill=AUTO, outline=0.0), write_date=WriteDate.ALWAYS),
    replace(_USUAL, upload_preset=PRESETS[0], faithful=False),
    replace(_USUAL, accepts_damage=True),
)


class _Failure(Exception):
    """Something is wrong that no row told."""


class _Examination:
    """Examines photos in this process, in a folder of their own."""

    def __init__(self, suffix: str) -> None:
        self._folder = make_scratch_folder()
        self._path = Path(self._folder.name) / f"photo{suffix}"

    def __call__(self, data: bytes) -> None:
        self._path.write_bytes(data)
        recipe = _choose_recipe(data)
        outcome = examine(Job(self._path, recipe, self._path.with_name("copy"), fallback=_DATE))
        _require(outcome.status is not Status.FAILED or outcome.reason is not None, "it failed without a reason")
        _require(self._path.read_bytes() == data, "the source was changed")
        _require(len(list(self._path.parent.iterdir())) == 1, "something was written")


class _Stamping:
    """Stamps photos in a worker process; one that dies is a finding, and the next photo gets another one."""

    def __init__(self) -> None:
        self._worker: WorkerProcess[tuple[bytes, str], Cost | str] | None = None

    def stamp(self, suffix: str, data: bytes) -> Cost:
        if self._worker is None:
            self._worker = WorkerProcess(_stamp_in_worker)
        worker, self._worker = self._worker, None
        try:
            worker.send((data, suffix))
            result = worker.receive(_HANG_SECONDS)
        except (OSError, EOFError) as error:  # also TimeoutError
            worker.kill()
            raise _Failure(f"the worker ended: {type(error).__name__}") from error
        self._worker = worker
        if isinstance(result, str):
            raise _Failure(result)
        return result


def _stamp_in_worker(task: tuple[bytes, str]) -> Iterator[Cost | str]:
    data, suffix = task
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # decoders in C write to it
    before, begin = measure_peak(), time.process_time()
    try:
        with make_scratch_folder() as folder:
            _stamp_one(data, Path(folder) / "photos" / f"photo{suffix}", Path(folder) / "copies")
    except Exception:
        yield traceback.format_exc()
    else:
        yield Cost(time.process_time() - begin, measure_peak() - before)


def _stamp_one(data: bytes, source: Path, copies: Path) -> None:
    """Stamp a photo, and look at all that came of it."""
    source.parent.mkdir()
    source.write_bytes(data)
    written = source.stat().st_mtime_ns
    kind, recipe = detect_copy_format(source), _choose_recipe(data)
    target = copies / f"photo{_suffix_of(kind)}"
    upload = copies / "upload.jpg" if recipe.upload_preset else None
    outcome = stamp(Job(source, recipe, target if recipe.faithful else None, fallback=_DATE, upload_target=upload))
    _require(source.read_bytes() == data and source.stat().st_mtime_ns == written, "the source was changed")
    _require(len(list(source.parent.iterdir())) == 1, "something was written beside the source")
    there = sorted(path.name for path in copies.glob("*"))
    if outcome.status is Status.STAMPED:
        _require(there == ["upload.jpg" if upload else target.name], f"copies: {there}")
        if not upload:
            _check_copy(data, target, outcome)
    else:
        _require(not there, f"{outcome.status} with copies: {there}")
        _require(outcome.reason is not None or outcome.status is Status.NEEDS_DATE, "no reason")
    if outcome.status is Status.STAMPED:  # larger ones may take more memory than is given here
        with suppress(UnusableImage):
            load_preview(source, 96)
        load_embedded_thumbnail(source, 96)


def _check_copy(data: bytes, copy: Path, outcome: Outcome) -> None:
    """A copy is marked, is what the row says, and gives its source back where it was made without loss."""
    content = copy.read_bytes()
    _require(hashlib.sha256(content).hexdigest() == outcome.sha256_output, "the row tells of another copy")
    _require(examine(Job(copy, _USUAL)).status is Status.ALREADY_STAMPED, "the copy is not known as one")
    if read_header(io.BytesIO(content)).has_undo_data:
        _require(restore_source(content) == data, "another source came back")


def _suffix_of(kind: Format | None) -> str:
    return {Format.PNG: ".png", Format.WEBP: ".webp"}.get(kind or Format.JPEG, ".jpg")


def _choose_recipe(data: bytes) -> Recipe:
    """One of several, always the same for the same photo."""
    return _RECIPES[zlib.crc32(data) % len(_RECIPES)]


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _Failure(otherwise)


def _with_whole_photos(seeds: Callable[[], Seeds], kinds: tuple[Format, ...], *photos: bytes) -> Seeds:
    """Photos large enough for a caption, among them whole small ones of real cameras."""
    folders = (SHARED / "corpus", SHARED / "cases")
    found = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    small = [path.read_bytes() for path in found if path.stat().st_size <= _LARGEST]
    real = sorted((data for data in small if sniff(data[:32]) in kinds), key=len)
    return replace(seeds(), inputs=(*photos, *real[:: max(1, len(real) // _MOST)]))


def _make_jpegs() -> tuple[bytes, ...]:
    plain = blocks.encode("JPEG", size=_SIZE)
    return (
        plain,
        embed_jpeg_metadata(plain, tiff=blocks.make_exif(), xmp=blocks.PACKET),
        *(blocks.encode("JPEG", mode, size=_SIZE) for mode in ("L", "CMYK")),
        *(
            blocks.encode("JPEG", size=_SIZE, **options)
            for options in ({"progressive": True}, {"restart_marker_blocks": 5})
        ),
    )


def _make_pngs() -> tuple[bytes, ...]:
    return tuple(blocks.encode("PNG", mode, size=_SIZE) for mode in ("RGB", "P", "RGBA", "1", "I;16"))


def _make_webps() -> tuple[bytes, ...]:
    options: tuple[dict[str, Any], ...] = (
        {},
        {"lossless": True},
        {"exif": blocks.make_exif(), "xmp": blocks.PACKET},
    )
    return tuple(blocks.encode("WEBP", size=_SIZE, **each) for each in options)


def _make_tiffs() -> tuple[bytes, ...]:
    raw = files.make_dng(blocks.encode("JPEG", size=_SIZE))
    return (
        *(blocks.encode("TIFF", mode, size=_SIZE, compression="tiff_lzw") for mode in ("RGB", "L", "1", "RGBA")),
        raw,
    )


def _make_gifs() -> tuple[bytes, ...]:
    return blocks.encode("GIF", "P", size=_SIZE), blocks.encode("BMP", size=_SIZE)


_KINDS: Final[tuple[tuple[str, str, Callable[[], Seeds], tuple[Format, ...], Callable[[], tuple[bytes, ...]]], ...]] = (
    ("jpeg", ".jpg", files.jpeg_seeds, (Format.JPEG,), _make_jpegs),
    ("png", ".png", files.png_seeds, (Format.PNG,), _make_pngs),
    ("webp", ".webp", files.webp_seeds, (Format.WEBP,), _make_webps),
    ("tiff-raw", ".tif", files.tiff_seeds, (Format.TIFF, Format.RAW), _make_tiffs),
    (
        "heif-jxl",
        ".heic",
        files.heif_seeds,
        (Format.HEIF, Format.AVIF, Format.JPEG_XL),
        lambda: files.jxl_seeds().inputs,
    ),
    ("gif-bmp", ".gif", files.gif_and_bmp_seeds, (Format.GIF, Format.BMP), _make_gifs),
)
"""Name, suffix, words of the format, formats of real photos, and photos made on the spot."""


def _list_photo_parsers() -> Iterator[Parser]:
    stamping = _Stamping()
    for name, suffix, seeds, formats, make in _KINDS:
        whole = partial(_make_seeds, seeds, formats, make)
        yield Parser(f"examine-{name}", _Examination(suffix), whole, slow_seconds=_EXAMINE_SECONDS)
        yield Parser(f"stamp-{name}", partial(stamping.stamp, suffix), whole, slow_seconds=_STAMP_SECONDS)


def _make_seeds(
    seeds: Callable[[], Seeds], formats: tuple[Format, ...], make: Callable[[], tuple[bytes, ...]]
) -> Seeds:
    return _with_whole_photos(seeds, formats, *make())


PHOTO_PARSERS: Final = tuple(_list_photo_parsers())
