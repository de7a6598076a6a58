"""What of a photo's picture is missing, as a value."""

import math

from stampgui.i18n import Message, message
from stampgui.values import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """How much of a picture is missing, and how much of it is there from the top."""

    missing: float
    """The share of the picture's area that nobody can decode, 0 to 1."""
    rows: int
    """Rows of pixels, as stored, from the first one on that are there."""
    is_coarse: bool = False
    """Whether what is there lacks detail or colours, as of a progressive JPEG that is cut off."""
    mcus: int = 0
    """Of a sequential JPEG of one scan, the MCUs from the first one on that are whole; 0 for other pictures."""

    @property
    def percent(self) -> int:
        """The missing share in whole percent: never 0 where something is missing, never 100 where something is left."""
        return min(math.ceil(100 * self.missing), 99 if self.rows else 100)

    def describe(self) -> Message:
        """Say that the photo is damaged, and how much of it is missing."""
        share = f"{self.percent}%"
        if not self.missing:
            return message("The file is cut off or damaged: details of its picture are missing.")
        if self.is_coarse:
            return message(
                "The file is cut off or damaged: about {share} of its picture is missing, and the rest lacks detail.",
                share=share,
            )
        return message("The file is cut off or damaged: about {share} of its picture is missing.", share=share)

    def refuse(self) -> Message:
        """Say why the photo is not stamped unless a person wants it to be."""
        return message("{damage} Copy it from the camera or sender again.", damage=self.describe())
