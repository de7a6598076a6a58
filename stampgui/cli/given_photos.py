"""The photos of a call, and their rows: what the commands have in common."""

import argparse
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stampgui.batch.archives.archive_name import find_archives
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.batch.path_set import NameList
from stampgui.batch.processing import OutcomeStream
from stampgui.cli.commands import ExitCode
from stampgui.cli.given_paths import GivenPaths
from stampgui.cli.printing import OutcomePrinter
from stampgui.cli.wildcards import expand_wildcards
from stampgui.i18n import Catalogue
from stampgui.image.photo import resolve_path
from stampgui.stamping.job import Recipe
from stampgui.stamping.outcome import Outcome

if TYPE_CHECKING:
    from stampgui.cli.clock_shifts import AskedShifts


@contextmanager
def open_given_paths(options: argparse.Namespace, catalogue: Catalogue) -> Iterator[GivenPaths]:
    """The paths of the call, with photos in the place of ZIP files; a dry run keeps none of them."""
    folder = None if getattr(options, "dry_run", False) else getattr(options, "output", None)
    paths = list(expand_wildcards(options.paths))
    archives = find_archives(paths)
    if not archives:
        options.paths = paths
        yield GivenPaths(paths)
        return
    from stampgui.cli.zip_files import unpack_given  # late: hardly any call has ZIP files

    with unpack_given(paths, archives, catalogue, copy_folder=folder, fetch=options.fetch) as given:
        options.paths = given.paths
        yield given


@contextmanager
def open_output_folder(folder: Path) -> Iterator[None]:
    """A folder for copies that can be written to; it is not left behind empty. Raises WriteError."""
    from stampgui.stamping.copy_file import check_folder  # late: not every call writes copies

    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    check_folder(folder)
    try:
        yield
    finally:
        for each in made:
            with suppress(OSError):  # it is not empty
                each.rmdir()


def find_given_photos(options: argparse.Namespace) -> Iterable[FoundPhoto]:
    photos = find_photos(expand_wildcards(options.paths), exclude=options.output)
    into_itself = any(resolve_path(path) == resolve_path(options.output) for path in expand_wildcards(options.paths))
    # list all photos first, so that new copies are not found among them
    return _list_now(photos) if into_itself else photos


def _list_now(photos: Iterable[FoundPhoto]) -> Iterator[FoundPhoto]:
    """Find all photos before the first is yielded."""
    folders = [
        (where, NameList(name for _, name in group)) for where, group in groupby(map(_split, photos), itemgetter(0))
    ]
    return (
        FoundPhoto(folder / name, place / name, same_as)
        for (folder, place, same_as), names in folders
        for name in names
    )


def _split(found: FoundPhoto) -> tuple[tuple[Path, Path, Path | None], str]:
    """Where a photo is, and its name; both together and "" where its copy would have another name."""
    if found.path.name == found.relative.name:
        return (found.path.parent, found.relative.parent, found.same_as), found.path.name
    return (found.path, found.relative, found.same_as), ""


def count_given_photos(options: argparse.Namespace) -> int | None:
    """The number of photos; counted only if a progress bar shows it."""
    return sum(1 for _ in find_given_photos(options)) if sys.stderr.isatty() else None


def drop_keys(outcomes: OutcomeStream[Any]) -> Generator[Outcome, None, None]:
    with closing(outcomes):
        for _, outcome in outcomes:
            yield outcome


def print_outcomes(outcomes: Generator[Outcome, None, None], printer: OutcomePrinter) -> None:
    with closing(outcomes), printer:
        for outcome in outcomes:
            printer.print_outcome(outcome)


def choose_exit_code(printer: OutcomePrinter, *, done: int) -> int:
    """Whether each photo is done, and still there; a link to one is none."""
    done_all = done == printer.counts.total() - printer.links
    return ExitCode.OK if done and done_all and not printer.lost else ExitCode.INCOMPLETE


def begin_shifts(options: argparse.Namespace, recipe: Recipe) -> "AskedShifts | None":
    """The shifts of camera clocks that the call asks for, if any. Raises ShiftError, TypedDateError."""
    if not options.shift:
        return None
    from stampgui.cli.clock_shifts import collect_shifts  # late: hardly any call shifts a clock

    return collect_shifts(options, recipe)
