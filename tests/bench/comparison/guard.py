"""Ratios of a short run, which are recorded and compared with what was recorded."""

import json
from pathlib import Path
from typing import Final

from comparison.costs import measure, ratio
from comparison.peers import by_jpegtran, by_stampgui
from comparison.photos import fill
from comparison.sections import STARTS, list_starts

_RECORDED: Final = Path(__file__).parents[1] / "recorded_ratios.json"
_REGRESSION: Final = 1.3
_ROUNDS: Final = 7
_PHOTOS: Final = 12


def record(folder: Path, photo: bytes) -> None:
    rounded = {name: round(value, 2) for name, value in _measure_ratios(folder, photo).items()}
    _RECORDED.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")


def guard(folder: Path, photo: bytes) -> int:
    """Compare with the recorded ratios; returns the exit code. What is too slow twice is too slow."""
    recorded: dict[str, float] = json.loads(_RECORDED.read_text(encoding="utf-8"))
    most = {name: before * _REGRESSION for name, before in recorded.items()}
    found = _measure_ratios(folder / "first", photo)
    if any(found[name] > most[name] for name in most):
        again = _measure_ratios(folder / "again", photo)
        found = {name: min(value, again[name]) for name, value in found.items()}
    for name, before in recorded.items():
        print(f"{name:38}{found[name]:>8.2f}, recorded {before:.2f}{'  TOO SLOW' if found[name] > most[name] else ''}")
    return int(any(found[name] > most[name] for name in most))


def _measure_ratios(folder: Path, photo: bytes) -> dict[str, float]:
    """Ratios of processor time, which say the same on a busy computer as on a quiet one."""
    photos = fill(folder / "photos", photo, _PHOTOS)
    peers = [by_stampgui(photos, folder / "one", 1), by_jpegtran(photos, folder / "jpegtran")]
    costs = measure([*peers, *list_starts(folder, photos[0])], _ROUNDS)
    found = {f"stampgui, {_PHOTOS} photos": ratio(costs, peers[0].name, peers[1].name).processor}
    return found | {own: ratio(costs, own, other).processor for own, other, _ in STARTS}
