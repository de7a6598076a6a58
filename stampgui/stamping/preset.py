"""What the places to which photos are uploaded take: the sizes of upload copies, by name."""

import re
from dataclasses import dataclass
from typing import Final

from stampgui.i18n import Explained, message

LEAST_EDGE: Final = 200
MOST_EDGE: Final = 20_000
LEAST_KILOBYTES: Final = 20

_CUSTOM = re.compile(r"(\d{1,6})(?::(\d{1,7}))?", re.ASCII)


class UnknownPreset(Explained):
    """There is no preset of that name."""


@dataclass(frozen=True, slots=True)
class Preset:
    """`edge` is the longest side in pixels, `quality` that of libjpeg, 1 to 100; `most` bounds the file in bytes."""

    name: str
    edge: int
    quality: int
    most: int | None = None


PRESETS: Final = (
    Preset("instagram", 1080, 90),
    Preset("facebook", 2048, 88),
    Preset("whatsapp", 1600, 85),
    Preset("x", 4096, 90, 5_000_000),
    Preset("form-1mb", 2560, 90, 1_000_000),
    Preset("form-500kb", 1920, 90, 500_000),
)
"""The sizes that these services keep; what is larger they make smaller themselves. X refuses photos beyond 5 MB."""

DEFAULT: Final = "facebook"
_QUALITY: Final = 90


def preset_of(text: str) -> Preset:
    """Return a preset by its name, or "1200" and "1200:300" for pixels and kilobytes. Raises UnknownPreset."""
    for preset in PRESETS:
        if preset.name == text.lower():
            return preset
    found = _CUSTOM.fullmatch(text)
    if found is None:
        raise UnknownPreset(
            message(
                "{text} is no upload preset. There are {names}, and pixels or pixels:kilobytes, such as 1200:300.",
                text=text,
                names=", ".join(preset.name for preset in PRESETS),
            )
        )
    edge, kilobytes = int(found[1]), None if found[2] is None else int(found[2])
    if not LEAST_EDGE <= edge <= MOST_EDGE:
        raise UnknownPreset(
            message("An upload copy has {least} to {most} pixels on its long side.", least=LEAST_EDGE, most=MOST_EDGE)
        )
    if kilobytes is None:
        return Preset(str(edge), edge, _QUALITY)
    if kilobytes < LEAST_KILOBYTES:
        raise UnknownPreset(message("An upload copy needs at least {least} kilobytes.", least=LEAST_KILOBYTES))
    return Preset(f"{edge}-{kilobytes}kb", edge, _QUALITY, kilobytes * 1000)
