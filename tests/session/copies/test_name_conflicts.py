"""Files with the names of copies are judged as long as a person would wait for it."""

from dataclasses import replace
from pathlib import Path

from given import MakePhoto
from stampgui.session.copies.name_conflicts import NameConflicts, judge_conflicts
from stampgui.stamping.job import Job, Recipe
from stampgui.stamping.stamp import stamp


def test_where_time_is_short_only_files_that_are_no_copies_are_told_apart(
    make_photo: MakePhoto, recipe: Recipe, tmp_path: Path
) -> None:
    photo, other, copy = make_photo("a.jpg", taken="2023:01:20 08:00:11"), make_photo("b.jpg"), tmp_path / "out.jpg"
    stamp(Job(photo, recipe, target=copy))
    conflicts = [(photo, copy), (other, copy), (other, photo)]
    judged = judge_conflicts(conflicts)
    assert judged == NameConflicts(3, foreign=1, other_photo=1)
    assert judge_conflicts(conflicts, patience=0) == replace(judged, other_photo=0, judged_all=False)
