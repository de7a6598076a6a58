"""What another program hands over when something is dropped onto the window or pasted: files, or a picture as data.

Decided by what can be used. Whatever else is handed over gets a sentence that says what to do instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from stampgui.i18n import Message, message
from stampgui.image.format import SNIFFED_BYTES, Format, sniff
from stampgui.image.limits import LARGEST_PIXELS

COPIES_MIME_TYPE: Final = "application/x-stampgui-copies"
"""Marks copies that are dragged out of this program, so that dropping them back does not import them."""
LARGEST_DATA: Final = 512 << 20
"""Bytes of a picture that is taken over: it is in memory two or three times."""
TOO_LARGE: Final = message("The picture is too large to be pasted. Please save it as a file first, then add the file.")

_WINDOWS_TYPE: Final = 'application/x-qt-windows-mime;value="{name}"'
"""How Qt calls a clipboard format of Windows that it does not know itself."""
_PICTURE_TYPES: Final = {
    "image/png": Format.PNG,
    _WINDOWS_TYPE.format(name="PNG"): Format.PNG,
    "image/jpeg": Format.JPEG,
    "image/jpg": Format.JPEG,
    "image/pjpeg": Format.JPEG,
    _WINDOWS_TYPE.format(name="JFIF"): Format.JPEG,
    "image/webp": Format.WEBP,
    "image/heic": Format.HEIF,
    "image/heif": Format.HEIF,
    "image/avif": Format.AVIF,
    "image/jxl": Format.JPEG_XL,
    "image/tiff": Format.TIFF,
    "image/gif": Format.GIF,
    "image/bmp": Format.BMP,
}
"""Types of data that are the bytes of a file this program reads, the preferred ones first: programs that offer several
convert the picture into each of them, and PNG loses nothing."""
_EXIF: Final = b"Exif\0\0"
_EXIF_WITHIN: Final = 4096
"""Bytes from the beginning of a JPEG in which its EXIF data begin."""
_UNNAMED_TYPE: Final = "application/octet-stream"
"""The type of the file that browsers for Linux hand over with the address of a dragged picture."""
_VIRTUAL_FILES: Final = tuple(
    _WINDOWS_TYPE.format(name=name) for name in ("FileGroupDescriptorW", "FileGroupDescriptor")
)
"""Files that Windows fetches only when they are dropped: from a phone, an e-mail, a ZIP file."""
_WEB_SCHEMES: Final = ("http", "https")


class Offer(Enum):
    """What dragged or copied data have to offer, the most useful of it."""

    FILES = auto()
    PICTURE = auto()
    """A picture as data."""
    WEB_ADDRESS = auto()
    REMOTE_FILES = auto()
    """Files that are not on this computer: on a phone or camera, in an e-mail."""
    OWN_COPIES = auto()
    NOTHING = auto()

    @property
    def refusal(self) -> Message | None:
        """Why nothing of it can be added and what to do; None where something can be, or there is nothing to say."""
        match self:
            case Offer.WEB_ADDRESS:
                return message(
                    "This is only the address of a picture on the web. Please save the picture on this computer first, "
                    "then add the file. Or copy the picture itself there (“Copy image”) and paste it here."
                )
            case Offer.REMOTE_FILES:
                return message(
                    "These photos are not on this computer yet, but on a phone or camera, in an e-mail or on another "
                    "device. Please copy them to this computer first, for example into the folder Pictures, then add "
                    "them from there."
                )
        return None


@dataclass(frozen=True, slots=True)
class PictureData:
    """A picture as the bytes of a file."""

    data: bytes
    format: Format


@dataclass(frozen=True, slots=True)
class Transfer:
    """What was handed over. A QImage is a picture that has no bytes of its own, such as a screenshot."""

    offer: Offer
    paths: tuple[Path, ...] = ()
    """The files and folders on this computer."""
    picture: PictureData | QImage | None = None
    problem: Message | None = None
    """Why something of it, or all, is not added, and what to do."""


def classify_offer(data: QMimeData) -> Offer:
    """Look at the types and addresses alone, without fetching a picture from the other program."""
    if data.hasFormat(COPIES_MIME_TYPE):
        return Offer.OWN_COPIES
    urls = data.urls() if data.hasUrls() else []
    if any(url.isLocalFile() for url in urls):
        return Offer.FILES
    if data.hasImage() or any(map(data.hasFormat, _PICTURE_TYPES)):
        return Offer.PICTURE
    if any(url.scheme() in _WEB_SCHEMES for url in urls):
        return Offer.PICTURE if data.hasFormat(_UNNAMED_TYPE) else Offer.WEB_ADDRESS
    if urls or any(map(data.hasFormat, _VIRTUAL_FILES)):
        return Offer.REMOTE_FILES
    return Offer.NOTHING


def read_transfer(data: QMimeData) -> Transfer:
    """Fetch everything that can be used from the other program: files, or else the picture."""
    offer = classify_offer(data)
    match offer:
        case Offer.FILES:
            urls = data.urls()
            paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
            return Transfer(offer, paths, problem=Offer.REMOTE_FILES.refusal if len(paths) < len(urls) else None)
        case Offer.PICTURE:
            return _read_picture(data)
    return Transfer(offer, problem=offer.refusal)


def _read_picture(data: QMimeData) -> Transfer:
    """Fetch the picture, as bytes if it can be had so."""
    too_large = False
    found: list[PictureData] = []
    for picture in _fetch_bytes(data):
        too_large |= len(picture.data) > LARGEST_DATA
        if len(picture.data) <= LARGEST_DATA and sniff(picture.data[:SNIFFED_BYTES]) is picture.format:
            found.append(picture)
    if found:
        return Transfer(Offer.PICTURE, picture=next(filter(_is_of_camera, found), found[0]))
    image = data.imageData() if data.hasImage() and not too_large else None
    if isinstance(image, QImage) and not image.isNull():
        too_large = image.width() * image.height() > LARGEST_PIXELS or image.sizeInBytes() > 2 * LARGEST_DATA
        if not too_large:
            return Transfer(Offer.PICTURE, picture=image)
    if too_large:
        problem = TOO_LARGE
    else:
        web = any(url.scheme() in _WEB_SCHEMES for url in data.urls())
        problem = (web and Offer.WEB_ADDRESS.refusal) or message(
            "The other program handed over no picture that can be read. Please save it as a file first, then add the "
            "file."
        )
    return Transfer(Offer.PICTURE, problem=problem)


def _is_of_camera(picture: PictureData) -> bool:
    """Whether a JPEG has EXIF data: it is a photo's own file then, since no program converts with it."""
    return picture.format is Format.JPEG and _EXIF in picture.data[:_EXIF_WITHIN]


def _fetch_bytes(data: QMimeData) -> Iterator[PictureData]:
    """Yield what may be a photo's own bytes: the preferred type of those offered, and JPEG for its EXIF data."""
    offered = [name for name in _PICTURE_TYPES if data.hasFormat(name)]
    jpeg = [name for name in offered[1:] if _PICTURE_TYPES[name] is Format.JPEG]
    for name in (*offered[:1], *jpeg[:1]):
        yield PictureData(bytes(data.data(name).data()), _PICTURE_TYPES[name])
    if not offered and data.hasFormat(_UNNAMED_TYPE):
        content = bytes(data.data(_UNNAMED_TYPE).data())
        if (kind := sniff(content[:SNIFFED_BYTES])) is not None:
            yield PictureData(content, kind)
