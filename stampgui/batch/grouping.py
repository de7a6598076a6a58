"""Photos that one answer may date together: the same folder, and names that differ only in their number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stampgui.stamping.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Group:
    """Outcomes of one folder and one run of names, in the order they were found."""

    folder: Path
    outcomes: tuple[Outcome, ...]


def grouped(outcomes: Iterable[Outcome]) -> tuple[Group, ...]:
    """Group photos to ask for, in the order of each group's first photo."""
    runs: dict[tuple[Path, str], list[Outcome]] = {}
    for outcome in outcomes:
        runs.setdefault((outcome.path.parent, _run_of(outcome.path.stem)), []).append(outcome)
    return tuple(Group(folder, tuple(run)) for (folder, _), run in runs.items())


def _run_of(stem: str) -> str:
    """The name without its numbers: "scan 012" and "scan 013" are of one run."""
    return re.sub(r"\d+", "#", stem.casefold())
