"""Which files a scanner made, and when: their dates are those of the scan, not of the photo."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.metadata.exif import find_exif_date
from stampgui.dates.metadata.xmp import parse_xmp_dates, parse_xmp_digitized_date
from stampgui.dates.partial import PartialDate

SCANNER_PATTERNS: Final = (
    r"\bscan(?:ner|s|ned|ning)?\b",  # EPSON Scan, Windows Fax and Scan, Kodak Slide N Scan, Image Capture's
    r"canoscan",
    r"scanjet",
    r"scansnap",
    r"vuescan",
    r"silverfast",
    r"naps2",
    r"xsane",
    r"simple scan",
    r"camscanner",
    r"photoscan",
    r"\bplustek\b",
    r"opticfilm",
    r"\bnoritsu\b",
    r"\bfrontier\b",
    r"\bsp-?(?:[23]000|500|1500|2500)\b",  # Fujifilm's film scanners; its cameras are named otherwise
    r"\bperfection\b",  # Epson's flatbeds
    r"\bgt-x[0-9]{3}\b",  # the same in Japan; other GT names are Samsung's phones
    r"\bepson\b.*\b(?:l|v|et-|wf-|xp-|ds-)[0-9]{3,4}\b",  # Epson's scanning printers; L-410 is a camera
    r"\b(?:super ?)?coolscan\b",
    r"\bpacific image\b",
    r"\breflecta\b",
    r"\bmustek\b",
    r"\bmicrotek\b",
    r"\bflextight\b",
    r"\bpakon\b",
    r"\blide ?[0-9]{2,3}\b",
    r"\bofficejet\b|\blaserjet\b|\bdeskjet\b",
    r"\bimagerunner\b|\bbizhub\b|\becosys\b|\bworkcentre\b",  # office copiers
)
"""Regular expressions, searched in lower-case makes, models and programs together.

Collected from the makers' product names. photoprism#4581 reports scans that were taken for camera photos.
"""

_SCANNER = re.compile("|".join(SCANNER_PATTERNS))
_DEVICE: Final = ("Make", "Model", "tiff:Make", "tiff:Model")
_DEVICE_AND_PROGRAM: Final = (*_DEVICE, "Software", "xmp:CreatorTool")


def is_scan(clues: Clues) -> bool:
    """Whether EXIF, XMP or PNG texts name a scanner or a scanner's program."""
    return has_scanner_tags(clues.exif, clues.xmp, clues.xmp_sidecar, clues.png_text)


def find_scan_date(clues: Clues) -> PartialDate | None:
    """Return the day of the scan; None for a file that no scanner made, or whose day of scanning is unknown.

    Scanners write the day of the scan into all tags. Somebody who dates the scan afterwards changes
    DateTimeOriginal, so DateTimeDigitized takes precedence.
    """
    if not is_scan(clues):
        return None
    packets = (clues.xmp, clues.xmp_sidecar)
    return (
        find_exif_date(clues.exif, "Digitized")
        or next((date for packet in packets if (date := parse_xmp_digitized_date(packet))), None)
        or find_exif_date(clues.exif, "Original")
        or next((one.date for packet in packets for one in parse_xmp_dates(packet)), None)
    )


def has_scanner_tags(*tags: Mapping[str, str]) -> bool:
    """Whether EXIF, XMP or PNG texts name a maker, a model or a program of scanners."""
    return _names_scanner(_join_tags(tags, _DEVICE_AND_PROGRAM))


def has_camera_tags(*tags: Mapping[str, str]) -> bool:
    """Whether the texts name a maker or a model, and nothing of scanners."""
    return bool(_join_tags(tags, _DEVICE).strip()) and not has_scanner_tags(*tags)


@lru_cache(maxsize=64)  # photos of one camera have the same texts
def _names_scanner(texts: str) -> bool:
    return _SCANNER.search(texts.lower()) is not None


def _join_tags(tags: Iterable[Mapping[str, str]], names: tuple[str, ...]) -> str:
    return " ".join([one[name] for one in tags if one for name in names if name in one])
