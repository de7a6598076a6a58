"""Where EXIF and makers' notes say that pictures lie behind EOI, counted from one place or another in the file.

Such a value goes stale when the picture before them changes its length. A value is taken for one only where an IFD has
it, and where what it leads to begins as such data do.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from stampgui.image.jpeg.segments import EXIF, JpegFile, find_exif_segments, parse_jpeg
from stampgui.image.tiff import tags
from stampgui.image.tiff.structure import Entry, Ifd, TiffReader, open_tiff
from stampgui.values import dataclass

_BEHIND_FIRST_BYTE: Final = b"\xd8\xff"
"""What follows a preview's first byte; Minolta's DiMAGE S404 writes 01 in place of FF there."""
_CANON_RECIPE: Final = b"CANON OPTIONAL DATA\0"
"""What Canon's raw converter appends, and notes the place of (VRDOffset)."""
_KNOWN_IN_NOTES: Final = frozenset({tags.MINOLTA_PREVIEW_START, tags.PENTAX_PREVIEW_START})
_MOST_VALUES: Final = 16
"""Of an entry that may be an offset; Canon has it among six."""
_LONGEST_NOTE_HEAD: Final = 32
_ORDERS: Final = {b"II": "<", b"MM": ">"}


@dataclass(frozen=True, slots=True)
class _NoteForm:
    """How a maker's note begins: where its IFD is, and where the note says its byte order, if it has its own."""

    ifd: int
    order: int | None = None


_NOTE_FORMS: Final = {
    b"AOC\0": _NoteForm(6),  # Pentax
    b"PENTAX \0": _NoteForm(10, 8),
    b"Nikon\0\1": _NoteForm(8),
    b"Nikon\0\2": _NoteForm(18, 10),
    b"OLYMP\0": _NoteForm(8),
    b"OLYMPUS\0": _NoteForm(12, 8),
    b"OM SYSTEM\0": _NoteForm(16, 12),
    b"QVC\0": _NoteForm(6),  # Casio
    b"SONY ": _NoteForm(12),
    b"Panasonic\0": _NoteForm(12),
    b"LEICA\0": _NoteForm(8),
    b"Ricoh\0": _NoteForm(8),
    b"RICOH\0": _NoteForm(8),
    b"SIGMA\0": _NoteForm(10),
    b"SANYO\0": _NoteForm(8),
    b"FUJIFILM": _NoteForm(12),
    b"Apple iOS\0": _NoteForm(14, 12),
}
"""By their first bytes; all others are nothing but an IFD (ExifTool, MakerNotes.pm)."""


@dataclass(frozen=True, slots=True)
class PreviewPointer:
    """A value of EXIF that holds where something behind EOI begins."""

    place: int
    """The offset of its four bytes in the file."""
    target: int
    """What it leads to, as an offset in the file."""
    base: int
    """The offset in the file from which it counts."""
    order: Literal["little", "big"]
    is_known: bool
    """Whether its tag says that it is such a value, and it counts from the start of the file or of the TIFF block."""


def walk_preview_pointers(photo: JpegFile) -> Iterator[PreviewPointer]:
    """Yield those of the first EXIF block, where it is not split over segments."""
    segments = find_exif_segments(photo.segments)
    if len(segments) != 1 or not photo.trailer:
        return
    start = segments[0].payload_offset + len(EXIF)
    found = open_tiff(io.BytesIO(segments[0].payload[len(EXIF) :]))
    if found is None:
        return
    for value in _walk_values(*found):
        for base in dict.fromkeys((0, start, start + value.note)):
            target = base + value.number
            if _is_start(photo, target):
                is_known = value.is_known and base in (0, start)
                yield PreviewPointer(start + value.place, target, base, value.order, is_known)
                break


def has_stale_pointer(source: JpegFile, copy: Iterable[bytes | memoryview]) -> bool:
    """Whether a value led to something behind the source's EOI that it does not lead to in the copy, which is given in
    pieces."""
    before = _count_targets(source)
    return bool(before) and bool(before - _count_targets(parse_jpeg(b"".join(copy))))


def _count_targets(photo: JpegFile) -> Counter[int]:
    """How many values lead to each place behind EOI, which is where it is counted from."""
    return Counter(pointer.target - photo.end for pointer in walk_preview_pointers(photo))


def _is_start(photo: JpegFile, target: int) -> bool:
    at = target - photo.end
    return at >= 0 and (
        photo.trailer.startswith(_BEHIND_FIRST_BYTE, at + 1) or photo.trailer.startswith(_CANON_RECIPE, at)
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """An integer that may be an offset; `place` and `note`, where the maker's note begins, count in the TIFF block."""

    number: int
    place: int
    note: int
    order: Literal["little", "big"]
    is_known: bool


def _walk_values(reader: TiffReader, root: Ifd) -> Iterator[_Value]:
    """Yield the values of all IFDs and of the maker's note."""
    exif = reader.read_linked_ifd(root, tags.EXIF_IFD)
    for ifd in (*reader.read_pages(), exif):
        for entry in ifd.entries:
            yield from _list_values(reader, entry, 0, is_known=entry.tag == tags.JPEG_INTERCHANGE_FORMAT)
    note = exif.find(tags.MAKER_NOTE)
    if note is None:
        return
    start, inside = reader.find_value(note), reader
    head = reader.read_available(note, _LONGEST_NOTE_HEAD)
    form = next((form for begin, form in _NOTE_FORMS.items() if head.startswith(begin)), _NoteForm(0))
    if head.startswith(b"FUJIFILM"):
        inside = TiffReader(reader.stream, "<")
    elif form.order is not None:
        inside = TiffReader(reader.stream, _ORDERS.get(head[form.order : form.order + 2], reader.order))
    for entry in inside.read_ifd(start + form.ifd).entries:
        yield from _list_values(inside, entry, start, is_known=entry.tag in _KNOWN_IN_NOTES)


def _list_values(reader: TiffReader, entry: Entry, note: int, *, is_known: bool) -> Iterator[_Value]:
    """An entry's own numbers, and where its value lies if it does not stand in the entry."""
    order: Literal["little", "big"] = "little" if reader.order == "<" else "big"
    if not entry.is_inline:
        number = reader.decode_integer(entry.value_or_offset)
        yield _Value(number, entry.position + 8, note, order, is_known=False)
    if entry.type not in (tags.LONG, tags.IFD) or entry.count > _MOST_VALUES:
        return
    values, start = reader.read_available(entry, 4 * _MOST_VALUES), reader.find_value(entry)
    for at in range(0, len(values) - 3, 4):
        number = reader.decode_integer(values[at : at + 4])
        yield _Value(number, start + at, note, order, is_known and entry.count == 1 and entry.type == tags.LONG)
