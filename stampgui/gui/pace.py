"""How fast copies are made, and how long it will take."""

from dataclasses import dataclass, replace
from typing import Self

from babel.numbers import format_decimal

from stampgui.i18n import Catalogue


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Counts seconds of work and leaves pauses out; all moments are seconds of one clock.

    `paused_at` is None while it runs.
    """

    began: float
    paused: float = 0.0
    paused_at: float | None = None

    def pause(self, now: float) -> Self:
        return self if self.paused_at is not None else replace(self, paused_at=now)

    def go_on(self, now: float) -> Self:
        if self.paused_at is None:
            return self
        return replace(self, paused=self.paused + now - self.paused_at, paused_at=None)

    def seconds(self, now: float) -> float:
        return (now if self.paused_at is None else self.paused_at) - self.began - self.paused


@dataclass(frozen=True, slots=True)
class Pace:
    """`done` of `total` photos after `seconds`."""

    done: int
    total: int
    seconds: float

    @property
    def per_second(self) -> float | None:
        """Photos per second, once enough are done for the number to mean something."""
        return self.done / self.seconds if self.done >= 2 and self.seconds >= 0.5 else None

    @property
    def left(self) -> float | None:
        rate = self.per_second
        return None if rate is None else (self.total - self.done) / rate


def pace_words(pace: Pace, catalogue: Catalogue) -> str:
    """ "about 9 seconds left · 8.6 photos a second", or nothing while that is a guess."""
    _ = catalogue.gettext
    rate, left = pace.per_second, pace.left
    if rate is None or left is None:
        return ""
    number = format_decimal(rate, format="0.0" if rate < 10 else "0", locale=catalogue.locale)
    speed = _("{rate} photos a second").format(rate=number)
    if rate < 1:
        number = format_decimal(rate * 60, format="0", locale=catalogue.locale)
        speed = _("{rate} photos a minute").format(rate=number)
    return f"{_time_left(left, catalogue)} · {speed}"


def _time_left(seconds: float, catalogue: Catalogue) -> str:
    ngettext = catalogue.ngettext
    if seconds < 90:
        count = max(1, round(seconds))
        text = ngettext("about {count} second left", "about {count} seconds left", count)
    else:
        count = round(seconds / 60)
        text = ngettext("about {count} minute left", "about {count} minutes left", count)
    return text.format(count=count)
