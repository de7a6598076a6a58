"""Presets for upload copies: the sizes and shapes that social networks and web forms keep, by name."""

import re
from fractions import Fraction
from typing import Final, NamedTuple

from stampgui.i18n import ExplainedError, message
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

MIN_EDGE: Final = 200
MAX_EDGE: Final = 20_000
MIN_KILOBYTES: Final = 20

_CUSTOM_PATTERN = LazyPattern(r"(\d{1,6})(?::(\d{1,7}))?", re.ASCII)


class UnknownPresetError(ExplainedError):
    """There is no preset of that name."""


class Margins(NamedTuple):
    """What a service covers along the edges of a picture, in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float


class Proportions(NamedTuple):
    """The narrowest and the widest picture, as width by height, that a service shows whole."""

    narrowest: Fraction
    widest: Fraction


@dataclass(frozen=True, slots=True)
class Preset:
    """How upload copies are made; a photo is never enlarged, and never cut."""

    name: str
    """What it is called on the command line, and its folder "upload-…"."""
    frame: tuple[int, int]
    """The greatest width and height in pixels."""
    quality: int
    """That of libjpeg, 1 to 100."""
    max_bytes: int | None = None
    """The limit of the file's size."""
    proportions: Proportions | None = None
    """Photos of other shapes lie on a plain ground of the nearest of these; None for any shape."""
    grid: Fraction | None = None
    """Width by height of the middle part that the overview of a profile shows, in which the caption lies."""
    covered: Margins | None = None
    """What is covered by buttons and words of the service, where the caption does not lie."""

    @property
    def has_own_shape(self) -> bool:
        """Whether copies can have another shape than their photos."""
        return self.proportions is not None

    @property
    def dimensions(self) -> str:
        """The greatest size of a copy in pixels: its long side, or its width and height where they differ."""
        width, height = self.frame
        return str(width) if width == height else f"{width} × {height}"


_FULL_SCREEN: Final = Fraction(9, 16)

PRESETS: Final = (
    Preset(
        "instagram",
        (1080, 1350),
        90,
        proportions=Proportions(Fraction(4, 5), Fraction(191, 100)),
        grid=Fraction(3, 4),
    ),
    Preset(
        "story",
        (1080, 1920),
        90,
        proportions=Proportions(_FULL_SCREEN, _FULL_SCREEN),
        covered=Margins(0.0, 0.14, 0.16, 0.22),
    ),
    Preset("facebook", (2048, 2048), 88),
    Preset("whatsapp", (1600, 1600), 85),
    Preset("whatsapp-hd", (4096, 4096), 85),
    Preset("x", (4096, 4096), 90, 5_000_000),
    Preset("form-1mb", (2560, 2560), 90, 1_000_000),
    Preset("form-500kb", (1920, 1920), 90, 500_000),
)
"""What these services keep as it is uploaded. Where the figures are from:

- instagram: its help page "Image resolution of photos you share on Instagram": up to 1080 pixels wide, 566 to 1350
  high, 1.91:1 to 4:5; since 2025 it shows up to 3:4, but what has 4:5 is whole everywhere. The profile's grid shows the
  middle 3:4 of each picture since January 2025 (announced by its head, Adam Mosseri; of 1080 × 1350 the middle
  1012 × 1350, as users measured).
- story, for Stories, WhatsApp's Status and TikTok: 1080 × 1920. Meta advises advertisers to keep 14 % at the top and
  20 % at the bottom free; TikTok's buttons and words cover, as users measured, up to 170 pixels at the right and 320
  to 420 at the bottom, so 16 % and 22 %. Neither says anything of photos that are no advertisements.
- facebook: its help page on photos names 720, 960 and 2048 pixels.
- whatsapp and whatsapp-hd: 1600 and 4096 pixels on the long side, as users measured (WABetaInfo, June 2023: 1600 × 1052
  and 4096 × 2692); WhatsApp itself names no figures.
- x: its help page "Posting photos": up to 5 MB; 4096 pixels, as users measured.
- form-…: the limits that web forms in Indonesia usually have.
"""

DEFAULT_PRESET: Final = "facebook"
_CUSTOM_QUALITY: Final = 90


def parse_preset(text: str) -> Preset:
    """Return a preset by its name, or as pixels or pixels:kilobytes ("1200:300"). Raises UnknownPresetError."""
    for preset in PRESETS:
        if preset.name == text.lower():
            return preset
    found = _CUSTOM_PATTERN.fullmatch(text)
    if found is None:
        raise UnknownPresetError(
            message(
                "{text} is not an upload preset. Use {names}, or pixels or pixels:kilobytes, such as 1200:300.",
                text=text,
                names=", ".join(preset.name for preset in PRESETS),
            )
        )
    edge, kilobytes = int(found[1]), None if found[2] is None else int(found[2])
    if not MIN_EDGE <= edge <= MAX_EDGE:
        raise UnknownPresetError(
            message(
                "The long side of an upload copy has to be {least} to {most} pixels.", least=MIN_EDGE, most=MAX_EDGE
            )
        )
    if kilobytes is None:
        return Preset(str(edge), (edge, edge), _CUSTOM_QUALITY)
    if kilobytes < MIN_KILOBYTES:
        raise UnknownPresetError(
            message("The size limit of an upload copy has to be at least {least} KB.", least=MIN_KILOBYTES)
        )
    return Preset(f"{edge}-{kilobytes}kb", (edge, edge), _CUSTOM_QUALITY, kilobytes * 1000)
