"""What a HEIC or AVIF file says about its main picture: size, orientation, colours, and what belongs to it.

Item properties of ISO/IEC 23008-12 (HEIF), section 6.5 and annex B, and of ISO/IEC 14496-12, 12.1.5 (colr).
"""

from dataclasses import dataclass
from typing import Final

from stampgui.image.isobmff.boxes import MOST_BOXES, BoxReader, parse_boxes
from stampgui.image.orientation import Orientation

_ORIENTATIONS: Final = {
    (0, None): Orientation.TOP_LEFT,
    (0, 1): Orientation.TOP_RIGHT,
    (2, None): Orientation.BOTTOM_RIGHT,
    (0, 0): Orientation.BOTTOM_LEFT,
    (1, 0): Orientation.LEFT_TOP,
    (3, None): Orientation.RIGHT_TOP,
    (3, 0): Orientation.RIGHT_BOTTOM,
    (1, None): Orientation.LEFT_BOTTOM,
    (1, 1): Orientation.RIGHT_BOTTOM,
    (3, 1): Orientation.LEFT_TOP,
    (2, 0): Orientation.TOP_RIGHT,
    (2, 1): Orientation.BOTTOM_LEFT,
}
"""By quarter turns to the left (irot) and then the mirroring (imir: 0 exchanges top and bottom, 1 left and right)."""

_ALPHA: Final = (b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1")
_SRGB_LIKE: Final = ((1, 2, 5, 6), (1, 2, 6, 13, 14, 15))
"""Colour primaries and transfer functions (ITU-T H.273) that differ from sRGB too little to be seen, or say nothing."""


@dataclass(frozen=True, slots=True)
class PrimaryItem:
    """What the properties of the main picture say."""

    size: tuple[int, int]
    """(width, height) before `orientation` turns it."""
    orientation: Orientation
    """How the picture is turned and mirrored to be displayed."""
    depth: int
    """Bits per sample."""
    icc: bytes | None
    """The colour profile."""
    has_alpha: bool
    """Whether a part of the picture may be transparent."""
    has_extra_pictures: bool
    """Whether the file holds depth maps, gain maps or mattes."""
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
    return PrimaryItem(
        size=_read_size(first),
        orientation=_read_orientation(found),
        depth=max(first[b"pixi"][5:], default=8) if b"pixi" in first else 8,
        icc=profile,
        has_alpha=not auxiliaries.isdisjoint(_ALPHA),
        has_extra_pictures=bool(auxiliaries.difference(_ALPHA))
        or b"tmap" in (meta[b"iinf"].data if b"iinf" in meta else b""),
        has_unusual_colours=profile is None and any(map(_has_unusual_colours, colours[:1])),
    )


def _read_size(properties: dict[bytes, bytes]) -> tuple[int, int]:
    """The ispe property, of which clap may show a part (23008-12, 6.5.3 and 6.5.9)."""
    ispe = BoxReader(properties[b"ispe"], 4)
    width, height = ispe.read_number(4), ispe.read_number(4)
    if b"clap" in properties:
        clap = BoxReader(properties[b"clap"])
        across, across_of, down, down_of = (clap.read_number(4) for _ in range(4))
        if across_of and down_of:
            width, height = min(width, across // across_of), min(height, down // down_of)
    if not width or not height:
        raise KeyError("ispe")
    return width, height


def _read_orientation(properties: list[tuple[bytes, bytes]]) -> Orientation:
    """Rotation and mirroring apply in the order in which they are listed."""
    angle, axis = 0, None
    for kind, body in properties:
        if kind == b"irot" and body:
            angle = body[0] & 3
            if axis is not None:  # mirroring first: the same as turning the other way first
                angle = -angle % 4
        elif kind == b"imir" and body:
            axis = body[0] & 1
    return _ORIENTATIONS[angle, axis]


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
