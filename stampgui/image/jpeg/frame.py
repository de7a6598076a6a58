"""What a JPEG's frame header says about its pixels (ITU-T T.81, B.2.2)."""

from collections.abc import Sequence

from stampgui.i18n import Message, message
from stampgui.image.errors import UnusableImage, no_picture_error
from stampgui.image.jpeg.segments import APP0, APP14, DRI, Segment
from stampgui.values import dataclass

_HUFFMAN_SEQUENTIAL = (0xC0, 0xC1)
_PROGRESSIVE = (0xC2, 0xCA)
_ARITHMETIC_SEQUENTIAL = 0xC9
YCCK = 2
"""The Adobe transform of inks stored as luminance and chroma."""


@dataclass(frozen=True, slots=True)
class Component:
    """One colour component: its id, sampling factors and quantisation table."""

    id: int
    horizontal: int
    vertical: int
    quantisation_table: int


@dataclass(frozen=True, slots=True)
class Frame:
    """`marker` is the SOF marker's second byte; `precision` in bits; sizes in pixels as stored."""

    marker: int
    precision: int
    width: int
    height: int
    components: tuple[Component, ...]

    @property
    def is_progressive(self) -> bool:
        return self.marker in _PROGRESSIVE

    @property
    def is_sequential(self) -> bool:
        """Whether it is sequential and Huffman-coded, as cameras write it."""
        return self.marker in _HUFFMAN_SEQUENTIAL

    @property
    def sampling(self) -> tuple[tuple[int, int], ...]:
        return tuple((part.horizontal, part.vertical) for part in self.components)

    @property
    def refusal(self) -> Message | None:
        """Why such a photo is not written, or None."""
        if self.precision != 8:
            return message("JPEG photos with {bits} bits per colour cannot be stamped.", bits=self.precision)
        if self.marker not in (*_HUFFMAN_SEQUENTIAL, *_PROGRESSIVE, _ARITHMETIC_SEQUENTIAL):
            return message("This rare kind of JPEG (SOF{kind}) cannot be stamped.", kind=self.marker - 0xC0)
        if len(self.components) not in (1, 3, 4):
            return message("JPEG photos with {count} colour components cannot be stamped.", count=len(self.components))
        return None


def read_frame(segments: Sequence[Segment]) -> Frame:
    """Read the frame header among `segments`. Raises UnusableImage."""
    segment = next((s for s in segments if s.is_frame), None)
    if segment is None or len(segment.payload) < 6:
        raise no_picture_error()
    payload = segment.payload
    count = payload[5]
    if len(payload) < 6 + 3 * count:
        raise UnusableImage(message("The file is damaged: its picture header is too short."))
    components = tuple(
        Component(payload[at], payload[at + 1] >> 4, payload[at + 1] & 15, payload[at + 2])
        for at in range(6, 6 + 3 * count, 3)
    )
    height, width = int.from_bytes(payload[1:3], "big"), int.from_bytes(payload[3:5], "big")
    if not width:
        raise no_picture_error()
    if not height:  # it may follow the first scan, which hardly any decoder reads (B.2.5)
        raise UnusableImage(
            message(
                "The file does not say how high its picture is, or says it behind the picture, as hardly any program "
                "does. Save the photo as JPEG in another program first."
            )
        )
    return Frame(segment.marker, payload[0], width, height, components)


def read_restart_interval(segments: Sequence[Segment]) -> int:
    """Minimum coded units between restart markers; 0 without any (B.2.4.4)."""
    payload = next((s.payload for s in segments if s.marker == DRI), b"\0\0")
    return int.from_bytes(payload[:2], "big")


def find_adobe_transform(segments: Sequence[Segment]) -> int | None:
    """The colour transform of an Adobe APP14 segment: 0 none, 1 YCbCr, 2 YCCK (Adobe TN 5116, section 18)."""
    payload = next((s.payload for s in segments if is_adobe_segment(s)), None)
    return None if payload is None else payload[11]


def is_adobe_segment(segment: Segment) -> bool:
    return segment.marker == APP14 and segment.payload.startswith(b"Adobe") and len(segment.payload) >= 12


def is_rgb(segments: Sequence[Segment], frame: Frame) -> bool:
    """Whether three components are stored as RGB and not as YCbCr; decoders decide in this order."""
    if len(frame.components) != 3 or any(s.marker == APP0 and s.payload.startswith(b"JFIF\0") for s in segments):
        return False
    transform = find_adobe_transform(segments)
    if transform is not None:
        return transform == 0
    return bytes(part.id for part in frame.components) == b"RGB"
