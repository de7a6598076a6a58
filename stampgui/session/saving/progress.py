"""The speed of a run and its remaining time."""

from typing import Self

from stampgui.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Counts seconds of work without pauses; all times are seconds of the same clock.

    `paused_at` is None while it runs.
    """

    started_at: float
    paused_seconds: float = 0.0
    paused_at: float | None = None

    def pause(self, now: float) -> Self:
        return self if self.paused_at is not None else replace(self, paused_at=now)

    def resume(self, now: float) -> Self:
        if self.paused_at is None:
            return self
        return replace(self, paused_seconds=self.paused_seconds + now - self.paused_at, paused_at=None)

    def elapsed(self, now: float) -> float:
        return (now if self.paused_at is None else self.paused_at) - self.started_at - self.paused_seconds


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` photos after `elapsed` seconds."""

    done: int
    total: int
    elapsed: float

    @property
    def per_second(self) -> float | None:
        """Photos per second; None until enough are done for a useful estimate."""
        return self.done / self.elapsed if self.done >= 2 and self.elapsed >= 0.5 else None

    @property
    def remaining_seconds(self) -> float | None:
        rate = self.per_second
        return None if rate is None else (self.total - self.done) / rate
