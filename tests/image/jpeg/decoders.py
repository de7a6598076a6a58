"""Two decoders that know nothing of this program say which blocks differ between a photo and its copy.

They are builds of libjpeg-turbo 2.1 and of IJG's libjpeg 9f, in the wheel of `jpeglib`. Each works in a process of
its own, which may end when the decoder stumbles: `python decoders.py BUILD FOLDER COUNT` writes what it found for
each pair of files.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

BUILDS: Final = {"libjpeg-turbo 2.1": "turbo210", "IJG 9f": "9f"}

Shape: TypeAlias = tuple[int, int]
Coefficients: TypeAlias = npt.NDArray[np.int16]
"""Of one component: (rows, columns, 64), in natural order."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture's (width, height), and each component's sampling factors (horizontal, vertical)."""

    size: tuple[int, int]
    sampling: tuple[tuple[int, int], ...]

    @property
    def most(self) -> tuple[int, int]:
        horizontal, vertical = zip(*self.sampling, strict=True)
        return max(horizontal), max(vertical)

    @property
    def blocks(self) -> list[Shape]:
        """Rows and columns of each component's blocks (A.1.1)."""
        (width, height), (widest, highest) = self.size, self.most
        return [(_up(_up(height * v, highest), 8), _up(_up(width * h, widest), 8)) for h, v in self.sampling]


def _up(number: int, by: int) -> int:
    return -(-number // by)


def frame_of(data: bytes) -> Frame:
    """Read the frame header, walking the segments (B.1.1.4)."""
    at = 2
    while not (0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in (0xC4, 0xC8, 0xCC)):
        at += 1 if data[at + 1] == 0xFF or data[at] != 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    height, width = (int.from_bytes(data[i : i + 2], "big") for i in (at + 5, at + 7))
    count = data[at + 9]
    factors = tuple((data[i] >> 4, data[i] & 15) for i in range(at + 11, at + 11 + 3 * count, 3))
    return Frame((width, height), factors)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a decoder found: for each component the blocks that differ, and the copy's coefficients of these."""

    changed: tuple[npt.NDArray[np.bool_], ...]
    now: tuple[Coefficients, ...]
    warned: tuple[bool, bool]
    """Whether it warned about the source, and about the copy."""


def differences(pairs: Mapping[str, tuple[bytes, bytes]], folder: Path) -> dict[str, dict[str, Difference]]:
    """By build and by name: how the copy differs from the source, for pairs of (source, copy)."""
    names = list(pairs)
    for number, name in enumerate(names):
        for kind, data in zip(("source", "copy"), pairs[name], strict=True):
            (folder / f"{number}.{kind}").write_bytes(data)
    running = {}
    for label, build in BUILDS.items():
        (folder / build).mkdir()
        with (folder / build / "warnings").open("wb") as warnings:
            command = [sys.executable, __file__, build, str(folder), str(len(names))]
            running[label] = subprocess.Popen(command, stderr=warnings)
    found = {}
    for label, process in running.items():
        out = folder / BUILDS[label]
        assert process.wait() == 0, f"{label}: {(out / 'warnings').read_text()[-2000:]}"
        found[label] = {name: _read(out / f"{number}.npz") for number, name in enumerate(names)}
    return found


def _read(path: Path) -> Difference:
    with np.load(path) as stored:
        components = range(len(stored.files) // 2)
        changed, now = (tuple(stored[f"{kind}{c}"] for c in components) for kind in ("changed", "now"))
        before, after = map(bool, stored["warned"])
        return Difference(changed, now, (before, after))


def _coefficients(library: Any, path: Path) -> tuple[list[Coefficients], bool]:
    """The picture's blocks, and whether the decoder warned: its warnings go into the file that is stderr."""
    frame = frame_of(path.read_bytes())
    before = os.fstat(2).st_size
    planes = [np.zeros((*shape, 64), np.int16) for shape in frame.blocks]
    given = [plane.ctypes.data_as(ctypes.POINTER(ctypes.c_short)) for plane in planes]
    if not library.read_jpeg_dct(os.fsencode(path), *given, *[None] * (4 - len(given)), None, None):
        raise SystemExit(f"cannot read {path}")
    return planes, os.fstat(2).st_size > before


def _compared(library: Any, folder: Path, number: int) -> dict[str, Any]:
    before, warned_before = _coefficients(library, folder / f"{number}.source")
    after, warned_after = _coefficients(library, folder / f"{number}.copy")
    found: dict[str, Any] = {"warned": (warned_before, warned_after)}
    for c, (old, new) in enumerate(zip(before, after, strict=True)):
        changed = (old != new).any(axis=2)
        found |= {f"changed{c}": changed, f"now{c}": new[changed]}
    return found


def _main(build: str, folder: str, count: str) -> None:
    import jpeglib

    jpeglib.version.set(build)
    library = jpeglib.version._get_lib()
    for number in range(int(count)):
        np.savez(Path(folder) / build / f"{number}.npz", **_compared(library, Path(folder), number))


if __name__ == "__main__":
    _main(*sys.argv[1:])
