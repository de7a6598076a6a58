"""The header of a JPEG file, and of one that lies inside another file."""

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage
from stampgui.image.jpeg.frame import read_frame
from stampgui.image.jpeg.segments import (
    APP11,
    APP15,
    MARK,
    Segment,
    find_colour_profile,
    find_exif_block,
    find_extended_xmp_packets,
    find_further_exif_blocks,
    find_further_xmp_packets,
    find_photoshop_resources,
    find_xmp_packet,
)
from stampgui.image.jpeg.segments import read_header_segments as read_segments
from stampgui.image.metadata.blocks import MetadataBlocks

_GAIN_MAP: Final = b"http://ns.adobe.com/hdr-gain-map/1.0/"
_START: Final = b"\xff\xd8\xff"
_LONGEST_HEADER: Final = 4 << 20
"""The most bytes before the pixels of a JPEG inside another file; thumbnail and maker note have a fortieth of that."""


def read_metadata_blocks(stream: BinaryIO) -> MetadataBlocks:
    """Read what the file says about itself, from its start to its pixels. Raises UnusableImage."""
    segments = tuple(read_segments(stream))
    frame = read_frame(segments)
    resources = find_photoshop_resources(segments)
    extensions = find_extended_xmp_packets(segments)
    return MetadataBlocks(
        size=(frame.width, frame.height),
        tiff=find_exif_block(segments),
        further_tiff=find_further_exif_blocks(segments),
        further_xmp=(*find_further_xmp_packets(segments), *filter(None, extensions)),
        damaged=("XMP",) if None in extensions else (),
        mark=next((s.payload for s in segments if s.marker == APP15 and s.payload.startswith(MARK)), None),
        refusal=frame.refusal,
        xmp=find_xmp_packet(segments),
        iptc=None if resources is None else _find_iptc_records(resources),
        icc=find_colour_profile(segments),
        resources=resources,
        changes=tuple(_list_changes(segments)),
        is_demanding=not frame.is_sequential,
        has_undo_data=_has_undo_data(segments),
    )


def _find_iptc_records(resources: bytes) -> bytes | None:
    from stampgui.image.metadata.iptc import find_iptc_records  # late, as the next two: few photos have such segments

    return find_iptc_records(resources)


def _has_undo_data(segments: tuple[Segment, ...]) -> bool:
    own = tuple(segment for segment in segments if segment.marker == APP15)
    if not own:
        return False
    from stampgui.image.jpeg.undo import has_undo_data

    return has_undo_data(own)


def _has_further_pictures(segments: tuple[Segment, ...]) -> bool:
    from stampgui.image.jpeg.mpf import is_mpf_segment

    return any(is_mpf_segment(segment) for segment in segments)


def _list_changes(segments: tuple[Segment, ...]) -> Iterator[Message]:
    """What is different when the copy is looked at, although nothing of the photo's own is lost."""
    if any(segment.marker == APP11 and b"c2pa" in segment.payload[:64] for segment in segments):
        yield message("Its content credentials (C2PA) are kept, but will say that the picture was changed.")
    if _GAIN_MAP in (find_xmp_packet(segments) or b"") and _has_further_pictures(segments):
        yield message("On an HDR screen its caption may look brighter than intended: the photo's gain map is kept.")


def find_largest_jpeg(
    stream: BinaryIO, places: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], MetadataBlocks] | None:
    """The JPEG of most pixels among (offset, length) `places`, and its header.

    None where no place holds one that can be stamped: some sensors' data are JPEG, too, but of another kind.
    """
    found = []
    end = stream.seek(0, io.SEEK_END)
    for offset, length in dict.fromkeys(places):
        if offset <= 0 or length <= 0 or offset + length > end:
            continue
        stream.seek(offset)
        head = stream.read(min(length, _LONGEST_HEADER))
        try:
            blocks = read_metadata_blocks(io.BytesIO(head)) if head.startswith(_START) else None
        except UnusableImage:
            continue
        if blocks is not None and blocks.refusal is None:
            found.append(((offset, length), blocks))
    return max(found, key=lambda pair: pair[1].size[0] * pair[1].size[1], default=None)


def is_cut_off(stream: BinaryIO, places: Iterable[tuple[int, int]], longest: int) -> bool:
    """Whether the file ends before one of the (offset, length) `places` does that is of more than `longest` bytes.

    Of places of one length, which are guesses at the same JPEG, the first counts.
    """
    end = stream.seek(0, io.SEEK_END)
    firsts: dict[int, int] = {}
    for offset, length in places:
        if offset > 0 and length > longest:
            firsts[length] = min(offset, firsts.get(length, offset))
    return any(offset + length > end for length, offset in firsts.items())
