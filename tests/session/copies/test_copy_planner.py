"""Whatever is changed back and forth: copies of earlier names go, and no other photo's copy ever does."""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from given import TODAY
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.dates.partial import PartialDate
from stampgui.i18n import Message, message
from stampgui.image.photo import Photo, identify
from stampgui.session.copies.copy_planner import CopyPlanner
from stampgui.session.photos.photo_item import PhotoItem, select_items_to_save, with_copy_result, with_user_date
from stampgui.stamping.copy_file import WriteError, read_copy_mark, write_copy
from stampgui.stamping.copy_name import NAMING_PATTERNS
from stampgui.stamping.job import ExistingPolicy, Job, Recipe
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.stamping.stamp import examine, stamp

RECIPE = Recipe("{tanggal}", "id", TODAY, naming="{date} {file}")
BOTH = replace(RECIPE, upload_preset=parse_preset("whatsapp"))
DAYS = (PartialDate(2022, 10, 14), PartialDate(2022, 10), PartialDate(2021, 1, 2))
PHOTOS = (("1/a.jpg", 1), ("2/a.jpg", 1), ("1/a (2).jpg", 1), ("3/a.jpg", 2), ("3/2022-10-14 a.jpg", 2))
"""Namesakes, the same bytes under several names, and names like those of copies; each with its picture."""


def listed(folder: Path, name: str, number: int, *, red: int = 1) -> PhotoItem:
    path = folder / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (320, 240), (red, 90, 90)).save(path)
    card = PhotoItem(number, FoundPhoto(path, Path(path.name)), path, examine(Job(path, RECIPE)), photo=identify(path))
    return with_user_date(card, DAYS[0])


def save(names: CopyPlanner, cards: Sequence[PhotoItem], recipe: Recipe) -> Sequence[PhotoItem]:
    """The cards with what became of them."""
    saved = []
    for card, job in names.plan_jobs(cards, recipe):
        assert isinstance(job, Job)
        outcome = stamp(job)
        names.record_written(outcome)
        saved.append(with_copy_result(card, outcome))
    return saved


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder).as_posix()) for path in folder.rglob("*.jpg"))


