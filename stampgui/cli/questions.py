"""Date questions on the terminal, one for each group of photos without a date."""

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import islice
from typing import Final

from stampgui.batch.outcome_text import format_date_span, format_date_with_weekday, format_short_date
from stampgui.cli.terminal_text import replace_unprintable
from stampgui.dates.descriptions import describe_suggested_origin
from stampgui.dates.partial import PartialDate
from stampgui.dates.typed.parser import TypedDateError, parse_typed_date
from stampgui.i18n import Catalogue, Message, message
from stampgui.session.photos.photo_item import PhotoId
from stampgui.session.photos.photo_list import PhotoList
from stampgui.session.questions.date_questions import DateQuestion
from stampgui.session.questions.interview import Interview, start_interview
from stampgui.session.questions.offered_answers import Answer, OfferedAnswer, list_offered_answers
from stampgui.session.questions.question_text import name_folders

_MAX_NAMES: Final = 3
_MAX_NUMBER_DIGITS: Final = 2
"""A number with more digits is not one from the list, but a date or a part of one."""


class Command(Enum):
    """What can be entered instead of a date."""

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
"""Commands by the words for them in both languages; none of the words is a date."""


def ask_for_dates(photos: PhotoList, catalogue: Catalogue, *, today: datetime.date) -> Mapping[PhotoId, PartialDate]:
    """Ask for the dates of all photos that wait, until the user or the end of input ends it.

    Returns the dates given until then.
    """
    interview = start_interview(photos, today=today)
    if interview.current is not None:
        _print_lines(
            catalogue.gettext("Type a date (14 oct 2022, oct 2022, 2022) or a number. Enter skips, ? explains.")
        )
    while interview.current is not None:
        answer = _QuestionPrompt(interview, interview.current, catalogue, today).read_answer()
        interview = _apply_answer(interview, answer)
    return interview.dates


def _apply_answer(interview: Interview, answer: Answer | Command) -> Interview:
    match answer:
        case Command.SKIP:
            return interview.with_skip()
        case Command.UNDO:
            return interview.with_undo()
        case Command.SPLIT:
            return interview.with_split()
        case Command.QUIT:
            return interview.with_end()
        case PartialDate():
            return interview.with_date(answer)
        case Mapping():
            return interview.with_dates(answer)
        case _:
            return interview


class _QuestionPrompt:
    """Prompts for one question until there is an answer or a command."""

    def __init__(
        self, interview: Interview, question: DateQuestion, catalogue: Catalogue, today: datetime.date
    ) -> None:
        self._interview = interview
        self._catalogue = catalogue
        self._today = today
        questions = interview.queue.questions
        place = f"[{questions.index(question) + 1}/{len(questions)}]"
        _print_lines("", f"{place} {_format_question(question, catalogue)}")
        reason = question.group.outcomes[0].reason
        if reason is not None:
            _print_lines(f"  {replace_unprintable(catalogue.render(reason))}")
        self._choices: list[Answer] = []
        same = interview.same_picture_offers
        for offered in list_offered_answers(question, same):
            self._offer(offered.answer, _format_offer(offered, catalogue))
            if offered.answer is same.own_dates or offered.answer is same.all_dates:
                _print_lines(*(f"     {line}" for line in self._list_same_pictures(offered.answer)))

    def _list_same_pictures(self, photos: Iterable[PhotoId]) -> Iterator[str]:
        """The first photos that have a same picture, with its date and name."""
        for photo in islice(photos, _MAX_NAMES):
            item = self._interview.photos.photos[photo]
            evidence = item.same_pictures[0].evidence
            origin = replace_unprintable(self._catalogue.render(describe_suggested_origin(evidence)))
            name = replace_unprintable(item.found.path.name)
            yield f"{name}: {format_short_date(evidence.date, self._catalogue)} ({origin})"

    def read_answer(self) -> Answer | Command:
        """Read lines until one is a date or a possible command."""
        while True:
            sys.stderr.write("> ")
            sys.stderr.flush()
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                return Command.QUIT
            answer = self._parse_line(line.strip())
            match answer:
                case PartialDate():
                    date = format_date_with_weekday(answer, self._catalogue)
                    self._print_message("✓", message("Interpreted as: {date}", date=date))
                    return answer
                case Mapping():
                    return answer
                case Command.HELP:
                    _print_lines(*(f"  {line}" for line in _list_commands(self._catalogue)))
                case Command():
                    refusal = self._find_refusal(answer)
                    if refusal is None:
                        return answer
                    self._print_message("✗", refusal)

    def _find_refusal(self, command: Command) -> Message | None:
        """Why a command is not possible now, or None."""
        if command is Command.UNDO and not self._interview.steps:
            return message("There is no answer to undo yet.")
        if command is Command.SAME and self._interview.previous_date is None:
            return message("There is no date to repeat yet.")
        if command is Command.SPLIT and not self._interview.can_split:
            return message("This is one photo; it cannot be split.")
        return None

    def _parse_line(self, text: str) -> Answer | Command | None:
        """Parse a line into dates or a command; None after printing why it is neither."""
        command = COMMAND_WORDS.get(text.lower())
        if command is Command.SAME and self._interview.previous_date is not None:
            return self._interview.previous_date
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

    def _offer(self, choice: Answer, text: str) -> None:
        """Add a choice to the list, if it is new, and print its number."""
        if choice not in self._choices:
            self._choices.append(choice)
        _print_lines(f"  {self._choices.index(choice) + 1}) {text}")

    def _print_message(self, sign: str, sentence: Message) -> None:
        _print_lines(f"  {sign} {replace_unprintable(self._catalogue.render(sentence))}")


def _format_question(question: DateQuestion, catalogue: Catalogue) -> str:
    """Format folders, count and first names: "scan (12): 001.jpg, 002.jpg, 003.jpg and 9 more"."""
    names = [replace_unprintable(outcome.path.name) for outcome in question.group.outcomes[:_MAX_NAMES]]
    count = len(question.photos)
    more = count - len(names)
    listed = ", ".join(names) + (
        catalogue.fill(catalogue.ngettext(" and {count} more", " and {count} more", more), count=more) if more else ""
    )
    photos = catalogue.fill(catalogue.ngettext("{count} photo", "{count} photos", count), count=count)
    return f"{replace_unprintable(name_folders(question, catalogue))} ({photos}): {listed}"


def _format_offer(offered: OfferedAnswer, catalogue: Catalogue) -> str:
    dates = (offered.answer,) if isinstance(offered.answer, PartialDate) else offered.answer.values()
    return replace_unprintable(f"{format_date_span(tuple(dates), catalogue)} ({catalogue.render(offered.reason)})")


def _list_commands(catalogue: Catalogue) -> tuple[str, ...]:
    _ = catalogue.gettext
    return (
        _("a date      14 oct 2022, oct 2022, 2022, around 2017"),
        _("a number    takes a suggestion from the list"),
        _("=           the same date as before"),
        _("Enter       skips these photos; they are not stamped"),
        _("u           undoes the last step and asks again"),
        _("p           splits the group into smaller ones"),
        _("q           stops asking and keeps the answers so far"),
    )


def _print_lines(*lines: str) -> None:
    """Print to standard error, since standard output is for rows."""
    for line in lines:
        print(line, file=sys.stderr)
