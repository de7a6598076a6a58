"""Pictures that are one although size, compression or colours differ, and pictures that are not."""

import io
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from look_alikes import LOOK_ALIKES
from painted import SIZE, paint
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from stampgui.batch.same_pictures import Comparison, find_same_pictures
from stampgui.image.same_picture.photo_hash import hash_photo
from stampgui.image.same_picture.picture_hash import PictureHash, hash_picture


def compress(picture: Image.Image, quality: int) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def are_same(one: Image.Image, other: Image.Image) -> bool:
    return find_hash(hash_picture(one), hash_picture(other))


def find_hash(one: PictureHash | None, other: PictureHash | None) -> bool:
    assert one is not None
    assert other is not None
    return bool(find_same_pictures(Comparison({1: one}, {2: other})))


@pytest.mark.parametrize("edge", [2560, 1600, 1280, 320])
def test_a_whatsapp_copy_is_the_same_picture_at_every_size(edge: int) -> None:
    assert are_same(paint(1), compress(ImageOps.contain(paint(1), (edge, edge)), 60))


@pytest.mark.parametrize("shape", [(1080, 1080), (1080, 1350)])
def test_a_picture_cropped_for_instagram_is_the_same(shape: tuple[int, int]) -> None:
    assert are_same(paint(2), compress(ImageOps.fit(paint(2), shape), 75))


@given(st.integers(0, 500), st.integers(50, 95), st.integers(300, 2000))
@settings(deadline=None, max_examples=25)
def test_no_size_or_quality_makes_it_another_picture(number: int, quality: int, edge: int) -> None:
    hashed = hash_picture(paint(number))
    assume(hashed is not None and not hashed.is_flat)  # one large area makes a scene look like a page
    assert are_same(paint(number), compress(ImageOps.contain(paint(number), (edge, edge)), quality))


@given(st.integers(0, 500), st.integers(501, 1000))
@settings(deadline=None, max_examples=25)
def test_two_scenes_are_never_the_same(one: int, other: int) -> None:
    assert not are_same(paint(one), paint(other))


def test_an_edited_picture_is_the_same() -> None:
    brighter = ImageEnhance.Brightness(paint(3)).enhance(1.2)
    grey = paint(3).convert("L").convert("RGB")
    captioned = paint(3)
    ImageDraw.Draw(captioned).rectangle((700, 800, 1150, 860), (255, 200, 40))
    assert are_same(paint(3), compress(brighter, 70))
    assert are_same(paint(3), compress(grey, 70))
    assert are_same(paint(3), compress(captioned, 70))


@pytest.mark.parametrize("kind", [kind for kind in LOOK_ALIKES if kind != "scenes"])
def test_pages_of_one_template_and_moments_in_one_hall_are_never_taken_for_each_other(kind: str) -> None:
    hashed = (hash_picture(LOOK_ALIKES[kind](number)) for number in range(12))
    every = {number: picture for number, picture in enumerate(hashed) if picture is not None}
    assert find_same_pictures(Comparison(every, every)) == {}


def test_a_picture_that_was_brightened_until_parts_are_white_is_the_same() -> None:
    assert are_same(paint(3), compress(ImageEnhance.Brightness(paint(3)).enhance(1.4), 70))


def test_a_stretched_picture_is_another() -> None:
    assert not are_same(paint(3), paint(3).resize((SIZE[0], SIZE[0])))


def test_a_sky_a_white_page_and_a_night_are_too_plain_to_be_recognised() -> None:
    sky = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    page = Image.new("RGB", SIZE, (250, 249, 246))
    night = Image.effect_noise(SIZE, 6).point(lambda level: level // 10).convert("RGB")
    assert [hash_picture(each) for each in (sky, page, night)] == [None, None, None]


def test_an_upright_copy_is_recognised_though_the_camera_stored_the_photo_on_its_side(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    paint(4).transpose(Image.Transpose.ROTATE_90).save(tmp_path / "camera.jpg", exif=exif)
    ImageOps.contain(paint(4), (640, 640)).save(tmp_path / "whatsapp.jpg", quality=60)
    camera, copy = hash_photo(tmp_path / "camera.jpg"), hash_photo(tmp_path / "whatsapp.jpg")
    assert find_hash(camera, copy)


def test_the_thumbnail_in_the_file_is_enough_even_with_black_bars(tmp_path: Path) -> None:
    wide = paint(5, (1200, 800))
    thumbnail = ImageOps.pad(wide, (160, 120), color=0)
    write_with_thumbnail(Image.new("RGB", (1200, 800), (90, 90, 90)), thumbnail, tmp_path / "camera.jpg")
    hashed, copy = hash_photo(tmp_path / "camera.jpg"), hash_picture(wide)
    assert find_hash(hashed, copy)


def test_a_thumbnail_of_another_shape_without_bars_is_not_the_photo(tmp_path: Path) -> None:
    write_with_thumbnail(paint(6, (1200, 500)), paint(7, (160, 120)), tmp_path / "camera.jpg")
    hashed, itself = hash_photo(tmp_path / "camera.jpg"), hash_picture(paint(6, (1200, 500)))
    assert find_hash(hashed, itself)


def test_a_file_that_is_no_photo_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "notes.jpg").write_bytes(b"not a photo")
    assert hash_photo(tmp_path / "notes.jpg") is None
    assert hash_photo(tmp_path / "missing.jpg") is None


def write_with_thumbnail(picture: Image.Image, thumbnail: Image.Image, path: Path) -> None:
    import piexif

    file = io.BytesIO()
    thumbnail.save(file, "JPEG")
    exif = piexif.dump(
        {"0th": {piexif.ImageIFD.Make: b"Nikon"}, "1st": {piexif.ImageIFD.Compression: 6}, "thumbnail": file.getvalue()}
    )
    picture.save(path, exif=exif)
