"""`stampgui dates`."""

import argparse

from stampgui.batch.folder_scan import find_photos
from stampgui.caption.caption_text import check_language, default_template
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.given_photos import begin_shifts, choose_exit_code, open_given_paths, print_outcomes
from stampgui.cli.languages import CAPTION_LANGUAGE
from stampgui.cli.printing import OutcomePrinter
from stampgui.dates.zones import parse_zone
from stampgui.i18n import Catalogue
from stampgui.session.clock import read_today
from stampgui.session.photos.batch_photos import examine_batch, foresee_dates
from stampgui.session.photos.batch_same_pictures import add_same_pictures
from stampgui.session.worker_count import choose_worker_count
from stampgui.stamping.job import Recipe


def run_dates(options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    """Print which date each photo has, and how it is known."""
    language = options.lang or CAPTION_LANGUAGE
    check_language(language)
    recipe = Recipe(
        default_template(language), language, read_today(), zone=parse_zone(options.zone), fetch=options.fetch
    )
    with open_given_paths(options, catalogue) as given:
        shifts = begin_shifts(options, recipe)
        photos = examine_batch(find_photos(given.paths), recipe)
        if shifts is not None:
            photos = shifts.shift(photos, recipe)
        photos = add_same_pictures(photos, workers=choose_worker_count(0))
        printer = OutcomePrinter(catalogue, json_rows=options.json, every_row=True)
        print_outcomes(given.add_problems(foresee_dates(photos, recipe)), printer)
        printer.print_summary()
        if shifts is not None:
            shifts.print_tally(catalogue)
        return choose_exit_code(printer, done=printer.dated)
