"""Work in progress on disk: what was typed comes back for the very same file, and for no other."""

import datetime
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY, MakePhoto
from stampgui.batch.finding import Found
from stampgui.batch.kept import EXPIRES, KeptPhoto, as_kept, forget, keep, kept_work, still_there, together
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo

DAY = PartialDate(2019, 8, 17)


def kept(*photos: tuple[Path, PartialDate | None], day: datetime.date = TODAY) -> tuple[KeptPhoto, ...]:
    return tuple(as_kept([(Found(path, Path(path.name)), date) for path, date in photos], {}, today=day))


def found_again(file: Path) -> dict[str, str]:
    there = still_there(kept_work(file, today=TODAY))
    return {each.found.path.name: "" if each.date is None else each.date.typed for each in there.photos.values()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "unfinished.json"


def test_photos_and_their_dates_come_back(file: Path, make_photo: MakePhoto) -> None:
    keep(file, kept((make_photo("a.jpg"), DAY), (make_photo("b.jpg"), None)))
    assert found_again(file) == {"a.jpg": "2019-08-17", "b.jpg": ""}
    assert [path.name for path in file.parent.iterdir()] == ["unfinished.json"]


def test_a_photo_that_was_changed_since_is_asked_for_again(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    keep(file, kept((path, DAY)))
    os.utime(path, ns=(1, 1))
    assert found_again(file) == {"a.jpg": ""}
    assert still_there(kept_work(file, today=TODAY)).changed == 1


def test_a_photo_that_is_away_is_remembered_for_when_it_is_back(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    keep(file, kept((path, DAY)))
    away = path.rename(path.with_name("elsewhere.jpg"))
    there = still_there(kept_work(file, today=TODAY))
    assert (there.photos, [each.found.path for each in there.missing]) == ({}, [path])
    keep(file, together((), there.missing))
    away.rename(path)
    assert found_again(file) == {"a.jpg": "2019-08-17"}


def test_what_is_old_is_forgotten(file: Path, make_photo: MakePhoto) -> None:
    old = kept((make_photo("old.jpg"), DAY), day=TODAY - EXPIRES - datetime.timedelta(days=1))
    keep(file, (*old, *kept((make_photo("new.jpg"), DAY), day=TODAY - EXPIRES)))
    assert found_again(file) == {"new.jpg": "2019-08-17"}


def test_a_date_is_of_the_file_that_was_looked_at_when_it_was_given(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    known: dict[tuple[Path, PartialDate], Photo] = {}
    photos = [(Found(path, Path("a.jpg")), DAY)]
    keep(file, as_kept(photos, known, today=TODAY))
    os.utime(path, ns=(1, 1))
    keep(file, as_kept(photos, known, today=TODAY))
    assert found_again(file) == {"a.jpg": ""}


def test_work_begun_now_joins_what_was_begun_before(make_photo: MakePhoto) -> None:
    first, second, third = (make_photo(name) for name in ("a.jpg", "b.jpg", "c.jpg"))
    before = kept((first, DAY), (second, DAY))
    now = kept((first, None), (second, PartialDate(2020)), (third, None))
    assert {each.found.path.name: each.date for each in together(now, before)} == {
        "a.jpg": DAY,
        "b.jpg": PartialDate(2020),
        "c.jpg": None,
    }


def test_forgetting_leaves_nothing_and_may_be_done_twice(file: Path, make_photo: MakePhoto) -> None:
    keep(file, kept((make_photo("a.jpg"), DAY)))
    forget(file)
    forget(file)
    assert kept_work(file, today=TODAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "photos": []}',
        '{"version": 1}',
        '{"version": 1, "photos": [null, 3, {"path": "/a.jpg"}]}',
        '{"version": 1, "photos": [{"path": "/a.jpg", "relative": "../../a.jpg", "kept": "2026-11-20"}]}',
        '{"version": 1, "photos": [{"path": "/a.jpg", "relative": "a.jpg", "kept": "yesterday"}]}',
    ],
)
def test_a_file_that_is_not_understood_is_as_none(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text)
    assert kept_work(file, today=TODAY) == ()


_TIMES = st.none() | st.times()
_DATES = st.dates(datetime.date(1850, 1, 1), TODAY).flatmap(
    lambda day: st.builds(
        lambda parts, time, offset, around: PartialDate(
            day.year,
            day.month if parts > 1 else None,
            day.day if parts > 2 else None,
            time if parts > 2 else None,
            offset if parts > 2 and time else None,
            around,
        ),
        st.integers(1, 3),
        _TIMES,
        st.none() | st.integers(-1439, 1439),
        st.booleans(),
    )
)


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\0/"), min_size=1), _DATES), max_size=5))
def test_every_name_and_every_date_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, photos: list[tuple[str, PartialDate]]
) -> None:
    file = tmp_path_factory.mktemp("kept") / "unfinished.json"
    work = tuple(
        KeptPhoto(
            Found(Path("/foto") / f"x{name}", Path(f"x{name}")), TODAY, date, Photo(Path("/foto") / f"x{name}", 1, 2)
        )
        for name, date in photos
    )
    keep(file, work)
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == 1
    assert kept_work(file, today=TODAY) == work
