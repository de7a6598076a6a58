"""A folder that goes away during a batch is noticed: nothing counts as saved that is not there at the end."""

import shutil
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import pytest

from stampgui.batch.report.recording import write_report
from stampgui.i18n import load_catalogue
from stampgui.session.saving.lost_copies import WrittenFiles, recheck_written
from stampgui.stamping.outcome import Outcome, Status, UploadCopy

ENGLISH = load_catalogue("en")


def write(*names: Path) -> Generator[Outcome, None, None]:
    for name in names:
        name.parent.mkdir(exist_ok=True)
        name.write_bytes(b"copy")
        yield Outcome(Path("photos") / name.name, Status.STAMPED, output=name)


def find_taken_back(outcomes: Iterable[Outcome]) -> dict[str, Status | None]:
    """What the last row of each photo that fails takes back, by the photo's name."""
    return {outcome.path.name: outcome.takes_back for outcome in outcomes if outcome.status is Status.FAILED}


def test_all_is_well_where_the_files_stay(tmp_path: Path) -> None:
    written = WrittenFiles()
    outcomes = list(written.recheck(write(tmp_path / "a.jpg", tmp_path / "b.jpg")))
    assert len(outcomes) == 2
    assert written.explain_losses() == ()


@pytest.mark.parametrize("lost_after", [1, 2, 3])
def test_a_folder_that_goes_away_is_told_in_the_row_of_each_copy_that_it_takes_along(
    tmp_path: Path, lost_after: int
) -> None:
    written, folder = WrittenFiles(), tmp_path / "hasil"
    taken_back: dict[str, Status | None] = {}
    names = [folder / "a.jpg", folder / "b.jpg", folder / "c.jpg"]
    for number, outcome in enumerate(written.recheck(write(*names)), 1):
        taken_back |= find_taken_back([outcome])
        if number == lost_after:
            shutil.rmtree(folder)
    assert taken_back == {name.name: Status.STAMPED for name in names[:lost_after]}
    (sentence,) = written.explain_losses()
    assert str(folder) in ENGLISH.render(sentence)


def test_a_folder_that_goes_away_when_all_rows_are_told_is_still_named(tmp_path: Path) -> None:
    written, folder = WrittenFiles(), tmp_path / "hasil"
    assert find_taken_back(written.recheck(write(folder / "a.jpg", folder / "b.jpg"))) == {}
    folder.rename(tmp_path / "dipindah")
    (sentence,) = written.explain_losses()
    assert str(folder) in ENGLISH.render(sentence)


def test_a_photo_whose_copies_are_both_gone_is_taken_back_once(tmp_path: Path) -> None:
    written = WrittenFiles()
    faithful, upload = tmp_path / "a\udce9\n.jpg", tmp_path / "kecil.jpg"
    photo = Path("photos") / faithful.name
    outcome = Outcome(photo, Status.STAMPED, output=faithful, upload_copy=describe_upload(upload))
    (_, taken_back) = written.recheck(each for each in [outcome])
    assert (taken_back.path, taken_back.status) == (photo, Status.FAILED)


def describe_upload(path: Path) -> UploadCopy:
    return UploadCopy(path, "wa", (100, 75), 4, 80, 0.5, "0" * 64)


def test_what_is_gone_at_the_end_counts_as_failed(tmp_path: Path) -> None:
    def saved() -> Iterator[tuple[int, Outcome]]:
        yield from enumerate(write(tmp_path / "a.jpg", tmp_path / "b.jpg", tmp_path / "c.jpg"))
        (tmp_path / "b.jpg").unlink()

    results = dict(recheck_written(saved()))
    assert [outcome.status for outcome in results.values()] == [Status.STAMPED, Status.FAILED, Status.STAMPED]
    report = tmp_path / "laporan.html"
    write_report(report, results.values(), ENGLISH)
    assert "3 photos · 2 stamped · 1 failed<" in report.read_text("utf-8")
