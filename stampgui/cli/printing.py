"""Prints outcomes: rows on standard output, progress on standard error."""

import sys
from collections import Counter
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from stampgui.batch.outcome_text import (
    describe_status,
    find_conflicting_evidence,
    format_evidence,
    format_origin,
    format_short_date,
)
from stampgui.cli.terminal_text import print_error, replace_unprintable
from stampgui.i18n import Catalogue, Message, message, messages
from stampgui.session.saving.lost_copies import WrittenFiles
from stampgui.stamping.outcome import Outcome, Status

if TYPE_CHECKING:
    from stampgui.cli.progress_bar import ProgressBar

_DATE_COLUMN = 20
_NEWLINE = "\n"


class OutcomePrinter:
    """Prints and counts outcomes; on a terminal, a `total` of photos gives a progress bar.

    Of the `written` files of its outcomes, it says at the end which are gone.

    With `every_row` it is about dates: a photo that has one counts as dated, whether it can be stamped or not.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        json_rows: bool,
        every_row: bool = False,
        total: int | None = None,
        doing: str | None = None,
        written: WrittenFiles | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.counts: Counter[Status] = Counter()
        self.dated = 0
        self._refused_for_damage = 0
        self._in_cloud = 0
        self.links = 0
        """Links to photos that have rows of their own."""
        self.lost: tuple[Message, ...] = ()
        """What has become of files that are no longer where they were written, once the summary is printed."""
        self._written = written
        self._summary_counts: Counter[Message] = Counter()
        self._json_rows = json_rows
        self._every_row = every_row
        self._total = total
        self._doing = doing or catalogue.gettext("Stamping")
        self._progress: ProgressBar | None = None

    def __enter__(self) -> Self:
        if self._total is not None and sys.stderr.isatty():
            from stampgui.cli.progress_bar import ProgressBar  # late: scripts, which show none, start sooner

            self._progress = ProgressBar(self._doing, self._total, shows_time=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.close()

    def print_outcome(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += 1
        if outcome.takes_back is not None:
            self.counts[outcome.takes_back] -= 1
            self._summary_counts[describe_status(outcome.takes_back)] -= 1
        self._refused_for_damage += outcome.status is Status.FAILED and outcome.damage is not None
        self._in_cloud += outcome.is_in_cloud
        self.links += outcome.same_as is not None
        dated = outcome.evidence is not None and outcome.status is not Status.NEEDS_CHECK
        self.dated += dated
        self._summary_counts[message("dated") if dated and self._every_row else describe_status(outcome.status)] += 1
        if self._json_rows:
            import json  # late, as the next: rows for people need neither

            from stampgui.batch.report.rows import build_row

            print(json.dumps(build_row(outcome, self.catalogue)), flush=True)
        elif self._every_row:
            print(self._date_line(outcome), *self._disagreement_lines(outcome), sep="\n")
        elif outcome.status is Status.READY:
            print(self._planned_line(outcome))
        elif outcome.status not in (Status.STAMPED, Status.RESTORED) or outcome.notes:
            print(self._problem_line(outcome))
        if self._progress is not None and outcome.takes_back is None:
            self._progress.advance()

    def print_summary(self) -> None:
        """Print a line with the counts, unless JSON rows were requested, and which files are gone or in the cloud."""
        self.lost = () if self._written is None else self._written.explain_losses()
        for sentence in self.lost:
            print_error(self.catalogue.render(sentence))
        if not self.counts:
            print_error(self.catalogue.gettext("No photos were found."))
        if self.counts and not self._json_rows:
            parts = (
                f"{self.catalogue.write_count(count)} {self.catalogue.render(words)}"
                for words, count in (+self._summary_counts).items()
            )
            print(" · ".join(parts))
        if self._in_cloud:
            self._advise(
                messages(
                    "{count} photo is in the cloud. Use --fetch to fetch it.",
                    "{count} photos are in the cloud. Use --fetch to fetch them.",
                    self._in_cloud,
                )
            )

    def print_way_on(self) -> None:
        """Say on standard error how damaged photos can be stamped, if there were any."""
        if self._refused_for_damage:
            self._advise(
                messages(
                    "{count} damaged photo was not stamped. With --damaged, the part that is there gets the date.",
                    "{count} damaged photos were not stamped. With --damaged, the part that is there gets the date.",
                    self._refused_for_damage,
                )
            )

    def _advise(self, sentence: Message) -> None:
        print(self.catalogue.render(sentence), file=sys.stderr)

    def _planned_line(self, outcome: Outcome) -> str:
        """The caption that the photo would get, and what else there is to know."""
        caption = (outcome.caption or "").replace(_NEWLINE, " / ")
        notes = " ".join(map(self.catalogue.render, outcome.notes))
        words = f"{caption} ({notes})" if notes else caption
        return f"{replace_unprintable(outcome.path)}: {replace_unprintable(words)}"

    def _problem_line(self, outcome: Outcome) -> str:
        sentences = [self.catalogue.render(each) for each in (outcome.reason, *outcome.notes) if each is not None]
        status = self.catalogue.render(describe_status(outcome.status))
        return f"{replace_unprintable(outcome.path)}: {status}. {replace_unprintable(' '.join(sentences))}"

    def _date_line(self, outcome: Outcome) -> str:
        if outcome.evidence is None:
            known = self.catalogue.render(describe_status(outcome.status))
        else:
            known = format_short_date(outcome.evidence.date, self.catalogue)
        how = self._describe_evidence(outcome)
        return f"{known:<{_DATE_COLUMN}} {replace_unprintable(outcome.path)}" + (f"  ({how})" if how else "")

    def _describe_evidence(self, outcome: Outcome) -> str:
        found = outcome.evidence
        origin = "" if found is None else format_origin(found, outcome.path, self.catalogue)
        sentences = [self.catalogue.render(each) for each in (outcome.reason, *outcome.notes) if each is not None]
        return replace_unprintable("; ".join(filter(None, (origin, " ".join(sentences)))))

    def _disagreement_lines(self, outcome: Outcome) -> Iterator[str]:
        """A line for each piece of evidence that conflicts with the date, or for all evidence if there is no date."""
        for evidence in find_conflicting_evidence(outcome):
            words = format_evidence(evidence, outcome.path, self.catalogue)
            if outcome.evidence is None:
                sentence = message("also found: {evidence}", evidence=words)
            else:
                sentence = message("conflicts: {evidence}", evidence=words)
            yield f"{'':<{_DATE_COLUMN}}   {replace_unprintable(self.catalogue.render(sentence))}"
