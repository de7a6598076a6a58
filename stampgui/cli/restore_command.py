"""`stampgui restore`."""

import argparse

from stampgui.batch.processing import restore_all
from stampgui.caption.caption_text import check_language
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.given_photos import (
    choose_exit_code,
    count_given_photos,
    drop_keys,
    find_given_photos,
    open_output_folder,
    print_outcomes,
)
from stampgui.cli.languages import CAPTION_LANGUAGE
from stampgui.cli.printing import OutcomePrinter
from stampgui.i18n import Catalogue
from stampgui.session.saving.lost_copies import WrittenFiles
from stampgui.session.saving.restore_planner import plan_restore_jobs
from stampgui.stamping.job import ExistingPolicy
from stampgui.stamping.outcome import Status


def run_restore(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    """Give back the originals of stamped copies."""
    check_language(options.lang or CAPTION_LANGUAGE)
    with open_output_folder(options.output):
        return _restore_into_folder(options, catalogue, cancellation)


def _restore_into_folder(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    copies = ((found, found) for found in find_given_photos(options))
    jobs = plan_restore_jobs(copies, options.output, ExistingPolicy(options.existing), fetch=options.fetch)
    written = WrittenFiles()
    printer = OutcomePrinter(
        catalogue,
        json_rows=options.json,
        total=count_given_photos(options),
        doing=catalogue.gettext("Restoring"),
        written=written,
    )
    originals = restore_all(jobs, workers=options.jobs, cancelled=cancellation.is_requested)
    with cancellation.finish_rows():
        print_outcomes(written.recheck(drop_keys(originals)), printer)
    printer.print_summary()
    return choose_exit_code(printer, done=printer.counts[Status.RESTORED])
