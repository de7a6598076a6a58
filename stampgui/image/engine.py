"""Writing a stamped photo: which way its pixels are written, and the bytes of the copy."""

from enum import StrEnum

from stampgui.i18n import Message
from stampgui.values import dataclass


class Engine(StrEnum):
    """How pixels were written; the values are part of the command-line contract."""

    SPLICE = "splice"
    RECODE = "recode"
    REENCODE = "reencode"


@dataclass(frozen=True, slots=True)
class EncodedCopy:
    """The bytes of a copy, how its pixels were written, and what could not be kept."""

    pieces: tuple[bytes | memoryview, ...]
    """Its bytes, one piece behind the other: those that are the source's are nowhere else."""
    engine: Engine
    warnings: tuple[Message, ...] = ()

    @property
    def data(self) -> bytes:
        """All its bytes, put together anew."""
        return b"".join(self.pieces)

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces))
