"""The native core (native/stampgui_jpeg.h) as functions over bytes and frozen values.

Where the core was not built, `is_core_available` returns False and every other function raises CoreMissing.
"""

import ctypes
import sys
from collections.abc import Sequence
from ctypes import (
    POINTER,
    LittleEndianStructure,
    Structure,
    byref,
    c_float,
    c_int16,
    c_int32,
    c_size_t,
    c_uint8,
    c_uint16,
    c_uint32,
    c_uint64,
)
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

from stampgui.i18n import Message, message
from stampgui.image.jpeg.core_types import (
    BitEdits,
    ByteRange,
    CoefficientBlocks,
    ComposedScan,
    FrameParameters,
    HuffmanTable,
    Raster,
    ScanParameters,
)
from stampgui.values import replace

INTERFACE: Final = 3
"""SJ_INTERFACE of the header that these structures follow."""
_COMPONENTS: Final = 4
_TABLES: Final = 4
_LARGEST_SCAN: Final = 1 << 30
LIBRARY: Final = Path(__file__).parent / "native" / ("stampgui_jpeg" + (".dll" if sys.platform == "win32" else ".so"))


class Failure(IntEnum):
    """Why the core did not do what it was asked for (sj_status)."""

    CALL = 1
    TABLE = 2
    CORRUPT = 3
    TRUNCATED = 4
    FULL = 5
    CAPACITY = 6
    MEMORY = 7


