"""Work in progress on disk: what was decided comes back for the very same file, and for no other."""

import datetime
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY, MakePhoto
from stampgui.atomic_write import set_aside_damaged
from stampgui.batch.folder_scan import FoundPhoto
from stampgui.batch.unfinished_work import UnfinishedPhoto, UnfinishedWork, find_resumable, merge_work
from stampgui.batch.unfinished_work_file import (
    EXPIRY,
    delete_unfinished,
    load_unfinished,
    save_unfinished,
)
from stampgui.caption.caption_text import NO_EVENT_PLACE, EventPlace
from stampgui.caption.overrides import NO_OVERRIDE, CaptionOverride
from stampgui.caption.style import AUTO, Anchor, CustomPosition, Plate, PlateShape
from stampgui.dates.clock_shift import parse_clock_shift, shift_clock_date
from stampgui.dates.partial import PartialDate
from stampgui.image.photo import Photo, identify

DAY = PartialDate(2019, 8, 17)
MEETING = EventPlace(event="Rapat desa")
LEFT = CaptionOverride(style=(("position", Anchor.LEFT),))


def kept(
    *photos: tuple[Path, PartialDate | None],
    day: datetime.date = TODAY,
    words: EventPlace = NO_EVENT_PLACE,
    own: CaptionOverride = NO_OVERRIDE,
) -> UnfinishedWork:
    found = (
        UnfinishedPhoto(FoundPhoto(path, Path(path.name)), day, identify(path), date, own) for path, date in photos
    )
    return UnfinishedWork(tuple(found), words)


def read(file: Path) -> UnfinishedWork:
    stored = load_unfinished(file, today=TODAY)
    assert stored.is_complete
    return stored.work


def dates_of(work: UnfinishedWork) -> dict[str, str]:
    return {each.found.path.name: "" if each.date is None else each.date.typed_text for each in work.photos}


def owns_of(work: UnfinishedWork) -> Mapping[str, CaptionOverride]:
    return {each.found.path.name: each.caption_override for each in work.photos}


def found_again(file: Path) -> dict[str, str]:
    return dates_of(find_resumable(read(file)).work)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "unfinished.json"


def test_photos_and_their_dates_come_back(file: Path, make_photo: MakePhoto) -> None:
    save_unfinished(file, kept((make_photo("a.jpg"), DAY), (make_photo("b.jpg"), None)))
    assert found_again(file) == {"a.jpg": "2019-08-17", "b.jpg": ""}
    assert [path.name for path in file.parent.iterdir()] == ["unfinished.json"]


def test_what_was_said_about_all_and_what_sets_one_apart_come_back(file: Path, make_photo: MakePhoto) -> None:
    own = CaptionOverride(
        style=(
            ("fill", AUTO),
            ("outline_colour", None),
            ("plate", Plate(PlateShape.BOX, (1, 2, 3), opacity=50)),
            ("position", CustomPosition(0.25, 0.5)),
            ("size", 7.5),
        ),
        event_place=(("event", "Upacara"), ("place", "")),
    )
    work = kept((make_photo("a.jpg"), None), words=MEETING, own=own)
    save_unfinished(file, work)
    assert read(file) == work
    assert (
        find_resumable(work).has_decisions,
        find_resumable(work).override_count,
        find_resumable(work).date_count,
    ) == (True, 1, 0)


