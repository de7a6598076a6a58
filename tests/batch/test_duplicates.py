"""The same photo under several names is recognised, and nothing is read that cannot be the same."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from given import MakePhoto, symbolic_link
from stampgui.batch import duplicates as room
from stampgui.batch.duplicates import ContentId, DuplicateFinder
from stampgui.image.photo import identify


def never() -> bool:
    return False


def contents(finder: DuplicateFinder, paths: Iterable[Path]) -> list[ContentId]:
    """The content of each photo, as it is known in the end."""
    known = {path: finder.add(identify(path), path) for path in paths}
    known.update(finder.compare(never))
    return list(known.values())


def test_copies_are_the_same_and_other_photos_of_the_same_size_are_not(make_photo: MakePhoto) -> None:
    first = make_photo("IMG_1.jpg")
    copy = Path(shutil.copy(first, first.with_name("IMG_1 (1).jpg")))
    other = first.with_name("IMG_2.jpg")
    data = bytearray(first.read_bytes())
    data[-3] ^= 1
    other.write_bytes(data)
    assert contents(DuplicateFinder(), [first, other, copy]) == [0, 1, 0]


def test_a_copy_that_comes_later_is_recognised(make_photo: MakePhoto) -> None:
    finder, first = DuplicateFinder(), make_photo("a.jpg")
    assert contents(finder, [first, make_photo("b.jpg", size=(320, 240))]) == [0, 1]
    copies = [Path(shutil.copy(first, first.with_name(f"{number}.jpg"))) for number in range(2)]
    assert contents(finder, copies) == [0, 0]


def test_photos_that_differ_where_nothing_but_all_of_them_tells_it(tmp_path: Path) -> None:
    """Scans of white paper: beginning, middle and end are the same."""
    paths = [tmp_path / f"{number}.bmp" for number in range(4)]
    for number, path in enumerate(paths):
        page = bytearray(400_000)
        page[100_000] = number // 2
        path.write_bytes(page)
    assert contents(DuplicateFinder(), paths) == [0, 0, 2, 2]


def test_links_and_sizes_of_their_own_are_told_without_reading(
    make_photo: MakePhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = make_photo("a.jpg"), make_photo("b.jpg", size=(320, 240))
    link, symbolic = first.with_name("link.jpg"), first.with_name("symbolic.jpg")
    link.hardlink_to(first)
    symbolic_link(symbolic, first)
    monkeypatch.setattr(room, "_hash_sample", lambda photo: pytest.fail("read"))
    assert contents(DuplicateFinder(), [first, link, other, symbolic]) == [0, 0, 1, 0]


def test_links_to_a_copy_are_twins_of_its_photo(make_photo: MakePhoto) -> None:
    first = make_photo("a.jpg")
    copy = Path(shutil.copy(first, first.with_name("copy.jpg")))
    link = first.with_name("link.jpg")
    link.hardlink_to(copy)
    assert contents(DuplicateFinder(), [first, copy, link]) == [0, 0, 0]


def test_a_file_that_was_changed_is_another_photo(make_photo: MakePhoto) -> None:
    finder, path = DuplicateFinder(), make_photo("a.jpg")
    assert contents(finder, [path]) == [0]
    path.write_bytes(path.read_bytes() + b"\n")
    assert contents(finder, [path]) == [1]


def test_a_file_that_has_gone_is_nobodys_twin(make_photo: MakePhoto) -> None:
    finder, first = DuplicateFinder(), make_photo("a.jpg")
    copy = Path(shutil.copy(first, first.with_name("copy.jpg")))
    known = [finder.add(identify(path), path) for path in (first, copy)]
    first.unlink()
    assert (known, list(finder.compare(never))) == ([0, 1], [])


def test_comparing_stops_when_it_is_told_to(make_photo: MakePhoto) -> None:
    finder, first = DuplicateFinder(), make_photo("a.jpg")
    for path in (first, Path(shutil.copy(first, first.with_name("copy.jpg")))):
        finder.add(identify(path), path)
    assert list(finder.compare(lambda: True)) == []


@pytest.mark.parametrize("steps", range(8))
def test_what_was_not_compared_because_it_was_stopped_is_compared_next_time(make_photo: MakePhoto, steps: int) -> None:
    finder, first = DuplicateFinder(), make_photo("a.jpg")
    copies = [Path(shutil.copy(first, first.with_name(f"{number}.jpg"))) for number in range(3)]
    for path in (first, *copies):
        finder.add(identify(path), path)
    answers = iter([False] * steps)
    found = dict(finder.compare(lambda: next(answers, True)))
    found.update(finder.compare(never))
    assert found == dict.fromkeys(copies, 0)
