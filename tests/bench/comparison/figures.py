"""One figure of the table, and whether it reaches its goal."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number; `goal` is the most it may be, or the least where more is better."""

    name: str
    value: float
    unit: str
    """What follows the number: "×", "ms", "copies a second"."""
    goal: float | None = None
    more_is_better: bool = False
    note: str = ""
    """What a peer's copies lack, or beside what the figure stands."""

    @property
    def is_reached(self) -> bool | None:
        """None without a goal."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal

    def to_json(self) -> dict[str, object]:
        return {**asdict(self), "is_reached": self.is_reached}


def print_figures(title: str, figures: Iterable[Figure]) -> None:
    print(f"\n{title}")
    for each in figures:
        line = f"  {each.name:52}{each.value:>9.2f} {each.unit:10}"
        if each.goal is not None:
            word = "at least" if each.more_is_better else "at most"
            line += f"{word:>9}{each.goal:>8.2f}  {'reached' if each.is_reached else 'MISSED'}"
        print(f"{line}  {each.note}".rstrip(), flush=True)
