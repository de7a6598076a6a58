"""How the asking stands: what was answered, what is still to be asked, and what a person can do about it."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from stampgui.batch.grouping import Group, split_group
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message, message


class Command(Enum):
    """What a person can say other than a date."""

    SKIP = "skip"
    SAME = "same"
    UNDO = "undo"
    SPLIT = "split"
    QUIT = "quit"
    HELP = "help"


COMMAND_WORDS: Final = {
    word: command
    for command, words in {
        Command.SKIP: ("", "skip", "lewati"),
        Command.SAME: ("=", "same", "sama"),
        Command.UNDO: ("u", "undo", "urung", "urungkan"),
        Command.SPLIT: ("p", "split", "pecah"),
        Command.QUIT: ("q", "quit", "stop", "selesai", "berhenti", "keluar"),
        Command.HELP: ("?", "help", "bantuan"),
    }.items()
    for word in words
}
"""Commands by the words for them in both languages, none of which is a date."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Groups that wait for an answer, the first of them being asked, and those answered (None: skipped)."""

    waiting: tuple[Group, ...]
    answered: tuple[tuple[Group, PartialDate | None], ...] = ()

    @property
    def previous(self) -> PartialDate | None:
        """The date that was given last."""
        return next((date for _, date in reversed(self.answered) if date is not None), None)

    @property
    def given_dates(self) -> tuple[tuple[Group, PartialDate], ...]:
        return tuple((group, date) for group, date in self.answered if date is not None)

    def with_answer(self, answer: PartialDate | Command) -> "Interview":
        """How it stands after an answer to the first group; see `refusal` for those that are not possible."""
        match answer:
            case Command.SKIP:
                return self._with_date(None)
            case Command.SAME:
                return self._with_date(self.previous)
            case Command.UNDO:
                return Interview((self.answered[-1][0], *self.waiting), self.answered[:-1])
            case Command.SPLIT:
                return replace(self, waiting=(*split_group(self.waiting[0]), *self.waiting[1:]))
            case Command.QUIT:
                return replace(self, waiting=())
            case Command.HELP:
                return self
            case date:
                return self._with_date(date)

    def find_refusal(self, command: Command) -> Message | None:
        """Why a command cannot be followed now, or None where it can."""
        if command is Command.UNDO and not self.answered:
            return message("There is no answer yet to undo.")
        if command is Command.SAME and self.previous is None:
            return message("There is no date yet to repeat.")
        if command is Command.SPLIT and len(self.waiting[0].outcomes) == 1:
            return message("This is one photo; it cannot be split.")
        return None

    def _with_date(self, date: PartialDate | None) -> "Interview":
        return Interview(self.waiting[1:], (*self.answered, (self.waiting[0], date)))
