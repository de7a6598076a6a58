"""The file that is stamped: the photo itself, or what is made of it."""

from stampgui.image.damage import Damage
from stampgui.image.engine import Engine
from stampgui.image.header import Header
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class StampableFile:
    """A JPEG, PNG or WebP file and its header; `engine` is how its pixels were made, None where a camera made them.

    `damage` is what is missing of its picture.
    """

    data: bytes
    header: Header
    engine: Engine | None = None
    damage: Damage | None = None