def test_a_photo_that_was_changed_since_is_asked_for_again(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    save_unfinished(file, kept((path, DAY), own=LEFT))
    os.utime(path, ns=(1, 1))
    there = find_resumable(read(file))
    assert (dates_of(there.work), owns_of(there.work)) == ({"a.jpg": ""}, {"a.jpg": NO_OVERRIDE})
    assert there.changed_count == 1


def test_another_photo_of_the_same_name_gets_nothing_of_the_first(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    save_unfinished(file, kept((path, DAY), own=LEFT))
    path.unlink()
    make_photo("a.jpg", size=(320, 240))
    assert not find_resumable(read(file)).has_decisions


def test_a_photo_that_is_away_is_remembered_for_when_it_is_back(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    save_unfinished(file, kept((path, DAY)))
    away = path.rename(path.with_name("elsewhere.jpg"))
    there = find_resumable(read(file))
    assert (there.photos, [each.found.path for each in there.missing]) == ({}, [path])
    save_unfinished(file, merge_work(UnfinishedWork(), there.work))
    away.rename(path)
    assert found_again(file) == {"a.jpg": "2019-08-17"}


def test_an_empty_file_is_there_and_not_missing(file: Path, make_photo: MakePhoto) -> None:
    path = make_photo("a.jpg")
    save_unfinished(file, kept((path, DAY), (make_photo("b.jpg"), DAY)))
    path.write_bytes(b"")
    there = find_resumable(read(file))
    assert (dates_of(there.work), there.changed_count, there.missing) == ({"a.jpg": "", "b.jpg": "2019-08-17"}, 1, ())


def test_what_is_old_is_forgotten(file: Path, make_photo: MakePhoto) -> None:
    old = kept((make_photo("old.jpg"), DAY), day=TODAY - EXPIRY - datetime.timedelta(days=1))
    new = kept((make_photo("new.jpg"), DAY), day=TODAY - EXPIRY)
    save_unfinished(file, UnfinishedWork((*old.photos, *new.photos)))
    assert found_again(file) == {"new.jpg": "2019-08-17"}
    save_unfinished(file, replace(old, event_place=MEETING))
    assert read(file) == UnfinishedWork()


def test_work_begun_now_joins_what_was_begun_before(make_photo: MakePhoto) -> None:
    first, second, third = (make_photo(name) for name in ("a.jpg", "b.jpg", "c.jpg"))
    before = kept((first, DAY), (second, DAY), own=LEFT)
    now = kept((first, None), (second, PartialDate(2020)), (third, None))
    joined = merge_work(now, before)
    assert dates_of(joined) == {"a.jpg": "2019-08-17", "b.jpg": "2020", "c.jpg": ""}
    assert owns_of(joined) == {"a.jpg": LEFT, "b.jpg": LEFT, "c.jpg": NO_OVERRIDE}


def test_an_event_is_of_all_photos_again_while_there_are_no_others(make_photo: MakePhoto) -> None:
    first, second = make_photo("a.jpg"), make_photo("b.jpg")
    before = kept((first, None), (second, None), words=MEETING)
    for now in (UnfinishedWork(), kept((first, None))):
        joined = merge_work(now, before)
        assert (joined.event_place, set(owns_of(joined).values())) == (MEETING, {NO_OVERRIDE})


@pytest.mark.parametrize("said", [NO_EVENT_PLACE, EventPlace(event="Upacara", place="Balai")])
def test_an_event_stays_with_its_photos_when_others_have_been_added(make_photo: MakePhoto, said: EventPlace) -> None:
    before = kept((make_photo("a.jpg"), None), words=MEETING)
    joined = merge_work(kept((make_photo("b.jpg"), DAY), words=said), before)
    assert joined.event_place == said
    owns = owns_of(joined)
    assert owns["a.jpg"].apply_to_event_place(joined.event_place) == MEETING
    assert owns["b.jpg"] == NO_OVERRIDE


def test_an_event_that_was_typed_since_is_the_newer_one(make_photo: MakePhoto) -> None:
    photo = make_photo("a.jpg")
    joined = merge_work(kept((photo, None), words=EventPlace(event="Upacara")), kept((photo, DAY), words=MEETING))
    assert (joined.event_place.event, owns_of(joined), dates_of(joined)) == (
        "Upacara",
        {"a.jpg": NO_OVERRIDE},
        {"a.jpg": "2019-08-17"},
    )


def test_forgetting_leaves_nothing_and_may_be_done_twice(file: Path, make_photo: MakePhoto) -> None:
    save_unfinished(file, kept((make_photo("a.jpg"), DAY)))
    delete_unfinished(file)
    delete_unfinished(file)
    assert read(file) == UnfinishedWork()


def test_dates_that_an_earlier_version_kept_are_read(file: Path, make_photo: MakePhoto) -> None:
    dated, undated = make_photo("a.jpg"), make_photo("b.jpg")
    file.parent.mkdir()
    row = {"path": str(dated), "relative": "a.jpg", "kept": "2026-11-20", "size": dated.stat().st_size}
    row |= {"modified": dated.stat().st_mtime_ns}
    date = {"year": 2019, "month": 8, "day": 17, "time": None, "offset": None, "approximate": False}
    other = {"path": str(undated), "relative": "b.jpg", "kept": "2026-11-20"}
    file.write_text(json.dumps({"version": 1, "photos": [{**row, "date": date}, other]}))
    assert found_again(file) == {"a.jpg": "2019-08-17", "b.jpg": ""}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"version": 3, "photos": []}',
        b'{"version": 1}',
        b'{"version": 2, "words": {"weather": "fine"}, "photos": []}',
        b'{"version": 2, "words": [], "photos": []}',
        b'{"version": 1, "photos": [null, 3, {"path": "/a.jpg"}]}',
        b'{"version": 1, "photos": [{"path": "/a.jpg", "relative": "../../a.jpg", "kept": "2026-11-20"}]}',
        b'{"version": 1, "photos": [{"path": "/a.jpg", "relative": "a.jpg", "kept": "yesterday"}]}',
        b'{"version": 2, "photos": [{"path": "/a", "relative": "a", "kept": "2026-11-20", "style": {"size": 7}}]}',
        (
            b'{"version": 2, "photos": [{"path": "/a", "relative": "a", "kept": "2026-11-20", "size": 1, "modified": 1,'
            b' "style": {"size": 900}}]}'
        ),
        (
            b'{"version": 2, "photos": [{"path": "/a", "relative": "a", "kept": "2026-11-20", "size": 1, "modified": 1,'
            b' "date": {"year": 2022, "month": 10, "day": 14, "time": "08:15:00", "offset": 420.0,'
            b' "approximate": false}}]}'
        ),
    ],
)
def test_a_file_that_is_not_understood_says_so_and_can_be_set_aside(file: Path, text: bytes) -> None:
    file.parent.mkdir()
    for number in ("", "1"):
        file.write_bytes(text)
        stored = load_unfinished(file, today=TODAY)
        assert (stored.work.photos, stored.is_complete) == ((), False)
        aside = set_aside_damaged(file)
        assert aside.name == f"unfinished-damaged{number}.json"
        assert aside.read_bytes() == text
        assert not file.exists()


