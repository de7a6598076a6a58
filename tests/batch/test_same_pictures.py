"""Finding the same picture among many photos, with their files and in worker processes."""

from pathlib import Path

from painted import paint
from PIL import ImageDraw, ImageOps

from stampgui.batch.same_pictures import Comparison, SamePictureFinder, find_same_pictures
from stampgui.image.photo import Photo, identify
from stampgui.image.same_picture.picture_hash import hash_picture


def save(folder: Path, name: str, number: int, edge: int = 1200) -> Photo:
    ImageOps.contain(paint(number), (edge, edge)).save(folder / name, quality=70)
    return identify(folder / name)


def test_each_copy_finds_its_own_original_among_the_others(tmp_path: Path) -> None:
    originals = {number: save(tmp_path, f"IMG_120{number}.jpg", number) for number in range(5)}
    copies = {10 + number: save(tmp_path, f"IMG-WA000{number}.jpg", number, 640) for number in range(1, 4)}
    assert SamePictureFinder().find(copies, originals, workers=0) == {11: (1,), 12: (2,), 13: (3,)}


def test_the_worker_processes_find_the_same(tmp_path: Path) -> None:
    originals = {1: save(tmp_path, "IMG_1201.jpg", 1), 2: save(tmp_path, "IMG_1202.jpg", 2)}
    copies = {3: save(tmp_path, "IMG-WA0001.jpg", 2, 640)}
    assert SamePictureFinder().find(copies, originals, workers=2) == {3: (2,)}


def test_a_photo_that_cannot_be_read_is_simply_not_found(tmp_path: Path) -> None:
    original = save(tmp_path, "IMG_1201.jpg", 1)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff but no photo")
    assert SamePictureFinder().find({1: identify(tmp_path / "broken.jpg")}, {2: original}, workers=2) == {}


def test_a_photo_is_read_once_and_again_when_it_changed(tmp_path: Path) -> None:
    finder = SamePictureFinder()
    original, copy = save(tmp_path, "IMG_1201.jpg", 1), save(tmp_path, "copy.jpg", 2, 640)
    assert finder.find({1: copy}, {2: original}, workers=0) == {}
    changed = save(tmp_path, "copy.jpg", 1, 800)
    assert finder.find({1: changed}, {2: original}, workers=0) == {1: (2,)}
    (tmp_path / "copy.jpg").unlink()
    assert finder.find({1: changed}, {2: original}, workers=0) == {1: (2,)}


def test_nothing_is_found_after_the_search_was_cancelled(tmp_path: Path) -> None:
    original, copy = save(tmp_path, "IMG_1201.jpg", 1), save(tmp_path, "copy.jpg", 1, 640)
    assert SamePictureFinder().find({1: copy}, {2: original}, workers=2, cancelled=lambda: True) == {}


def test_the_photo_of_which_one_is_a_crop_is_found_and_a_photo_never_finds_itself() -> None:
    whole, crop, other = (hash_picture(each) for each in (paint(1), ImageOps.fit(paint(1), (900, 900)), paint(2)))
    assert whole is not None
    assert crop is not None
    assert other is not None
    every = {1: whole, 2: crop, 3: other}
    assert find_same_pictures(Comparison(every, every)) == {1: (2,), 2: (1,)}


def test_the_most_similar_comes_first() -> None:
    written = paint(1)
    ImageDraw.Draw(written).rectangle((600, 700, 1150, 860), (255, 200, 40))
    wanted, near, far = (hash_picture(each) for each in (paint(1), paint(1), written))
    assert wanted is not None
    assert near is not None
    assert far is not None
    assert find_same_pictures(Comparison({0: wanted}, {5: far, 9: near})) == {0: (9, 5)}
