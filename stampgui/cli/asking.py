"""Questions on the terminal, one for each group of photos without a date."""

import datetime
import sys
from collections.abc import Sequence
from typing import Final

from stampgui.batch.grouping import Group
from stampgui.batch.suggesting import Suggestion, suggestions
from stampgui.batch.words import date_words
from stampgui.caption.wording import date_text
from stampgui.cli.interview import COMMANDS, Command, Interview
from stampgui.cli.printing import printable
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Catalogue, Message, message

_SHOWN_NAMES: Final = 3
_LONGEST_NUMBER: Final = 2
"""More digits than a number of the list has are a date or a part of one."""


def ask(
    groups: Sequence[Group], catalogue: Catalogue, *, today: datetime.date
) -> tuple[tuple[Group, PartialDate], ...]:
    """Ask for each group's date until all are answered, or the person or the end of input ends it.

    Returns the answers given until then, whose groups may be parts of those that were given.
    """
    if groups:
        _say(catalogue.gettext("Type a date (14 okt 2022, okt 2022, 2022) or a number. Enter skips, ? explains."))
    interview = Interview(tuple(groups))
    while interview.waiting:
        interview = interview.after(_Question(interview, catalogue, today).answer())
    return interview.given


class _Question:
    """One group on the terminal, until a person has said what to do about it."""

    def __init__(self, interview: Interview, catalogue: Catalogue, today: datetime.date) -> None:
        self._interview = interview
        self._catalogue = catalogue
        self._today = today
        group = interview.waiting[0]
        number = len(interview.answered) + 1
        _say("", f"[{number}/{number + len(interview.waiting) - 1}] {_introduced(group, catalogue)}")
        if group.outcomes[0].reason is not None:
            _say(f"  {printable(catalogue.render(group.outcomes[0].reason))}")
        self._choices: list[PartialDate] = []
        for suggestion in suggestions(group, today=today):
            self._offer(suggestion.date, _suggested(suggestion, catalogue))

    def answer(self) -> PartialDate | Command:
        """Read lines until one of them is a date or a command that can be followed."""
        while True:
            sys.stderr.write("> ")
            sys.stderr.flush()
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                return Command.QUIT
            said = self._understood(line.strip())
            match said:
                case PartialDate():
                    self._tell("✓", message("Read as: {date}", date=date_words(said, self._catalogue)))
                    return said
                case Command.SAME if self._interview.previous is not None:
                    previous = date_words(self._interview.previous, self._catalogue)
                    self._tell("✓", message("Read as: {date}", date=previous))
                    return said
                case Command.HELP:
                    _say(*(f"  {line}" for line in _help(self._catalogue)))
                case Command():
                    refusal = self._interview.refusal(said)
                    if refusal is None:
                        return said
                    self._tell("✗", refusal)

    def _understood(self, text: str) -> PartialDate | Command | None:
        """A date, a command, or None when the reason why not has been said."""
        command = COMMANDS.get(text.lower())
        if command is not None:
            return command
        if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
            if 1 <= int(text) <= len(self._choices):
                return self._choices[int(text) - 1]
            self._tell("✗", message("There is no suggestion {number} in the list.", number=int(text)))
            return None
        try:
            return read_typed(text, today=self._today)
        except TypedDateError as error:
            self._tell("✗", error.reason)
            for date in error.offers:
                spoken = date_words(date, self._catalogue)
                self._offer(date, self._catalogue.render(message("Did you mean {date}?", date=spoken)))
            return None

    def _offer(self, date: PartialDate, words: str) -> None:
        """Put a date into the list, or name the place that it has there already."""
        if date not in self._choices:
            self._choices.append(date)
        _say(f"  {self._choices.index(date) + 1}) {words}")

    def _tell(self, sign: str, sentence: Message) -> None:
        _say(f"  {sign} {printable(self._catalogue.render(sentence))}")


def _introduced(group: Group, catalogue: Catalogue) -> str:
    """The folder, how many photos, and the names of the first: "scan (12): 001.jpg, 002.jpg, 003.jpg and 9 more"."""
    names = [printable(outcome.path.name) for outcome in group.outcomes[:_SHOWN_NAMES]]
    count = len(group.outcomes)
    more = count - len(names)
    listed = ", ".join(names) + (
        catalogue.ngettext(" and {count} more", " and {count} more", more).format(count=more) if more else ""
    )
    photos = catalogue.ngettext("{count} photo", "{count} photos", count).format(count=count)
    return f"{printable(group.folder.absolute().name)} ({photos}): {listed}"


def _suggested(suggestion: Suggestion, catalogue: Catalogue) -> str:
    around = "± " if suggestion.date.approximate else ""
    return f"{around}{date_text(suggestion.date, catalogue.locale)} ({catalogue.render(suggestion.reason)})"


def _help(catalogue: Catalogue) -> tuple[str, ...]:
    _ = catalogue.gettext
    return (
        _("a date      14 okt 2022, okt 2022, 2022, around 2017"),
        _("a number    takes a suggestion from the list"),
        _("=           the same date as before"),
        _("Enter       skips these photos; they are not stamped"),
        _("u           undoes the last answer and asks again"),
        _("p           splits the group into smaller ones"),
        _("q           stops asking and keeps the answers so far"),
    )


def _say(*lines: str) -> None:
    """Questions go to standard error: standard output belongs to the rows."""
    for line in lines:
        print(line, file=sys.stderr)
