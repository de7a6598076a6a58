"""Arguments and results of the native core: frozen values over bytes, in the words of ITU-T T.81."""

import struct
from typing import Final

from stampgui.values import dataclass

BLOCK_BYTES: Final = 140
"""Of one of `CoefficientBlocks`: component, column and row of 32 bits each, and 64 coefficients of 16 bits."""

_PLACE: Final = f"<III{BLOCK_BYTES - 12}x"


@dataclass(frozen=True, slots=True)
class HuffmanTable:
    """BITS (16 bytes) and HUFFVAL of a DHT segment (ITU-T T.81, B.2.4.2)."""

    counts: bytes = bytes(16)
    symbols: bytes = b""


@dataclass(frozen=True, slots=True)
class ComponentParameters:
    """Sampling factors, the quantisation table in zigzag order, and how R, G, B and 1 make a caption's sample."""

    horizontal: int
    vertical: int
    quantisation: tuple[int, ...]
    colour: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class FrameParameters:
    """A picture's size in pixels as stored, and its components."""

    width: int
    height: int
    components: tuple[ComponentParameters, ...]

    @property
    def mcu(self) -> tuple[int, int]:
        """Pixels of an interleaved MCU, across and down (ITU-T T.81, A.2.3)."""
        across = max(part.horizontal for part in self.components)
        return 8 * across, 8 * max(part.vertical for part in self.components)

    def find_interleaved_grid(self) -> tuple[int, int, int]:
        """As `find_mcu_grid`, of a scan of all components."""
        width, height = self.mcu
        return -(-self.width // width), -(-self.height // height), height

    def find_mcu_grid(self, scan: "ScanParameters") -> tuple[int, int, int]:
        """The columns and rows of a scan's MCUs, and how many rows of pixels each of them holds (A.2)."""
        width, height = self.mcu
        if len(scan.components) > 1:
            return self.find_interleaved_grid()
        part = self.components[scan.components[0][0]]
        across, down = width // 8, height // 8  # the largest sampling factors
        columns, rows = -(-self.width * part.horizontal // across), -(-self.height * part.vertical // down)
        return -(-columns // 8), -(-rows // 8), height // part.vertical


@dataclass(frozen=True, slots=True)
class ScanParameters:
    """What a SOS segment says (ITU-T T.81, B.2.3), with the tables in force."""

    components: tuple[tuple[int, int, int], ...]
    """For each component its index in the frame, and the numbers of its DC and its AC table."""
    dc_tables: tuple[HuffmanTable, ...]
    """By their number; empty ones where there are none."""
    ac_tables: tuple[HuffmanTable, ...]
    """As `dc_tables`."""
    progressive: bool = False
    """Whether the frame is progressive (SOF2); if not, the next two are always the same."""
    spectrum: tuple[int, int] = (0, 63)
    """The first and the last coefficient, in zigzag order (Ss, Se)."""
    approximation: tuple[int, int] = (0, 0)
    """How many low bits of the coefficients the scan before left out, and this one leaves out (Ah, Al)."""
    restart_interval: int = 0
    """MCUs between restart markers, 0 without any."""

    @property
    def used_tables(self) -> tuple[int, ...]:
        """The class and number of each Huffman table that the scan needs, as a DHT segment writes them (Tc, Th)."""
        first, last = self.spectrum
        needs_dc, needs_ac = first == 0 and self.approximation[0] == 0, last > 0
        dc = [dc for _, dc, _ in self.components if needs_dc]
        return tuple(dict.fromkeys([*dc, *(0x10 | ac for _, _, ac in self.components if needs_ac)]))


@dataclass(frozen=True, slots=True)
class ByteRange:
    """The bytes [start, stop) of `data`, which are not copied."""

    data: bytes
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Raster:
    """RGBA pixels, 4 bytes each, whose upper left corner lies on pixel (`left`, `top`) as stored."""

    rgba: bytes
    width: int
    height: int
    left: int
    top: int

    def is_inside(self, frame: FrameParameters) -> bool:
        across = 0 <= self.left <= frame.width - self.width
        return across and 0 <= self.top <= frame.height - self.height


@dataclass(frozen=True, slots=True)
class BitEdits:
    """Ranges of bits in a scan, as (from, to, number of new bits), and the new bits of all, most significant first.

    A position is 8 times the offset of a byte plus the bit's place in it; stuffed bytes count as bytes.
    """

    ranges: tuple[tuple[int, int, int], ...]
    bits: bytes

    @property
    def bit_count(self) -> int:
        return sum(bits for _, _, bits in self.ranges)


@dataclass(frozen=True, slots=True)
class CoefficientBlocks:
    """8×8 blocks of quantised coefficients with their places, as the core writes them (sj_block), little-endian."""

    data: bytes

    def __len__(self) -> int:
        return len(self.data) // BLOCK_BYTES

    def keep_within(self, frame: FrameParameters, mcu_offset: tuple[int, int]) -> "CoefficientBlocks":
        """Those that lie in the MCUs of a smaller frame, whose corner lies that many MCUs to the right and down."""
        columns, rows, _ = frame.find_interleaved_grid()
        bounds = [
            (
                range(mcu_offset[0] * part.horizontal, (mcu_offset[0] + columns) * part.horizontal),
                range(mcu_offset[1] * part.vertical, (mcu_offset[1] + rows) * part.vertical),
            )
            for part in frame.components
        ]
        return CoefficientBlocks(
            b"".join(
                self.data[at * BLOCK_BYTES : (at + 1) * BLOCK_BYTES]
                for at, (component, column, row) in enumerate(struct.iter_unpack(_PLACE, self.data))
                if column in bounds[component][0] and row in bounds[component][1]
            )
        )


NO_BLOCKS: Final = CoefficientBlocks(b"")


@dataclass(frozen=True, slots=True)
class ComposedScan:
    """The edits that lay a caption over a scan, the tables that its data then need, and how many blocks changed."""

    edits: BitEdits
    dc_tables: tuple[HuffmanTable, ...]
    ac_tables: tuple[HuffmanTable, ...]
    block_count: int
