"""What a HEIC or AVIF file says about its main picture: size, orientation, colours, and what belongs to it.

Item properties of ISO/IEC 23008-12 (HEIF), section 6.5 and annex B, and of ISO/IEC 14496-12, 12.1.5 (colr).
"""

from enum import Enum, auto
from typing import Final

from stampgui.image.isobmff.boxes import MOST_BOXES, BoxReader, parse_boxes
from stampgui.image.isobmff.picture_geometry import read_geometry
from stampgui.image.orientation import Box, Orientation
from stampgui.values import dataclass

_ALPHA: Final = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1")
_DEPTH: Final = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:depth", b"urn:mpeg:hevc:2015:auxid:2")
_GAIN_MAP: Final = (b"urn:com:apple:photo:2020:aux:hdrgainmap",)
_SRGB_LIKE: Final = ((1, 2, 5, 6), (1, 2, 6, 13, 14, 15))
"""Colour primaries and transfer functions (ITU-T H.273) that differ from sRGB too little to be seen, or say nothing."""


class ExtraPicture(Enum):
    """What else may belong to a picture."""

    GAIN_MAP = auto()
    """How bright it is on HDR screens: Apple's, or that of ISO 21496-1."""
    DEPTH_MAP = auto()
    OTHER = auto()
    """Such as the mattes of Apple's portraits."""


@dataclass(frozen=True, slots=True)
class PrimaryItem:
    """What the properties of the main picture say."""

    number: int
    """That of the item."""
    size: tuple[int, int]
    """(width, height) of the part that is displayed, before `orientation` turns it."""
    crop: Box | None
    """That part of the coded picture, None where it is all of it."""
    orientation: Orientation
    """How the picture is turned and mirrored to be displayed."""
    depth: int
    """Bits per sample."""
    icc: bytes | None
    """The colour profile."""
    has_alpha: bool
    """Whether a part of the picture may be transparent."""
    extra_pictures: frozenset[ExtraPicture]
    """What the file holds besides."""
    has_unusual_colours: bool
    """Whether colours are described by numbers alone, and not by those of sRGB."""


def read_primary_item(meta: dict[bytes, BoxReader]) -> PrimaryItem:
    """Read them from the boxes of the meta box. Raises BoxError, and KeyError where there is no picture or no size."""
    pitm = meta[b"pitm"]
    primary = pitm.read_number(2 if pitm.read_number(4) >> 24 == 0 else 4)
    inner = dict(reversed(parse_boxes(meta[b"iprp"].data)))
    all_properties = parse_boxes(inner[b"ipco"])
    found = [
        all_properties[index - 1]
        for index in _find_property_indices(primary, BoxReader(inner[b"ipma"]))
        if 0 < index <= len(all_properties)
    ]
    first = dict(reversed(found))
    auxiliaries = {body[4:].split(b"\0")[0] for kind, body in all_properties if kind == b"auxC"}
    # in a picture composed of tiles, only the tiles may have one
    colours = [body for kind, body in (*found, *all_properties) if kind == b"colr"]
    profile = next((body[4:] for body in colours if body[:4] in (b"prof", b"rICC")), None)
    geometry = read_geometry(found)
    return PrimaryItem(
        number=primary,
        size=geometry.stored_size,
        crop=geometry.crop,
        orientation=geometry.orientation,
        depth=max(first[b"pixi"][5:], default=8) if b"pixi" in first else 8,
        icc=profile,
        has_alpha=not auxiliaries.isdisjoint(_ALPHA),
        extra_pictures=frozenset(map(_name_extra_picture, auxiliaries.difference(_ALPHA)))
        | ({ExtraPicture.GAIN_MAP} if b"tmap" in (meta[b"iinf"].data if b"iinf" in meta else b"") else set()),
        has_unusual_colours=profile is None and any(map(_has_unusual_colours, colours[:1])),
    )


def _name_extra_picture(auxiliary: bytes) -> ExtraPicture:
    if auxiliary in _GAIN_MAP:
        return ExtraPicture.GAIN_MAP
    return ExtraPicture.DEPTH_MAP if auxiliary in _DEPTH else ExtraPicture.OTHER


def _has_unusual_colours(colr: bytes) -> bool:
    if colr[:4] != b"nclx" or len(colr) < 8:
        return False
    codes = (int.from_bytes(colr[4:6], "big"), int.from_bytes(colr[6:8], "big"))
    return any(code not in usual for code, usual in zip(codes, _SRGB_LIKE, strict=True))


def _find_property_indices(item: int, ipma: BoxReader) -> list[int]:
    """Indices, from 1, into ipco (23008-12, 9.3.2)."""
    flags = ipma.read_number(4)
    item_size, index_size = 2 if flags >> 24 == 0 else 4, 2 if flags & 1 else 1
    for _ in range(min(ipma.read_number(4), MOST_BOXES)):
        number, count = ipma.read_number(item_size), ipma.read_number(1)
        indices = ipma.take(count * index_size)
        if number == item:
            essential = 0x8000 if index_size == 2 else 0x80
            return [
                int.from_bytes(indices[at : at + index_size], "big") & ~essential
                for at in range(0, len(indices), index_size)
            ]
    return []
