"""The shifts of camera clocks that a call asks for, and what became of them."""

import argparse
from collections.abc import Iterable, Iterator

from stampgui.batch.folder_scan import find_photos
from stampgui.cli.terminal_text import print_error
from stampgui.cli.wildcards import expand_wildcards
from stampgui.i18n import Catalogue
from stampgui.session.clock_shift.shift_rules import ShiftRules, ShiftTally, parse_shift_rules, shift_batch
from stampgui.session.photos.batch_photos import BatchPhoto
from stampgui.stamping.job import Recipe
from stampgui.values import dataclass, field


@dataclass(frozen=True, slots=True)
class AskedShifts:
    """What --shift says, and how often it was done."""

    rules: ShiftRules
    tally: ShiftTally = field(default_factory=ShiftTally)

    def shift(self, photos: Iterable[BatchPhoto], recipe: Recipe) -> Iterator[BatchPhoto]:
        """Shift the photos' dates as they pass."""
        return shift_batch(photos, self.rules, self.tally, today=recipe.today)

    def print_tally(self, catalogue: Catalogue) -> None:
        """Say on standard error how many photos were shifted, and which were not and why."""
        for sentence in self.tally.describe(self.rules):
            print_error(catalogue.render(sentence))


def collect_shifts(options: argparse.Namespace, recipe: Recipe) -> AskedShifts:
    """Read the shifts; those that name photos need the photos to be listed."""
    named = any("=" in text for text in options.shift)
    photos = (
        list(find_photos(expand_wildcards(options.paths), exclude=getattr(options, "output", None))) if named else []
    )
    return AskedShifts(parse_shift_rules(options.shift, photos, recipe))
