"""What the core needs to know of a JPEG: the frame, and each scan with the tables in force (ITU-T T.81, annex B)."""

from collections.abc import Iterator
from typing import Final

from stampgui.i18n import ExplainedError, Message, message
from stampgui.image.errors import UnusableImage, damaged_picture_error
from stampgui.image.jpeg import segments as marker
from stampgui.image.jpeg.colour_matrix import select_colour_matrix
from stampgui.image.jpeg.core_types import (
    ByteRange,
    ComponentParameters,
    FrameParameters,
    HuffmanTable,
    ScanParameters,
)
from stampgui.image.jpeg.frame import Frame, read_frame
from stampgui.image.jpeg.segments import JpegFile, Segment
from stampgui.values import dataclass

_SOF2: Final = 0xC2
_MOST_PIXELS_READ: Final = 5_000_000_000
"""Pixels times scans: a minute's work. Encoders write ten scans or so; a picture of 250 megapixels may have twenty."""
_HUFFMAN: Final = (0xC0, 0xC1, _SOF2)


class UnsupportedJpeg(ExplainedError):
    """The core cannot write this kind of JPEG; there is nothing wrong with it."""


def unusual_tables_error() -> UnsupportedJpeg:
    return UnsupportedJpeg(message("Its tables are unusual."))


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan's SOS segment by its index among the segments, its parameters, and its entropy-coded data."""

    segment_index: int
    parameters: ScanParameters
    data: ByteRange


@dataclass(frozen=True, slots=True)
class ScanLayout:
    """All that the core needs of a JPEG."""

    frame: FrameParameters
    scans: tuple[Scan, ...]
    progressive: bool

    @property
    def holds_every_bit(self) -> bool:
        """Whether there are scans for all coefficients of all components, down to their lowest bit."""
        needed = {(component, at) for component in range(len(self.frame.components)) for at in range(64)}
        return needed <= {
            (component, at)
            for scan in self.scans
            for component, _, _ in scan.parameters.components
            for at in range(scan.parameters.spectrum[0], scan.parameters.spectrum[1] + 1)
            if scan.parameters.approximation[1] == 0
        }

    @property
    def is_one_scan(self) -> bool:
        """Whether it is a sequential JPEG whose only scan holds all components."""
        return (
            not self.progressive
            and len(self.scans) == 1
            and len(self.scans[0].parameters.components) == len(self.frame.components)
        )


def read_scan_layout(source: bytes, photo: JpegFile) -> ScanLayout:
    """Raises UnsupportedJpeg for what the core does not write, UnusableImage for damage that the segments show."""
    frame = read_frame(photo.segments)
    if reason := _find_unsupported(photo, frame):
        raise UnsupportedJpeg(reason)
    check_scan_work(photo, frame.width, frame.height)
    tables = _TableState(frame)
    scans = tuple(tables.walk_scans(source, photo))
    try:
        components = tuple(
            ComponentParameters(part.horizontal, part.vertical, tables.quantisation[part.quantisation_table], row)
            for part, row in zip(frame.components, select_colour_matrix(photo.segments, frame), strict=True)
        )
    except KeyError as error:
        raise unusual_tables_error() from error
    return ScanLayout(FrameParameters(frame.width, frame.height, components), scans, frame.marker == _SOF2)


def check_scan_work(photo: JpegFile, width: int, height: int) -> None:
    """Check that a picture has no more scans than its size allows: each is read in full. Raises UnusableImage."""
    scans = sum(segment.marker == marker.SOS for segment in photo.segments)
    if scans * width * height > _MOST_PIXELS_READ:
        reason = message(
            "The picture is stored in {scans} layers, which would take many minutes to read. Save it anew in another "
            "program first.",
            scans=scans,
        )
        raise UnusableImage(reason)


def _find_unsupported(photo: JpegFile, frame: Frame) -> Message | None:
    if frame.refusal is not None:
        return frame.refusal
    if frame.marker not in _HUFFMAN:
        return message("It is arithmetically coded.")
    if sum(segment.is_frame for segment in photo.segments) != 1:
        return message("It has several frames.")
    if len({part.id for part in frame.components}) != len(frame.components):
        return unusual_tables_error().reason
    if any(not 1 <= factor <= 4 for pair in frame.sampling for factor in pair):
        return unusual_tables_error().reason
    return None


