"""Changes foreign bytes as damage and malice do: bits, numbers, lengths, offsets; parts twice, cut off, or moved."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from fuzz.structures import NO_STRUCTURE, Part, Structure

MOST_BYTES: Final = 1 << 18
"""Of a mutant; growth that is more than linear shows well before."""
_MOST_CHANGES: Final = 5
_NEAR: Final = 96
"""Bytes in which half of the changes are made: what begins a file or a block decides the most."""
_LONGEST_RANGE: Final = 64
_TELLING: Final = (0, 1, 2, 3, 4, 7, 8, 12, 16, 0x1C, 0x20, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xFE, 0xFF)
_NUMBERS: Final = tuple(
    sorted({number + near for number in (0, *(1 << bits for bits in range(3, 65))) for near in (-1, 0, 1)} - {-1})
)
"""Around powers of two, where lengths and offsets overflow."""
_WIDTHS: Final = (1, 2, 2, 4, 4, 4, 8)
_ODD_NUMBERS: Final = (0, -1, 1, 1.5, -0.0, 1e308, float("nan"), float("inf"), 2**31, 2**63, -(2**63), 10**30, 10**400)
_ODD_TEXTS: Final = ("", "0", "\0", "a" * 300, "\ud800", "2022-10-14", "../..", "/", "1e999")
_ODD_VALUES: Final[tuple[Any, ...]] = (*_ODD_NUMBERS, *_ODD_TEXTS, None, True, False, [], {}, [[]], [None], {"": ""})
_GROWING: Final = 0.002
"""How often a part is there a great many times."""


@dataclass(frozen=True, slots=True)
class Seeds:
    """What is changed: whole inputs, and words that mean something in them."""

    inputs: tuple[bytes, ...]
    tokens: tuple[bytes, ...] = ()
    structure: Structure = NO_STRUCTURE
    """How an input falls into parts."""
    is_json: bool = False
    largest: int = MOST_BYTES
    """Bytes of the longest mutant: as many as whoever calls the parser may hand it."""


class Mutator:
    """Makes one mutant after the other, the same ones for the same `random`."""

    def __init__(self, seeds: Seeds, random: Random) -> None:
        self._seeds, self._random = seeds, random
        self._changes: tuple[Callable[[bytearray], None], ...] = (
            *(self._flip_bit, self._set_byte, self._set_number, self._set_number, self._add_to_number),
            *(self._point_inside, self._insert, self._remove, self._repeat, self._move, self._splice, self._put_token),
        )
        self._changes_in_place = self._changes[:6]

    def make(self) -> bytes:
        seed = self._choose(self._seeds.inputs)
        way = self._random.random()
        if self._seeds.is_json and way < 0.6:
            return self._change_json(seed)[: self._seeds.largest]
        if self._seeds.structure is not NO_STRUCTURE and way < 0.5:
            return self._change_parts(self._seeds.structure, seed, depth=0)[: self._seeds.largest]
        return self._change_bytes(seed)

    def _change_bytes(self, seed: bytes, *, in_place: bool = False) -> bytes:
        data = bytearray(seed)
        for _ in range(1 + self._below(_MOST_CHANGES if len(seed) > _NEAR else 2)):
            self._choose(self._changes_in_place if in_place else self._changes)(data)
        if in_place:
            return bytes(data)
        if self._random.random() < 0.05:
            del data[self._place(len(data)) :]
        if self._random.random() < _GROWING:
            self._grow(data)
        return bytes(data[: self._seeds.largest])

    def _change_parts(self, structure: Structure, seed: bytes, *, depth: int) -> bytes:
        parts = structure.split(seed)
        if not parts:
            return self._change_bytes(seed)
        for _ in range(1 + self._below(3)):
            at = self._below(len(parts))
            if structure.is_fixed:
                same = [each for each in parts if len(each.body) == len(parts[at].body)]
                changed = self._change_bytes(self._choose(same).body, in_place=True)
                parts[at] = Part(b"", changed if self._below(4) else self._choose(same).body)
                continue
            match self._below(8):
                case 0:
                    del parts[at : at + 1 + self._below(2)]
                case 1:
                    parts.insert(self._below(len(parts) + 1), parts[at])
                case 2:
                    parts[at : at + 1] = parts[at : at + 1] * (2 + self._below(300 if self._below(20) == 0 else 4))
                case 3:
                    parts.insert(at, parts.pop(self._below(len(parts))))
                case 4:
                    others = structure.split(self._choose(self._seeds.inputs))
                    parts.insert(at, self._choose(others)) if others else None
                case _:
                    parts[at] = self._change_part(structure, parts[at], depth)
            if not parts:
                break
        return structure.join(parts)

    def _change_part(self, structure: Structure, part: Part, depth: int) -> Part:
        inner = structure.look_into(part)
        if inner is not None and depth < 6 and self._below(4):
            skipped = part.body[: inner.skipped]
            return Part(
                part.head, skipped + self._change_parts(inner.structure, part.body[inner.skipped :], depth=depth + 1)
            )
        if self._below(8) == 0:
            return Part(self._change_bytes(part.head), part.body)
        return Part(part.head, self._change_bytes(part.body))

    def _change_json(self, seed: bytes) -> bytes:
        value = json.loads(seed)
        for _ in range(1 + self._below(2)):
            value = self._change_value(value)
        text = json.dumps(value)
        if self._below(400) == 0:
            depth = 10 ** (1 + self._below(5))
            text = text.replace("null", "[" * depth + "]" * depth, 1)
        return text.encode()

    def _change_value(self, value: Any) -> Any:
        if isinstance(value, dict) and value and self._below(8):
            name = self._choose(list(value))
            match self._below(8):
                case 0:
                    return {key: each for key, each in value.items() if key != name}
                case 1:
                    return {**value, self._choose(("", "x", name + "x", "time", "path")): value[name]}
                case _:
                    return {**value, name: self._change_value(value[name])}
        if isinstance(value, list) and value and self._below(8):
            at = self._below(len(value))
            return [*value[:at], *([self._change_value(value[at])] * self._below(3)), *value[at + 1 :]]
        if isinstance(value, str) and self._below(2):
            return self._change_bytes(value.encode(errors="surrogatepass")).decode("utf-8", "replace")
        if type(value) in (int, float) and abs(value) < 1e300 and self._below(4):
            near = value * (0.5 + self._random.random())
            return self._choose(
                (value + 1, -value, near, near, value * 1000, self._choose(_NUMBERS), str(value), float(value))
            )
        return self._choose(_ODD_VALUES)

    def _flip_bit(self, data: bytearray) -> None:
        if data:
            data[self._place(len(data))] ^= 1 << self._below(8)

    def _set_byte(self, data: bytearray) -> None:
        if data:
            data[self._place(len(data))] = self._choose(_TELLING)

    def _set_number(self, data: bytearray) -> None:
        self._write(data, self._choose(_NUMBERS))

    def _point_inside(self, data: bytearray) -> None:
        self._write(data, self._below(len(data) + 2))

    def _write(self, data: bytearray, number: int) -> None:
        width, order = self._choose(_WIDTHS), self._choose_order()
        at = self._place(len(data))
        if at + width <= len(data):
            data[at : at + width] = (number & ((1 << 8 * width) - 1)).to_bytes(width, order)

    def _add_to_number(self, data: bytearray) -> None:
        width, order = self._choose(_WIDTHS), self._choose_order()
        at = self._place(len(data))
        if at + width <= len(data):
            number = int.from_bytes(data[at : at + width], order) + self._below(35) - 17
            data[at : at + width] = (number & ((1 << 8 * width) - 1)).to_bytes(width, order)

    def _insert(self, data: bytearray) -> None:
        at, count = self._place(len(data) + 1), 1 + self._below(8)
        data[at:at] = self._random.randbytes(count) if self._below(2) else bytes((self._choose(_TELLING),)) * count

    def _remove(self, data: bytearray) -> None:
        at = self._place(len(data))
        del data[at : at + 1 + self._below(_LONGEST_RANGE)]

    def _repeat(self, data: bytearray) -> None:
        at = self._place(len(data))
        data[at:at] = data[at : at + 1 + self._below(_LONGEST_RANGE)] * (1 + self._below(3))

    def _move(self, data: bytearray) -> None:
        at, to = self._place(len(data)), self._place(len(data))
        taken = data[at : at + 1 + self._below(_LONGEST_RANGE)]
        data[to : to + len(taken)] = taken

    def _splice(self, data: bytearray) -> None:
        other = self._choose(self._seeds.inputs)
        begin, at = self._place(len(other)), self._place(len(data) + 1)
        taken = other[begin : begin + 1 + self._below(4 * _LONGEST_RANGE)]
        data[at : at + (len(taken) if self._below(2) else 0)] = taken

    def _put_token(self, data: bytearray) -> None:
        token = self._choose(self._seeds.tokens or self._seeds.inputs)
        at = self._place(len(data) + 1)
        data[at : at + (len(token) if self._below(2) else 0)] = token

    def _grow(self, data: bytearray) -> None:
        at = self._place(len(data))
        part = data[at : at + 1 + self._below(_LONGEST_RANGE)]
        room = (self._seeds.largest - len(data)) // max(len(part), 1)
        data[at:at] = part * max(0, min(room, 10 ** (1 + self._below(5))))

    def _place(self, length: int) -> int:
        return self._below(min(length, _NEAR) if self._below(2) else length)

    def _below(self, bound: int) -> int:
        return int(self._random.random() * bound)  # randrange takes three times as long

    def _choose(self, among: Sequence[Any]) -> Any:
        return among[self._below(len(among))]

    def _choose_order(self) -> Any:
        return "big" if self._below(2) else "little"
