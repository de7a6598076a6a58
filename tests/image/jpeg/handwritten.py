"""JPEG files written symbol by symbol as ITU-T T.81 says, for what no encoder at hand writes.

All Huffman codes of a class have one length, so that a symbol's code is its place in the table.
"""

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Sampling: TypeAlias = tuple[tuple[int, int], ...]
"""(horizontal, vertical) factors of each component."""
Block: TypeAlias = list[int]
"""64 quantised coefficients in zigzag order."""
Table: TypeAlias = tuple[bytes, bytes]
"""Numbers of codes of 1 to 16 bits, and the symbols."""

SOI: Final = b"\xff\xd8"
EOI: Final = b"\xff\xd9"
JFIF: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def uniform(symbols: Sequence[int], bits: int) -> Table:
    """A table whose codes all have `bits` bits."""
    return bytes(len(symbols) if length == bits else 0 for length in range(1, 17)), bytes(symbols)


DC: Final = uniform(range(12), 4)
AC: Final = uniform([0x00, 0xF0, *(run << 4 | size for run in range(16) for size in range(1, 11))], 8)


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def dqt(number: int, values: Sequence[int]) -> bytes:
    wide = max(values) > 255
    return segment(0xDB, bytes((wide << 4 | number,)) + struct.pack(">64H" if wide else ">64B", *values))


def dht(kind: int, number: int, table: Table) -> bytes:
    """`kind` 0 is DC, 1 is AC."""
    return segment(0xC4, bytes((kind << 4 | number,)) + table[0] + table[1])


def sof(marker: int, size: tuple[int, int], sampling: Sampling, *, bits: int = 8, ids: Sequence[int] = ()) -> bytes:
    """A frame header; every component takes quantisation table 0, and their ids are 1, 2, 3... unless given."""
    width, height = size
    numbers = ids or range(1, len(sampling) + 1)
    parts = b"".join(bytes((n, h << 4 | v, 0)) for n, (h, v) in zip(numbers, sampling, strict=True))
    return segment(marker, struct.pack(">BHHB", bits, height, width, len(sampling)) + parts)


def sos(components: Sequence[int], spectrum: tuple[int, int, int] = (0, 63, 0)) -> bytes:
    """A scan of components, by their index; each takes the tables 0."""
    return segment(0xDA, bytes((len(components), *(each for c in components for each in (c + 1, 0)), *spectrum)))


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on it is noise, the same for each seed."""

    size: tuple[int, int]
    sampling: Sampling
    seed: int = 0
    marker: int = 0xC0
    restart: int = 0
    scans: tuple[tuple[int, ...], ...] = ()
    padding: str = "1"
    quantisation: tuple[int, ...] = tuple(3 + i // 8 for i in range(64))

    def to_bytes(self) -> bytes:
        head = [SOI, JFIF if len(self.sampling) != 4 else b"", dqt(0, self.quantisation)]
        head += [sof(self.marker, self.size, self.sampling), dht(0, 0, DC), dht(1, 0, AC)]
        if self.restart:
            head.append(segment(0xDD, struct.pack(">H", self.restart)))
        for components in self.scans or (tuple(range(len(self.sampling))),):
            head += [sos(components), self._scan(components)]
        return b"".join([*head, EOI])

    def _scan(self, components: tuple[int, ...]) -> bytes:
        mcus = list(self._mcus(components))
        interval = self.restart or len(mcus)
        parts = []
        for number, at in enumerate(range(0, len(mcus), interval)):
            parts.append(_stuffed(_coded(mcus[at : at + interval]), self.padding))
            if at + interval < len(mcus):
                parts.append(bytes((0xFF, 0xD0 + number % 8)))
        return b"".join(parts)

    def _mcus(self, components: tuple[int, ...]) -> Iterator[list[tuple[int, Block]]]:
        """The blocks of each MCU with their component (A.2)."""
        width, height = self.size
        widest, highest = (max(side) for side in zip(*self.sampling, strict=True))
        noise = random.Random(f"{self.seed} {components}")
        if len(components) == 1:
            (only,) = components
            h, v = self.sampling[only]
            count = _up(_up(width * h, widest), 8) * _up(_up(height * v, highest), 8)
            shape = [(only, 1)]
        else:
            count = _up(width, 8 * widest) * _up(height, 8 * highest)
            shape = [(c, self.sampling[c][0] * self.sampling[c][1]) for c in components]
        for _ in range(count):
            yield [(c, _block(noise)) for c, blocks in shape for _ in range(blocks)]


def _up(number: int, by: int) -> int:
    return -(-number // by)


def _block(noise: random.Random) -> Block:
    block = [noise.randint(-60, 60)] + [0] * 63
    for _ in range(noise.choice((0, 1, 3, 6))):
        block[noise.randint(1, 63)] = noise.choice((-40, -7, -2, -1, 1, 2, 3, 12))
    return block


def _coded(mcus: Sequence[list[tuple[int, Block]]]) -> str:
    """The bits of one restart interval (F.1.2)."""
    bits: list[str] = []
    before = dict.fromkeys(range(4), 0)
    for mcu in mcus:
        for component, block in mcu:
            difference = block[0] - before[component]
            before[component] = block[0]
            bits += [_code(DC, _size(difference)), _value(difference)]
            bits += _ac(block)
    return "".join(bits)


def _ac(block: Block) -> Iterator[str]:
    last = max((k for k in range(64) if block[k]), default=0)
    run = 0
    for k in range(1, last + 1):
        if not block[k]:
            run += 1
            continue
        while run > 15:
            yield _code(AC, 0xF0)
            run -= 16
        yield _code(AC, run << 4 | _size(block[k])) + _value(block[k])
        run = 0
    if last < 63:
        yield _code(AC, 0x00)


def _code(table: Table, symbol: int) -> str:
    bits = next(length for length, count in enumerate(table[0], start=1) if count)
    return format(table[1].index(symbol), f"0{bits}b")


def _size(value: int) -> int:
    return abs(value).bit_length()


def _value(value: int) -> str:
    size = _size(value)
    return format(value if value > 0 else value + (1 << size) - 1, f"0{size}b") if size else ""


def _stuffed(bits: str, padding: str) -> bytes:
    """Filled up to whole bytes, with a zero behind each 0xFF (B.1.1.5)."""
    bits += padding * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8, "big") if bits else b""
    return data.replace(b"\xff", b"\xff\x00")