def _find_entropy_coded(source: bytes, start: int, marker: int) -> ByteRange:
    """The data up to the marker that ends them; fill bytes belong to it (B.1.1.2)."""
    while marker > start and source[marker - 1] == 0xFF:
        marker -= 1
    return ByteRange(source, start, marker)


class _TableState:
    """The tables in force at each segment (B.2.4: a table stays until another replaces it)."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.quantisation: dict[int, tuple[int, ...]] = {}
        self.huffman: dict[int, HuffmanTable] = {}
        self.restart_interval = 0

    def walk_scans(self, source: bytes, photo: JpegFile) -> Iterator[Scan]:
        for index, segment in enumerate(photo.segments):
            match segment.marker:
                case marker.DQT:
                    self.read_quantisation(segment.payload)
                case marker.DHT:
                    self.read_huffman(segment.payload)
                case marker.DRI:
                    if len(segment.payload) != 2:
                        raise unusual_tables_error()
                    self.restart_interval = int.from_bytes(segment.payload, "big")
                case marker.SOS:
                    behind = photo.segments[index + 1].start if index + 1 < len(photo.segments) else photo.eoi_start
                    yield Scan(
                        index, self.read_scan_parameters(segment), _find_entropy_coded(source, segment.stop, behind)
                    )

    def read_quantisation(self, payload: bytes) -> None:
        """B.2.4.1; decoders disagree about a table that is redefined."""
        at = 0
        while at < len(payload):
            wide, number = payload[at] >> 4, payload[at] & 15
            size = 128 if wide else 64
            values = payload[at + 1 : at + 1 + size]
            if len(values) != size or wide > 1:
                raise unusual_tables_error()
            table = tuple(int.from_bytes(values[i : i + 2], "big") for i in range(0, 128, 2)) if wide else tuple(values)
            if not all(table) or self.quantisation.setdefault(number, table) != table:
                raise unusual_tables_error()
            at += 1 + size

    def read_huffman(self, payload: bytes) -> None:
        """B.2.4.2; tables are kept by their class and number as the segment writes them."""
        at = 0
        while at < len(payload):
            counts = payload[at + 1 : at + 17]
            symbols = payload[at + 17 : at + 17 + sum(counts)]
            if len(counts) != 16 or len(symbols) != sum(counts) or len(symbols) > 256 or payload[at] & 0xEF > 3:
                raise unusual_tables_error()
            self.huffman[payload[at]] = HuffmanTable(counts, symbols)
            at += 17 + len(symbols)

    def read_scan_parameters(self, segment: Segment) -> ScanParameters:
        """B.2.3."""
        payload = segment.payload
        count = payload[0] if payload else 0
        if not 1 <= count <= len(self.frame.components) or len(payload) < 4 + 2 * count:
            raise unusual_tables_error()
        ids = [part.id for part in self.frame.components]
        try:
            components = tuple(
                (ids.index(payload[at]), payload[at + 1] >> 4, payload[at + 1] & 15)
                for at in range(1, 1 + 2 * count, 2)
            )
        except ValueError as error:
            raise unusual_tables_error() from error
        if any(dc > 3 or ac > 3 for _, dc, ac in components):
            raise unusual_tables_error()
        first, last, approximation = payload[1 + 2 * count : 4 + 2 * count]
        progressive = self.frame.marker == _SOF2
        parameters = ScanParameters(
            components,
            dc_tables=tuple(self.huffman.get(number, HuffmanTable()) for number in range(4)),
            ac_tables=tuple(self.huffman.get(0x10 | number, HuffmanTable()) for number in range(4)),
            progressive=progressive,
            # decoders ignore these fields of sequential scans, and careless encoders write anything
            spectrum=(first, last) if progressive else (0, 63),
            approximation=(approximation >> 4, approximation & 15) if progressive else (0, 0),
            restart_interval=self.restart_interval,
        )
        # encoders also write empty tables, which no scan needs
        if any(self.huffman.get(number) == HuffmanTable() for number in parameters.used_tables):
            raise damaged_picture_error()
        return parameters