@pytest.fixture
def no_upload(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The disk takes no upload copy, as when it is full, until it is undone."""

    def failing(pieces: Sequence[bytes], target: Path, source: Photo, **options: Any) -> tuple[Message, ...]:
        if "upload-" in str(target):
            raise WriteError(message("The disk is full."))
        return write_copy(pieces, target, source, **options)

    with monkeypatch.context() as patch:
        patch.setattr("stampgui.stamping.copies.write_copy", failing)
        yield patch


def test_no_earlier_copy_is_left_after_another_try(tmp_path: Path, no_upload: pytest.MonkeyPatch) -> None:
    names, card = CopyPlanner(tmp_path / "out"), listed(tmp_path, "a.jpg", 0)
    save(names, [card], RECIPE)
    later = with_user_date(card, DAYS[2])
    (failed,) = save(names, [later], BOTH)
    assert failed.status is Status.READY
    assert files(tmp_path / "out") == ["2021-01-02 a.jpg", "2022-10-14 a.jpg"]
    no_upload.undo()
    save(names, [later], BOTH)
    assert files(tmp_path / "out") == ["2021-01-02 a.jpg", "upload-whatsapp/2021-01-02 a.jpg"]


def test_a_numbered_name_is_no_other_photos(tmp_path: Path) -> None:
    """Photos with the very same bytes have copies that may take each other's place."""
    recipe = replace(RECIPE, naming="{file}")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.jpg").write_text("somebody's")
    names = CopyPlanner(tmp_path / "out")
    first, second = listed(tmp_path, "a.jpg", 0), listed(tmp_path, "a (2).jpg", 1)
    save(names, [first], replace(recipe, existing=ExistingPolicy.NUMBER))
    save(names, [second], replace(recipe, existing=ExistingPolicy.REPLACE))
    assert files(tmp_path / "out") == ["a (2) (2).jpg", "a (2).jpg", "a.jpg"]


def test_a_photo_that_is_taken_out_and_added_again_keeps_its_copy(tmp_path: Path) -> None:
    names, card = CopyPlanner(tmp_path / "out"), listed(tmp_path, "a.jpg", 0)
    save(names, [card], RECIPE)
    save(names, [with_user_date(listed(tmp_path, "a.jpg", 1), DAYS[1])], RECIPE)
    assert files(tmp_path / "out") == ["2022-10 a.jpg"]


class Walk:
    """A person's steps with the photos, and what must hold after each."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.names = CopyPlanner(self.out)
        self.cards = {number: listed(folder, name, number, red=red) for number, (name, red) in enumerate(PHOTOS)}
        self.recipe = RECIPE
        self.made: dict[Path, tuple[Path, str]] = {}
        """Which photo each copy was made from, and its SHA-256."""

    def take(self, step: tuple[str, int, int]) -> None:
        kind, one, other = step
        if kind == "date":
            self.cards[one] = with_user_date(self.cards[one], DAYS[other % 3])
        elif kind == "swap":
            first, second = self.cards[one], self.cards[other]
            self.cards[one], self.cards[other] = (
                with_user_date(first, second.user_date),
                with_user_date(second, first.user_date),
            )
        elif kind == "choose":
            naming, upload = NAMING_PATTERNS[one % 3], (None, parse_preset("x"))[other % 2]
            self.recipe = replace(
                self.recipe, naming=naming, upload_preset=upload, faithful=upload is None or other < 3
            )
            self.cards = {number: replace(card, copy_result=None) for number, card in self.cards.items()}
        elif kind == "somebody's":
            self.out.mkdir(exist_ok=True)
            path = self.out / ("a.jpg", "2022-10-14 a.jpg", "2022-10 a (2).jpg", "a (3).jpg", "a 2021-01-02.jpg")[one]
            if not path.exists():
                path.write_bytes(b"somebody's")
        else:
            self.save(select_items_to_save(self.cards.values()), list(ExistingPolicy)[one % 3], cancelled=other)

    def save(self, cards: Sequence[PhotoItem], existing: ExistingPolicy, *, cancelled: int) -> None:
        """With `cancelled` that many are saved and the others are not; 0 saves all."""
        recipe = replace(self.recipe, existing=existing)
        tuple(self.names.find_conflicts(cards, recipe, cancelled=lambda: False))
        for number, (card, job) in enumerate(self.names.plan_jobs(cards, recipe), 1):
            assert isinstance(job, Job)
            before = self.copies()
            outcome = stamp(job)
            self.judge(card, job, outcome, before)
            self.names.record_written(outcome)
            self.cards[card.id] = with_copy_result(card, outcome)
            if number == cancelled:
                break
        self.judge_saved()

    def copies(self) -> dict[Path, str]:
        return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in self.out.rglob("*.jpg")}

    def judge(self, card: PhotoItem, job: Job, outcome: Outcome, before: dict[Path, str]) -> None:
        after = self.copies()
        for path, sha256 in before.items():
            if after.get(path) != sha256:
                assert self.made.pop(path) == (card.file, sha256)
        for path, sha256 in after.items():
            if before.get(path) != sha256:
                mark = read_copy_mark(path)
                assert path in job.targets
                assert mark is not None
                assert mark.date in path.name or job.recipe.naming == "{file}"
                self.made[path] = (card.file, sha256)
        if outcome.status is Status.STAMPED:
            assert after.keys() >= set(job.targets)

    def judge_saved(self) -> None:
        there = self.copies()
        for card in self.cards.values():
            if card.copy_result is None or not card.saved:
                continue
            upload, output = card.copy_result.upload_copy, card.copy_result.output
            if output is not None:
                assert there[output] == card.copy_result.sha256_output
                assert [path for path in self.faithful(card) if path != output] == []
            if upload is not None:
                assert there[upload.path] == upload.sha256

    def faithful(self, card: PhotoItem) -> list[Path]:
        return [path for path, (file, _) in self.made.items() if file == card.file and path.parent == self.out]


SOME = st.integers(0, len(PHOTOS) - 1)
STEPS = st.tuples(st.sampled_from(["date", "swap", "choose", "somebody's", "save", "save"]), SOME, SOME)


@settings(max_examples=30)
@for_all(st.lists(STEPS, max_size=20))
def test_whatever_is_done_each_photo_has_its_copy_under_its_name(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        walk = Walk(Path(folder))
        for step in steps:
            walk.take(step)
