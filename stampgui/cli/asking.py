"""Questions on the terminal, one for each group of photos without a date."""

import datetime
import sys
from collections.abc import Iterator, Sequence

from stampgui.batch.grouping import Group
from stampgui.batch.words import source_words
from stampgui.caption.wording import date_text
from stampgui.cli.printing import printable
from stampgui.dates.evidence import Evidence
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.typed import TypedDateError, read_typed
from stampgui.i18n import Catalogue, DayName, message

_SHOWN_NAMES = 3


def ask(groups: Sequence[Group], catalogue: Catalogue, *, today: datetime.date) -> Iterator[tuple[Group, PartialDate]]:
    """Ask for each group's date; an empty line skips the group, "q" or the end of input ends the asking."""
    if groups:
        _say(catalogue.gettext("Type a date (14 okt 2022, okt 2022, 2022), Enter to skip, q to stop asking."))
    for number, group in enumerate(groups, 1):
        _say("", f"[{number}/{len(groups)}] {_introduced(group, catalogue)}")
        suggestions = group.outcomes[0].candidates
        for index, evidence in enumerate(suggestions, 1):
            _say(f"  {index}) {_suggested(evidence, catalogue)}")
        answer = _answer(suggestions, catalogue, today)
        if answer == "q":
            return
        if isinstance(answer, PartialDate):
            yield group, answer


def _answer(suggestions: Sequence[Evidence], catalogue: Catalogue, today: datetime.date) -> PartialDate | str:
    """A date, or "" to skip, or "q"; asks again until the answer is one of them."""
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        text = line.strip()
        if not line or text.lower() == "q":
            return "q"
        if not text:
            return ""
        if text.isdecimal() and 1 <= int(text) <= len(suggestions):
            date = suggestions[int(text) - 1].date
        else:
            try:
                date = read_typed(text, today=today)
            except TypedDateError as error:
                _say(f"  ✗ {catalogue.render(error.reason)}")
                for offer in error.offers:
                    _say("    " + catalogue.render(message("Did you mean {date}?", date=spoken(offer, catalogue))))
                continue
        _say("  ✓ " + catalogue.render(message("Read as: {date}", date=spoken(date, catalogue))))
        return date


def spoken(date: PartialDate, catalogue: Catalogue) -> str:
    """The date with its weekday where there is one: "Jumat, 14 Oktober 2022"."""
    text = date_text(date, catalogue.locale)
    if date.precision is Precision.DAY:
        text = f"{catalogue.render(message('{day}', day=DayName(date.first_day.weekday())))}, {text}"
    return f"± {text}" if date.approximate else text


def _introduced(group: Group, catalogue: Catalogue) -> str:
    names = [printable(outcome.path.name) for outcome in group.outcomes[:_SHOWN_NAMES]]
    more = len(group.outcomes) - len(names)
    listed = ", ".join(names) + (
        catalogue.ngettext(" and {count} more", " and {count} more", more).format(count=more) if more else ""
    )
    return f"{printable(group.folder.name)}: {listed}"


def _suggested(evidence: Evidence, catalogue: Catalogue) -> str:
    return f"{date_text(evidence.date, catalogue.locale)} ({catalogue.render(source_words(evidence.source))})"


def _say(*lines: str) -> None:
    """Questions go to standard error: standard output belongs to the rows."""
    for line in lines:
        print(line, file=sys.stderr)
