"""ZIP files on the command line: unpacked before anything else, shown on standard error."""

import sys
import tempfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from stampgui.batch.archives.unpacked_folder import delete_unpacked, find_container
from stampgui.batch.archives.unpacking import Unpacked, UnpackProgress, unpack
from stampgui.batch.workers import never
from stampgui.cli.printing import print_error
from stampgui.i18n import Catalogue, message
from stampgui.session.zip_files import describe_unpacked, find_archives, replace_archives
from stampgui.stamping.outcome import Outcome, Status


@dataclass(frozen=True, slots=True)
class GivenPaths:
    """The files and folders to work on, with unpacked folders in the place of ZIP files."""

    paths: Sequence[Path]
    unpacked: Unpacked
    is_temporary: bool = False

    def add_problems(self, outcomes: Generator[Outcome, None, None]) -> Generator[Outcome, None, None]:
        """Yield a row for each reason why something was not unpacked, then the outcomes of the photos.

        A photo that is unpacked for this call only is called after its ZIP file.
        """
        with closing(outcomes):
            for problem in self.unpacked.problems:
                yield Outcome(problem.archive, Status.FAILED, reason=problem.reason)
            for outcome in outcomes:
                yield replace(outcome, path=self._name_photo(outcome.path)) if self.is_temporary else outcome

    def _name_photo(self, photo: Path) -> Path:
        archive = self.unpacked.origins.get(photo)
        if archive is None:
            return photo
        folder = next(folder.path for folder in self.unpacked.folders if photo.is_relative_to(folder.path))
        return archive / photo.relative_to(folder)


@contextmanager
def unpack_given(
    paths: Iterable[Path], catalogue: Catalogue, *, copy_folder: Path | None, fetch: bool
) -> Iterator[GivenPaths]:
    """Unpack the ZIP files among the paths: beside the folder for copies, without one for the time of the call.

    With `fetch` those in the cloud are downloaded.
    """
    given = list(paths)
    archives = find_archives(given)
    if not archives:
        yield GivenPaths(given, Unpacked())
    elif copy_folder is not None:
        unpacked = _unpack(archives, find_container(copy_folder), catalogue, fetch=fetch)
        if unpacked.folders:
            print_error(catalogue.render(describe_unpacked(unpacked)))
        yield GivenPaths(list(replace_archives(given, archives, unpacked.folders)), unpacked)
    else:
        with tempfile.TemporaryDirectory(prefix="stampgui-", ignore_cleanup_errors=True) as folder:
            unpacked = _unpack(archives, find_container(Path(folder) / "copies"), catalogue, fetch=fetch)
            yield GivenPaths(list(replace_archives(given, archives, unpacked.folders)), unpacked, is_temporary=True)


def end_unpacked(given: GivenPaths, catalogue: Catalogue, *, delete: bool, is_complete: bool) -> None:
    """Delete the unpacked folders where that was asked for and nothing is missing, and say what became of them."""
    for folder in () if given.is_temporary else given.unpacked.folders:
        name = str(folder.path)
        if not delete:
            said = message("{folder} is no longer needed once all copies are saved.", folder=name)
        elif not is_complete:
            said = message("{folder} was kept, because not all photos were stamped.", folder=name)
        elif delete_unpacked(folder, cancelled=never).is_anything_left:
            said = message("What is not as it was unpacked was kept in {folder}.", folder=name)
        else:
            said = message("{folder} was deleted.", folder=name)
        print_error(catalogue.render(said))


def _unpack(archives: Sequence[Path], container: Path, catalogue: Catalogue, *, fetch: bool) -> Unpacked:
    """Unpack with a progress bar, if standard error is a terminal; Ctrl+C leaves nothing."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with bar, closing(unpack(archives, container, cancelled=never, fetch=fetch)) as steps:
        task = bar.add_task(catalogue.gettext("Unpacking"), total=None)
        for step in steps:
            if isinstance(step, UnpackProgress):
                bar.update(task, completed=step.done, total=step.total or None)
            else:
                return step
    raise AssertionError("unpacking ends with its result")