def test_what_can_be_read_of_a_damaged_file_is_read(file: Path, make_photo: MakePhoto) -> None:
    save_unfinished(file, kept((make_photo("a.jpg"), DAY), (make_photo("b.jpg"), DAY), words=MEETING))
    file.write_text(file.read_text(encoding="utf-8").replace('"kept"', '"lost"', 1), encoding="utf-8")
    stored = load_unfinished(file, today=TODAY)
    assert (dates_of(stored.work), stored.work.event_place, stored.is_complete) == (
        {"b.jpg": "2019-08-17"},
        MEETING,
        False,
    )


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


_STYLES = st.fixed_dictionaries(
    {},
    optional={
        "fill": st.just(AUTO) | st.tuples(*[st.integers(0, 255)] * 3),
        "font": st.text(max_size=20),
        "plate": st.none() | st.builds(Plate, st.sampled_from(PlateShape), st.tuples(*[st.integers(0, 255)] * 3)),
        "position": st.just(AUTO)
        | st.sampled_from(Anchor)
        | st.builds(CustomPosition, st.floats(0, 1), st.floats(0, 1)),
        "size": st.floats(1, 25),
    },
)
_SAID = st.fixed_dictionaries({}, optional={"event": st.text(max_size=20), "place": st.text(max_size=20)})
_OWNS = st.builds(
    lambda style, said: CaptionOverride(tuple(sorted(style.items())), tuple(sorted(said.items()))), _STYLES, _SAID
)
_NAMES = st.text(st.characters(exclude_characters="\0/"), min_size=1)


@given(
    st.lists(st.tuples(_NAMES, st.none() | _DATES, _OWNS, st.booleans()), min_size=1, max_size=5),
    st.builds(EventPlace, st.text(), st.text()),
)
def test_everything_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    photos: list[tuple[str, PartialDate | None, CaptionOverride, bool]],
    words: EventPlace,
) -> None:
    file = tmp_path_factory.mktemp("kept") / "unfinished.json"
    folder = Path("/foto")
    rows = (
        UnfinishedPhoto(
            FoundPhoto(folder / f"x{name}", Path(f"x{name}")),
            TODAY,
            Photo(folder / f"x{name}", 1, 2),
            date,
            own,
            damaged,
        )
        for name, date, own, damaged in photos
    )
    work = UnfinishedWork(tuple(rows), words)
    save_unfinished(file, work)
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == 2
    assert read(file) == work


def test_a_shifted_clock_comes_back_with_its_shift(file: Path, make_photo: MakePhoto) -> None:
    clock = PartialDate(2018, 10, 12, datetime.time(8, 15), 420)
    shifted = shift_clock_date(clock, parse_clock_shift("+4y2d"), today=TODAY)
    save_unfinished(file, kept((make_photo("a.jpg"), shifted)))
    (photo,) = read(file).photos
    assert photo.date == shifted
    damaged = file.read_text(encoding="utf-8").replace("+4y2d", "+4 parsecs")
    file.write_text(damaged, encoding="utf-8")
    assert load_unfinished(file, today=TODAY).work.photos == ()
