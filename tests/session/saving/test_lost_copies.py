"""A folder that goes away during a batch is noticed: nothing counts as saved that is not there at the end."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from stampgui.i18n import load_catalogue
from stampgui.session.saving.lost_copies import FolderWatch, recheck_written
from stampgui.stamping.outcome import Outcome, Status

ENGLISH = load_catalogue("en")


def write(*names: Path) -> Iterator[Outcome]:
    for name in names:
        name.parent.mkdir(exist_ok=True)
        name.write_bytes(b"copy")
        yield Outcome(Path("photos") / name.name, Status.STAMPED, output=name)


def test_all_is_well_where_the_files_stay(tmp_path: Path) -> None:
    watch = FolderWatch()
    for outcome in write(tmp_path / "a.jpg", tmp_path / "b.jpg"):
        watch.watch(outcome)
    watch.watch(Outcome(tmp_path / "c.jpg", Status.FAILED, output=tmp_path / "c.jpg"))
    assert watch.explain_losses() == ()


@pytest.mark.parametrize("lost_after", [1, 2, 3])
def test_a_folder_that_goes_away_is_named_whenever_that_happens(tmp_path: Path, lost_after: int) -> None:
    watch, folder = FolderWatch(), tmp_path / "hasil"
    names = [folder / "a.jpg", folder / "b.jpg", folder / "c.jpg"]
    for number, outcome in enumerate(write(*names), 1):
        watch.watch(outcome)
        if number == lost_after:
            shutil.rmtree(folder)
    (sentence,) = watch.explain_losses()
    assert str(folder) in ENGLISH.render(sentence)


def test_what_is_gone_at_the_end_counts_as_failed(tmp_path: Path) -> None:
    def saved() -> Iterator[tuple[int, Outcome]]:
        yield from enumerate(write(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "c.jpg"))
        (tmp_path / "b.jpg").unlink()

    assert {key: outcome.status for key, outcome in recheck_written(saved())} == {
        0: Status.STAMPED,
        1: Status.FAILED,
        2: Status.STAMPED,
    }
