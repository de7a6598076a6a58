"""Restart markers that are numbered wrongly, missing or too many (ITU-T T.81, B.2.1), although all data are there.

Decoders resynchronise at such markers, each in its own way, and mostly lose an interval or two. With the right markers
all of them show the whole picture.
"""

import re
from typing import Final

from stampgui.image.jpeg.core import DamagedScan, Picture
from stampgui.image.jpeg.core_types import ByteRange, ScanParameters
from stampgui.image.jpeg.scans import ScanLayout
from stampgui.values import replace

_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_MOST_MENDS: Final = 16
"""For each of them the picture is read once more."""


def are_restarts_in_order(layout: ScanLayout) -> bool:
    """Whether each scan has as many restart markers as it should, numbered 0 to 7 in turn."""
    return all(
        [marker[1] & 7 for marker in _RESTART.findall(_cut(scan.data))]
        == [at % 8 for at in range(_count_restarts(layout, scan.parameters))]
        for scan in layout.scans
    )


def mend_restart_markers(layout: ScanLayout) -> ScanLayout | None:
    """The only scan of a sequential picture with the right markers, in bytes of its own; None where data are missing.

    Raises CoreError, CoreMissing.
    """
    if not layout.is_one_scan or not layout.scans[0].parameters.restart_interval:
        return None
    (scan,) = layout.scans
    expected = _count_restarts(layout, scan.parameters)
    data = _cut(scan.data)
    if len(_RESTART.findall(data)) == expected:
        data = _number_anew(data)
    reached = -1
    for _ in range(_MOST_MENDS):
        mended = replace(layout, scans=(replace(scan, data=ByteRange(data, 0, len(data))),))
        damage = _find_damage(mended)
        if damage is None:
            return mended
        changed = _mend_at(data, damage, scan.parameters.restart_interval, expected)
        if changed is None or damage.mcus <= reached:
            return None
        data, reached = changed, damage.mcus
    return None


def replace_scan_data(source: bytes, layout: ScanLayout, mended: ScanLayout) -> bytes:
    """The file with the mended scan in place of its own."""
    (scan,), (other,) = layout.scans, mended.scans
    return source[: scan.data.start] + _cut(other.data) + source[scan.data.stop :]


def _mend_at(data: bytes, damage: DamagedScan, interval: int, expected: int) -> bytes | None:
    """Remove the marker that ends the readable data too early, or insert one that is missing there."""
    found = _RESTART.search(data, damage.size)
    count = len(_RESTART.findall(data))
    ends_interval = damage.mcus > 0 and damage.mcus % interval == 0
    number = 0xD0 + (damage.mcus // interval - 1) % 8
    if count > expected and found is not None:
        return data[: found.start()] + data[found.end() :]
    if not ends_interval:
        return None
    if found is not None and found.start() == damage.size:
        renumbered = bytes((0xFF, number))
        return None if found[0] == renumbered else data[: damage.size] + renumbered + data[found.end() :]
    if count < expected:
        return data[: damage.size] + bytes((0xFF, number)) + data[damage.size :]
    return None


def _number_anew(data: bytes) -> bytes:
    numbers = iter(range(len(data)))
    return _RESTART.sub(lambda _: bytes((0xFF, 0xD0 + next(numbers) % 8)), data)


def _find_damage(layout: ScanLayout) -> DamagedScan | None:
    (scan,) = layout.scans
    with Picture(layout.frame) as picture:
        try:
            picture.read(scan.parameters, scan.data)
        except DamagedScan as damage:
            return damage
    return None


def _count_restarts(layout: ScanLayout, scan: ScanParameters) -> int:
    """How many markers a scan should have: between intervals, and none behind the last."""
    columns, rows, _ = layout.frame.find_mcu_grid(scan)
    return (columns * rows - 1) // scan.restart_interval if scan.restart_interval else 0


def _cut(data: ByteRange) -> bytes:
    return data.data[data.start : data.stop]
