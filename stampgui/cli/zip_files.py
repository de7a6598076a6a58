"""ZIP files on the command line: unpacked before anything else, shown on standard error."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from stampgui.batch.archives.unpacked_folder import delete_unpacked, find_container
from stampgui.batch.archives.unpacking import Unpacked, UnpackProgress, unpack
from stampgui.batch.jobs import never
from stampgui.cli.given_paths import GivenPaths
from stampgui.cli.progress_bar import ProgressBar
from stampgui.cli.terminal_text import print_error
from stampgui.i18n import Catalogue, message
from stampgui.session.photos.zip_files import describe_unpacked, replace_archives


@contextmanager
def unpack_given(
    given: Sequence[Path], archives: Sequence[Path], catalogue: Catalogue, *, copy_folder: Path | None, fetch: bool
) -> Iterator[GivenPaths]:
    """Unpack the ZIP files among the paths: beside the folder for copies, without one for the time of the call.

    With `fetch` those in the cloud are downloaded.
    """
    if copy_folder is not None:
        unpacked = _unpack(archives, find_container(copy_folder), catalogue, fetch=fetch)
        if unpacked.folders:
            print_error(catalogue.render(describe_unpacked(unpacked)))
        yield GivenPaths(list(replace_archives(given, archives, unpacked.folders)), unpacked)
    else:
        with tempfile.TemporaryDirectory(prefix="stampgui-", ignore_cleanup_errors=True) as folder:
            unpacked = _unpack(archives, find_container(Path(folder) / "copies"), catalogue, fetch=fetch)
            yield GivenPaths(list(replace_archives(given, archives, unpacked.folders)), unpacked, is_temporary=True)


def end_unpacked(unpacked: Unpacked, catalogue: Catalogue, *, delete: bool, is_complete: bool) -> None:
    """Delete the unpacked folders where that was asked for and nothing is missing, and say what became of them."""
    for folder in unpacked.folders:
        name = str(folder.path)
        if not delete:
            said = message("{folder} is no longer needed once all copies are saved.", folder=name)
        elif not is_complete:
            said = message("{folder} was kept, because not all photos were stamped.", folder=name)
        elif delete_unpacked(folder, cancelled=never).is_anything_left:
            said = message("Files that were changed or added since were kept in {folder}.", folder=name)
        else:
            said = message("{folder} was deleted.", folder=name)
        print_error(catalogue.render(said))


def _unpack(archives: Sequence[Path], container: Path, catalogue: Catalogue, *, fetch: bool) -> Unpacked:
    """Unpack with a progress bar, if standard error is a terminal; Ctrl+C leaves nothing."""
    bar = ProgressBar(catalogue.gettext("Unpacking"), None, shows_time=False) if sys.stderr.isatty() else None
    with (
        nullcontext() if bar is None else closing(bar),
        closing(unpack(archives, container, cancelled=never, fetch=fetch)) as steps,
    ):
        for step in steps:
            if not isinstance(step, UnpackProgress):
                return step
            if bar is not None:
                bar.show(step.done, step.total or None)
    raise AssertionError("unpacking ends with its result")
