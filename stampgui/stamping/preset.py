"""Presets for upload copies: the sizes that social networks and web forms accept, by name."""

import re
from dataclasses import dataclass
from typing import Final

from stampgui.i18n import ExplainedError, message

MIN_EDGE: Final = 200
MAX_EDGE: Final = 20_000
MIN_KILOBYTES: Final = 20

_CUSTOM_PATTERN = re.compile(r"(\d{1,6})(?::(\d{1,7}))?", re.ASCII)


class UnknownPresetError(ExplainedError):
    """There is no preset of that name."""


@dataclass(frozen=True, slots=True)
class Preset:
    """How large upload copies are.

    `edge` is the longest side in pixels, `quality` that of libjpeg, 1 to 100; `max_bytes` limits the file's size.
    """

    name: str
    edge: int
    quality: int
    max_bytes: int | None = None


PRESETS: Final = (
    Preset("instagram", 1080, 90),
    Preset("facebook", 2048, 88),
    Preset("whatsapp", 1600, 85),
    Preset("x", 4096, 90, 5_000_000),
    Preset("form-1mb", 2560, 90, 1_000_000),
    Preset("form-500kb", 1920, 90, 500_000),
)
"""The sizes up to which these services do not shrink photos themselves. X refuses files larger than 5 MB."""

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
        return Preset(str(edge), edge, _CUSTOM_QUALITY)
    if kilobytes < MIN_KILOBYTES:
        raise UnknownPresetError(
            message("The size limit of an upload copy has to be at least {least} KB.", least=MIN_KILOBYTES)
        )
    return Preset(f"{edge}-{kilobytes}kb", edge, _CUSTOM_QUALITY, kilobytes * 1000)
