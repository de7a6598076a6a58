"""The program's one entry: a sub-command goes to the command line, anything else opens the window."""

import os
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from stampgui.cli.commands import COMMANDS, ExitCode

if TYPE_CHECKING:
    import datetime

    from stampgui.i18n import Catalogue
    from stampgui.stamping.outcome import Outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code. Qt is imported only for the window."""
    _run_as_worker_process()
    _replace_unusable_zone()
    words = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(words)
    except KeyboardInterrupt:
        return ExitCode.CANCELLED


def is_command(words: Sequence[str]) -> bool:
    """Whether these arguments are for the command line; all others are photos for the window, which has no options."""
    return bool(words) and (words[0] in COMMANDS or any(word.startswith("-") for word in words))


def _run_as_worker_process() -> None:
    """Where a launcher of our own took Python's place, it also starts the workers: be one if this is such a start."""
    if sys.argv[1:2] == ["--multiprocessing-fork"]:
        from multiprocessing import freeze_support  # late: the window is painted without it

        freeze_support()


def _replace_unusable_zone() -> None:
    """Take UTC, as the system does, for a zone that names no zone file; Babel would not even be imported with it."""
    if "TZ" not in os.environ:
        return
    try:
        import_module("babel.localtime")
    except (OSError, ValueError):
        os.environ["TZ"] = "UTC"


def _run(words: Sequence[str]) -> int:
    if is_command(words):
        from stampgui.cli.main import run_command

        return run_command(words, record_sheet=_record_contact_sheet)
    return _open_window([Path(word) for word in words])


def _record_contact_sheet(
    outcomes: "Iterable[Outcome]", path: Path, catalogue: "Catalogue", created_on: "datetime.date"
) -> "Generator[Outcome, None, None]":
    """Draw a contact sheet for the command line, which itself knows no Qt."""
    from stampgui.gui.contact_sheet.sheet_file import record_without_window  # late: it imports Qt

    yield from record_without_window(outcomes, path, catalogue, created_on)


def _open_window(paths: Sequence[Path]) -> int:
    from stampgui.folders import find_folders
    from stampgui.running_window import claim_window

    claim = claim_window(find_folders(), paths)
    if claim is None:
        return ExitCode.OK
    from stampgui.gui.app import run_app

    with closing(claim):
        return run_app(paths, claim)


if __name__ == "__main__":
    sys.exit(main())
