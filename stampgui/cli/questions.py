"""Questions on the terminal, one for each group of photos without a date."""

import datetime
import sys
from collections.abc import Sequence
from typing import Final

from stampgui.batch.grouping import Group
from stampgui.batch.outcome_text import format_date_with_weekday
from stampgui.batch.suggestions import Suggestion, suggest_dates
from stampgui.caption.caption_text import format_partial_date
from stampgui.cli.interview import COMMAND_WORDS, Command, Interview
from stampgui.cli.printing import replace_unprintable
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import Catalogue, Message, message

_MAX_NAMES: Final = 3
_MAX_NUMBER_DIGITS: Final = 2
"""More digits than a number of the list has are a date or a part of one."""


def ask_for_dates(
    groups: Sequence[Group], catalogue: Catalogue, *, today: datetime.date
) -> tuple[tuple[Group, PartialDate], ...]:
    """Ask for each group's date until all are answered, or the person or the end of input ends it.

    Returns the answers given until then, whose groups may be parts of those that were given.
    """
    if groups:
        _print_lines(
            catalogue.gettext("Type a date (14 okt 2022, okt 2022, 2022) or a number. Enter skips, ? explains.")
        )
    interview = Interview(tuple(groups))
    while interview.waiting:
        interview = interview.with_answer(_GroupPrompt(interview, catalogue, today).read_answer())
    return interview.given_dates


class _GroupPrompt:
    """One group on the terminal, until a person has said what to do about it."""

    def __init__(self, interview: Interview, catalogue: Catalogue, today: datetime.date) -> None:
        self._interview = interview
        self._catalogue = catalogue
        self._today = today
        group = interview.waiting[0]
        number = len(interview.answered) + 1
        _print_lines("", f"[{number}/{number + len(interview.waiting) - 1}] {_format_group(group, catalogue)}")
        if group.outcomes[0].reason is not None:
            _print_lines(f"  {replace_unprintable(catalogue.render(group.outcomes[0].reason))}")
        self._choices: list[PartialDate] = []
        for suggestion in suggest_dates(group, today=today):
            self._offer(suggestion.date, _format_suggestion(suggestion, catalogue))

    def read_answer(self) -> PartialDate | Command:
        """Read lines until one of them is a date or a command that can be followed."""
        while True:
            sys.stderr.write("> ")
            sys.stderr.flush()
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                return Command.QUIT
            said = self._parse_line(line.strip())
            match said:
                case PartialDate():
                    self._print_message(
                        "✓", message("Read as: {date}", date=format_date_with_weekday(said, self._catalogue))
                    )
                    return said
                case Command.SAME if self._interview.previous is not None:
                    previous = format_date_with_weekday(self._interview.previous, self._catalogue)
                    self._print_message("✓", message("Read as: {date}", date=previous))
                    return said
                case Command.HELP:
                    _print_lines(*(f"  {line}" for line in _list_commands(self._catalogue)))
                case Command():
                    refusal = self._interview.find_refusal(said)
                    if refusal is None:
                        return said
                    self._print_message("✗", refusal)

    def _parse_line(self, text: str) -> PartialDate | Command | None:
        """A date, a command, or None when the reason why not has been said."""
        command = COMMAND_WORDS.get(text.lower())
        if command is not None:
            return command
        if text.isascii() and text.isdecimal() and len(text) <= _MAX_NUMBER_DIGITS:
            if 1 <= int(text) <= len(self._choices):
                return self._choices[int(text) - 1]
            self._print_message("✗", message("There is no suggestion {number} in the list.", number=int(text)))
            return None
        try:
            return parse_typed_date(text, today=self._today)
        except TypedDateError as error:
            self._print_message("✗", error.reason)
            for date in error.suggestions:
                spoken = format_date_with_weekday(date, self._catalogue)
                self._offer(date, self._catalogue.render(message("Did you mean {date}?", date=spoken)))
            return None

    def _offer(self, date: PartialDate, words: str) -> None:
        """Put a date into the list, or name the place that it has there already."""
        if date not in self._choices:
            self._choices.append(date)
        _print_lines(f"  {self._choices.index(date) + 1}) {words}")

    def _print_message(self, sign: str, sentence: Message) -> None:
        _print_lines(f"  {sign} {replace_unprintable(self._catalogue.render(sentence))}")


def _format_group(group: Group, catalogue: Catalogue) -> str:
    """The folder, how many photos, and the names of the first: "scan (12): 001.jpg, 002.jpg, 003.jpg and 9 more"."""
    names = [replace_unprintable(outcome.path.name) for outcome in group.outcomes[:_MAX_NAMES]]
    count = len(group.outcomes)
    more = count - len(names)
    listed = ", ".join(names) + (
        catalogue.ngettext(" and {count} more", " and {count} more", more).format(count=more) if more else ""
    )
    photos = catalogue.ngettext("{count} photo", "{count} photos", count).format(count=count)
    return f"{replace_unprintable(group.folder.absolute().name)} ({photos}): {listed}"


def _format_suggestion(suggestion: Suggestion, catalogue: Catalogue) -> str:
    around = "± " if suggestion.date.approximate else ""
    return f"{around}{format_partial_date(suggestion.date, catalogue.locale)} ({catalogue.render(suggestion.reason)})"


def _list_commands(catalogue: Catalogue) -> tuple[str, ...]:
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


def _print_lines(*lines: str) -> None:
    """Questions go to standard error: standard output belongs to the rows."""
    for line in lines:
        print(line, file=sys.stderr)