class CoreError(Exception):
    """The core refused."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.name)
        self.failure = failure


class DamagedScan(CoreError):
    """A scan is damaged behind its first `mcus` MCUs, which take its first `size` bytes."""

    def __init__(self, failure: Failure, mcus: int, size: int) -> None:
        super().__init__(failure)
        self.mcus, self.size = mcus, size


class CoreMissing(Exception):
    """The core was not built for this computer."""


class _Huffman(Structure):
    _fields_ = (("counts", c_uint8 * 16), ("symbols", c_uint8 * 256))


class _Component(Structure):
    _fields_ = (("h", c_uint8), ("v", c_uint8), ("quantisation", c_uint16 * 64), ("colour", c_float * 4))


class _Frame(Structure):
    _fields_ = (
        ("width", c_uint32),
        ("height", c_uint32),
        ("components", c_uint32),
        ("component", _Component * _COMPONENTS),
    )


class _Scan(Structure):
    _fields_ = (
        ("components", c_uint32),
        ("component", c_uint8 * _COMPONENTS),
        ("dc", c_uint8 * _COMPONENTS),
        ("ac", c_uint8 * _COMPONENTS),
        ("progressive", c_uint8),
        ("ss", c_uint8),
        ("se", c_uint8),
        ("ah", c_uint8),
        ("al", c_uint8),
        ("restart_interval", c_uint32),
        ("dc_table", _Huffman * _TABLES),
        ("ac_table", _Huffman * _TABLES),
    )


class _Tile(Structure):
    _fields_ = (
        ("rgba", ctypes.c_char_p),
        ("width", c_uint32),
        ("height", c_uint32),
        ("left", c_uint32),
        ("top", c_uint32),
    )


class _Edit(Structure):
    _fields_ = (("start", c_uint64), ("stop", c_uint64), ("bits", c_uint64))


class _Edits(Structure):
    _fields_ = (
        ("edit", POINTER(_Edit)),
        ("count", c_size_t),
        ("bits", POINTER(c_uint8)),
        ("bit_count", c_uint64),
        ("blocks", c_uint64),
        ("dc_table", _Huffman * _TABLES),
        ("ac_table", _Huffman * _TABLES),
    )


class _Extent(Structure):
    _fields_ = (("mcus", c_uint32), ("size", c_size_t))


class _Block(LittleEndianStructure):
    _fields_ = (
        ("component", c_uint32),
        ("column", c_uint32),
        ("row", c_uint32),
        ("coefficient", c_int16 * 64),
    )


@cache
def _load_library() -> ctypes.CDLL | None:
    """The library, or None where it was not built or cannot be used here."""
    try:
        library = ctypes.CDLL(str(LIBRARY))
        if library.sj_interface() != INTERFACE:
            return None
        library.sj_scan_size.restype = c_size_t
        for name in ("sj_edits_free", "sj_picture_free", "sj_blocks_free"):
            getattr(library, name).restype = None
    except (OSError, AttributeError):
        return None
    return library


def is_core_available() -> bool:
    return _load_library() is not None


def explain_missing_core() -> Message | None:
    """Why the core cannot be used here, None where it can."""
    if is_core_available():
        return None
    if not LIBRARY.exists():
        return message("it was not built when stampgui was installed; the README explains what is needed")
    try:
        ctypes.CDLL(str(LIBRARY))
    except OSError as error:
        return message("it cannot be loaded ({detail})", detail=str(error))
    return message("it belongs to another version of stampgui")


def _require_library() -> ctypes.CDLL:
    library = _load_library()
    if library is None:
        raise CoreMissing
    return library


def _check_status(status: int) -> None:
    if status:
        raise CoreError(Failure(status))


def find_scan_end(data: bytes, start: int) -> int:
    """Where the entropy-coded data that begin at `start` end: at a marker, or at the end of the bytes."""
    return start + int(_require_library().sj_scan_size(*_to_pointer(ByteRange(data, start, len(data)))))


def compose_scan(
    frame: FrameParameters, scan: ScanParameters, data: ByteRange, raster: Raster, *, mcus: int = 0
) -> ComposedScan:
    """Lay `raster` over the only scan of a sequential picture; `data` is entropy-coded.

    Of a scan that is damaged behind its first `mcus` MCUs, only these are read; 0 stands for all. Raises CoreError.
    """
    core = _require_library()
    found = POINTER(_Edits)()
    _check_status(
        core.sj_compose_scan(
            byref(_to_c_frame(frame)),
            byref(_to_c_scan(scan)),
            *_to_pointer(data),
            c_uint32(mcus),
            byref(_to_c_tile(raster)),
            byref(found),
        )
    )
    return _take_edits(core, found)


def _take_edits(core: ctypes.CDLL, found: "ctypes._Pointer[_Edits]") -> ComposedScan:
    """The core's edits as values; their memory is freed."""
    try:
        edits = found.contents
        ranges = tuple((edit.start, edit.stop, edit.bits) for edit in edits.edit[: edits.count])
        bits = ctypes.string_at(edits.bits, (edits.bit_count + 7) // 8) if edits.bit_count else b""
        return ComposedScan(
            BitEdits(ranges, bits), _from_c_tables(edits.dc_table), _from_c_tables(edits.ac_table), edits.blocks
        )
    finally:
        core.sj_edits_free(found)


def apply_edits(data: ByteRange, edits: BitEdits) -> tuple[int, memoryview, BitEdits]:
    """Edit entropy-coded `data`: how many of its first bytes stay, what follows them, and the edits that undo `edits`.

    Raises CoreError.
    """
    core = _require_library()
    size, count = data.stop - data.start, len(edits.ranges)
    places = [place for start, stop, _ in edits.ranges for place in (start, stop)]
    if places != sorted(places) or (places and not 0 <= places[0] <= places[-1] <= 8 * size):
        raise CoreError(Failure.CALL)
    if len(edits.bits) < (edits.bit_count + 7) // 8:
        raise CoreError(Failure.CALL)
    same = places[0] // 8 if places else size
    edited, size = replace(data, start=data.start + same), size - same
    moved = (_Edit * count)(*(_Edit(start - 8 * same, stop - 8 * same, bits) for start, stop, bits in edits.ranges))
    back = (_Edit * count)()
    old = (c_uint8 * (sum(stop - start for start, stop, _ in edits.ranges) // 8 + 1))()
    capacity = size + size // 64 + 2 * len(edits.bits) + 1024
    most = 2 * (size + len(edits.bits)) + 1024  # every byte stuffed
    while True:
        out = (c_uint8 * capacity)()
        written = c_size_t()
        status = core.sj_apply(
            *(*_to_pointer(edited), moved, c_size_t(count)),
            *(edits.bits, c_uint64(edits.bit_count)),
            *(out, c_size_t(capacity), byref(written)),
            *(back, old, c_size_t(len(old))),
        )
        if status != Failure.CAPACITY or capacity >= most:
            break
        capacity = most
    _check_status(status)
    ranges = tuple((edit.start + 8 * same, edit.stop + 8 * same, edit.bits) for edit in back)
    inverse = BitEdits(ranges, bytes(old)[: (sum(bits for _, _, bits in ranges) + 7) // 8])
    return same, memoryview(out).cast("B")[: written.value], inverse


class Picture:
    """The coefficients of a whole picture in the core's memory, which is freed at the end of a `with` statement."""

    def __init__(self, frame: FrameParameters) -> None:
        """Raises CoreError, CoreMissing."""
        self._core = _require_library()
        self._handle = ctypes.c_void_p()
        _check_status(self._core.sj_picture_new(byref(_to_c_frame(frame)), byref(self._handle)))

    def __enter__(self) -> "Picture":
        return self

    def __exit__(self, *_: object) -> None:
        self._core.sj_picture_free(self._handle)
        self._handle = ctypes.c_void_p()

    def aim(self, raster: Raster) -> None:
        """Remember, while scans are read, where in them the blocks are that `raster` covers. Raises CoreError."""
        _check_status(self._core.sj_picture_aim(self._handle, byref(_to_c_tile(raster))))

    def splice(self, number: int) -> ComposedScan:
        """The edits that write the blocks aimed at, as they are now, into the scan that was read as the `number`th.

        Raises CoreError.
        """
        found = POINTER(_Edits)()
        _check_status(self._core.sj_picture_splice(self._handle, c_size_t(number), byref(found)))
        return _take_edits(self._core, found)

    def read(self, scan: ScanParameters, data: ByteRange) -> None:
        """Read one scan. Raises DamagedScan, CoreError."""
        extent = _Extent()
        status = self._core.sj_picture_read(self._handle, byref(_to_c_scan(scan)), *_to_pointer(data), byref(extent))
        if status in (Failure.TRUNCATED, Failure.CORRUPT):
            raise DamagedScan(Failure(status), extent.mcus, extent.size)
        _check_status(status)

    def compose(self, raster: Raster) -> CoefficientBlocks:
        """Lay `raster` over the picture, and return the blocks as they were before. Raises CoreError."""
        found, count = POINTER(_Block)(), c_size_t()
        _check_status(
            self._core.sj_picture_compose(self._handle, byref(_to_c_tile(raster)), byref(found), byref(count))
        )
        try:
            return CoefficientBlocks(
                ctypes.string_at(found, count.value * ctypes.sizeof(_Block)) if count.value else b""
            )
        finally:
            self._core.sj_blocks_free(found)

    def place(self, other: "Picture", columns: int, rows: int) -> None:
        """Copy the blocks of another picture, as many interleaved MCUs further right and down. Raises CoreError."""
        _check_status(self._core.sj_picture_place(self._handle, other._handle, c_int32(columns), c_int32(rows)))  # noqa: SLF001 - its own kind

    def put(self, blocks: CoefficientBlocks) -> None:
        """Put blocks into their places. Raises CoreError."""
        given = (_Block * len(blocks)).from_buffer_copy(blocks.data)
        _check_status(self._core.sj_picture_put(self._handle, given, c_size_t(len(blocks))))

    def write(
        self, scan: ScanParameters, *, new_tables: bool, expected_bytes: int
    ) -> tuple[memoryview, ScanParameters]:
        """Write one scan, with its own tables or with new ones that suit it best, and return it with these.

        `expected_bytes` is about how long it will be. Raises CoreError.
        """
        c_scan, capacity = _to_c_scan(scan), expected_bytes + expected_bytes // 8 + 4096
        while True:
            out, written = (c_uint8 * capacity)(), c_size_t()
            status = self._core.sj_picture_write(
                self._handle, byref(c_scan), new_tables, out, c_size_t(capacity), byref(written)
            )
            if status != Failure.CAPACITY or capacity > _LARGEST_SCAN:
                break
            capacity *= 2
        _check_status(status)
        tables = replace(scan, dc_tables=_from_c_tables(c_scan.dc_table), ac_tables=_from_c_tables(c_scan.ac_table))
        return memoryview(out).cast("B")[: written.value], tables


def _to_pointer(data: ByteRange) -> tuple[ctypes.c_void_p, c_size_t]:
    """A pointer into the bytes, which the caller keeps alive, and their number."""
    if not 0 <= data.start <= data.stop <= len(data.data):
        raise ValueError("the extent lies outside its bytes")
    address = ctypes.cast(ctypes.c_char_p(data.data), ctypes.c_void_p).value
    assert address is not None
    return ctypes.c_void_p(address + data.start), c_size_t(data.stop - data.start)


def _to_c_frame(parameters: FrameParameters) -> _Frame:
    frame = _Frame(parameters.width, parameters.height, len(parameters.components))
    for at, part in enumerate(parameters.components):
        frame.component[at] = _Component(
            part.horizontal, part.vertical, (c_uint16 * 64)(*part.quantisation), (c_float * 4)(*part.colour)
        )
    return frame


def _to_c_scan(parameters: ScanParameters) -> _Scan:
    scan = _Scan(
        len(parameters.components), progressive=parameters.progressive, restart_interval=parameters.restart_interval
    )
    for at, (component, dc, ac) in enumerate(parameters.components):
        scan.component[at], scan.dc[at], scan.ac[at] = component, dc, ac
    scan.ss, scan.se = parameters.spectrum
    scan.ah, scan.al = parameters.approximation
    for at, table in enumerate(parameters.dc_tables):
        scan.dc_table[at] = _to_c_huffman(table)
    for at, table in enumerate(parameters.ac_tables):
        scan.ac_table[at] = _to_c_huffman(table)
    return scan


def _to_c_huffman(table: HuffmanTable) -> _Huffman:
    return _Huffman.from_buffer_copy(table.counts + table.symbols.ljust(256, b"\0"))


def _to_c_tile(raster: Raster) -> _Tile:
    if len(raster.rgba) != 4 * raster.width * raster.height:
        raise ValueError("RGBA pixels have four bytes each")
    return _Tile(raster.rgba, raster.width, raster.height, raster.left, raster.top)


def _from_c_tables(tables: Sequence[_Huffman]) -> tuple[HuffmanTable, ...]:
    return tuple(HuffmanTable(bytes(t.counts), bytes(t.symbols)[: sum(t.counts)]) for t in tables)
