"""The command line: from arguments to the command that they name, and its exit code."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stampgui.cli.arguments import build_parser, join_backward_shifts
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.commands import ExitCode
from stampgui.cli.languages import detect_message_language
from stampgui.cli.option_errors import UsageError
from stampgui.cli.streams import allow_unprintable, open_missing_streams
from stampgui.cli.terminal_text import describe_output_error, print_error
from stampgui.i18n import Catalogue, ExplainedError, load_catalogue
from stampgui.late_log import record_errors_late

if TYPE_CHECKING:
    from stampgui.session.copies.contact_sheet import RecordContactSheet


def run_command(arguments: Sequence[str], *, record_sheet: "RecordContactSheet") -> int:
    """Run one command and return its exit code; `record_sheet` draws the sheet of --contact-sheet."""
    open_missing_streams()
    words = load_catalogue(detect_message_language(arguments, os.environ))
    allow_unprintable()
    cancellation = Cancellation()
    with cancellation.listen(), record_errors_late(_find_log):
        return _run_parsed(arguments, words, cancellation, record_sheet)


def _run_parsed(
    arguments: Sequence[str], catalogue: Catalogue, cancellation: Cancellation, record_sheet: "RecordContactSheet"
) -> int:
    try:
        words = join_backward_shifts(arguments)
        options = build_parser(catalogue, words).parse_args(words)
        options.record_sheet = record_sheet
        return _find_command(options.command)(options, catalogue, cancellation)
    except UsageError as error:
        print_error(str(error))
        return ExitCode.USAGE
    except ExplainedError as error:
        print_error(catalogue.render(error.reason))
        return ExitCode.USAGE
    except OSError as error:
        # the reader of the rows is gone, or the disk is full: discard what Python has buffered
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError) and not _is_closed_pipe(error):
            print_error(catalogue.render(describe_output_error(error)))
        return ExitCode.INCOMPLETE
    except KeyboardInterrupt:
        print_error(catalogue.gettext("Cancelled. Finished files are kept."))
        return ExitCode.CANCELLED


def _is_closed_pipe(error: OSError) -> bool:
    """Whether the error is a closed pipe, for which Windows does not raise BrokenPipeError; it has no file name."""
    return error.errno == errno.EINVAL and error.filename is None


def _find_log() -> Path:
    from stampgui.folders import find_folders

    return find_folders().log_file


def _find_command(name: str) -> Callable[[argparse.Namespace, Catalogue, Cancellation], int]:
    """The function of a command; what the others need is not imported."""
    match name:
        case "stamp":
            return _run_stamp
        case "dates":
            from stampgui.cli.dates_command import run_dates

            return run_dates
        case "restore":
            from stampgui.cli.restore_command import run_restore

            return run_restore
        case "styles":
            from stampgui.cli.listing_commands import run_styles

            return run_styles
        case _:
            from stampgui.cli.listing_commands import run_doctor

            return run_doctor


def _run_stamp(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    """Stamp with workers that load what they need while this process does so itself, and examines photos.

    A single JPEG mostly needs none.
    """
    if options.dry_run or _is_single_jpeg(options.paths):
        from stampgui.cli.stamp_command import run_stamp

        return run_stamp(options, catalogue, cancellation, None)
    from stampgui.batch.processing import make_stamping_pool

    with make_stamping_pool(options.jobs) as pool:
        pool.load_early()
        from stampgui.cli.stamp_command import run_stamp

        return run_stamp(options, catalogue, cancellation, pool)


def _is_single_jpeg(paths: Sequence[Path]) -> bool:
    # unlike Path's, isfile never raises
    return len(paths) == 1 and paths[0].suffix.lower() in (".jpg", ".jpeg") and os.path.isfile(paths[0])  # noqa: PTH113
