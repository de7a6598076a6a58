"""What is taken of dragged or copied data: files, else a picture's own bytes, else its pixels; or why nothing is."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from given import MakePhoto
from stampgui.gui.shell import transfer_data
from stampgui.gui.shell.transfer_data import Offer, PictureData, classify_offer, read_transfer
from stampgui.image.format import Format


def encoded(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 90, 30)).save(stream, kind)
    return stream.getvalue()


def handed_over(*urls: str, image: bool = False, **types: bytes) -> QMimeData:
    """What a program hands over: addresses, pixels, and data by the second half of their types."""
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if image:
        data.setImageData(QImage(40, 30, QImage.Format.Format_RGB32))
    for kind, content in types.items():
        data.setData(f"image/{kind}", content)
    return data


def with_data(name: str, content: bytes, *urls: str) -> QMimeData:
    data = handed_over(*urls)
    data.setData(name, content)
    return data


def test_files_are_taken_even_where_there_is_a_picture_too() -> None:
    data = handed_over("file:///foto/a.jpg", "https://example.org/a.jpg", image=True, png=encoded("PNG"))
    transfer = read_transfer(data)
    assert (transfer.paths, transfer.picture) == ((Path("/foto/a.jpg"),), None)
    assert transfer.problem == Offer.REMOTE_FILES.refusal


@pytest.mark.parametrize(
    ("name", "pillow", "kind"),
    [
        ("image/jpeg", "JPEG", Format.JPEG),
        ("image/png", "PNG", Format.PNG),
        ("image/webp", "WEBP", Format.WEBP),
        ("image/tiff", "TIFF", Format.TIFF),
        ('application/x-qt-windows-mime;value="JFIF"', "JPEG", Format.JPEG),
    ],
)
def test_a_pictures_own_bytes_are_taken_as_they_are(name: str, pillow: str, kind: Format) -> None:
    content = encoded(pillow)
    transfer = read_transfer(with_data(name, content))
    assert (transfer.picture, transfer.problem) == (PictureData(content, kind), None)


def test_of_a_programs_conversions_png_is_taken_and_of_a_cameras_file_the_jpeg(make_photo: MakePhoto) -> None:
    png = encoded("PNG")
    converted = read_transfer(handed_over(image=True, jpeg=encoded("JPEG"), png=png, bmp=encoded("BMP")))
    assert converted.picture == PictureData(png, Format.PNG)
    original = make_photo("a.jpg", taken="2023:01:20 08:00:11").read_bytes()
    assert read_transfer(handed_over(jpeg=original, png=png)).picture == PictureData(original, Format.JPEG)


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", encoded("PNG")], ids=["nothing", "a page", "another"])
def test_bytes_that_are_not_what_they_are_called_are_not_believed(content: bytes) -> None:
    pixels = read_transfer(handed_over(image=True, jpeg=content)).picture
    assert isinstance(pixels, QImage)
    assert read_transfer(handed_over(jpeg=content)).picture is None
    assert read_transfer(handed_over(jpeg=content)).problem is not None


def test_the_file_that_a_browser_hands_over_with_the_address_is_taken_if_it_is_a_photo() -> None:
    unnamed, address = "application/octet-stream", "https://example.org/a"
    assert read_transfer(with_data(unnamed, encoded("WEBP"), address)).picture == PictureData(
        encoded("WEBP"), Format.WEBP
    )
    other = read_transfer(with_data(unnamed, b"MZ program", address))
    assert (other.picture, other.problem) == (None, Offer.WEB_ADDRESS.refusal)


def test_a_picture_that_memory_has_no_room_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encoded("PNG")
    monkeypatch.setattr(transfer_data, "LARGEST_DATA", len(content) - 1)
    assert read_transfer(handed_over(image=True, png=content)).problem == transfer_data.TOO_LARGE
    monkeypatch.setattr(transfer_data, "LARGEST_PIXELS", 40 * 30 - 1)
    pixels = read_transfer(handed_over(image=True))
    assert (pixels.picture, pixels.problem) == (None, transfer_data.TOO_LARGE)


@pytest.mark.parametrize(
    ("data", "offer"),
    [
        (handed_over("https://example.org/a.jpg"), Offer.WEB_ADDRESS),
        (handed_over("mtp:/Galaxy/DCIM/a.jpg"), Offer.REMOTE_FILES),
        (handed_over("gphoto2://[usb:001,005]/DCIM/a.jpg"), Offer.REMOTE_FILES),
        (handed_over("smb://server/foto/a.jpg"), Offer.REMOTE_FILES),
        (with_data('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\1\0\0\0"), Offer.REMOTE_FILES),
        (with_data("text/plain", b"20 Januari 2023"), Offer.NOTHING),
    ],
)
def test_what_cannot_be_taken_is_named(data: QMimeData, offer: Offer) -> None:
    assert classify_offer(data) is offer
    transfer = read_transfer(data)
    assert (transfer.offer, transfer.paths, transfer.picture) == (offer, (), None)
    assert (transfer.problem is None) is (offer is Offer.NOTHING)
