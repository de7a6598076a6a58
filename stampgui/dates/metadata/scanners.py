"""Which files a scanner made, and when: their dates are those of the scan, not of the photo."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from stampgui.dates.clues import Clues
from stampgui.dates.metadata.exif import find_exif_date
from stampgui.dates.metadata.xmp import parse_xmp_dates, parse_xmp_digitized_date
from stampgui.dates.partial import PartialDate
from stampgui.lazy_pattern import LazyPattern

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
    r"\bperfection\b",  # Epson's flatbeds
    r"\b(?:super ?)?coolscan\b",
    r"\bpacific image\b",
    r"\breflecta\b",
    r"\bmustek\b",
    r"\bmicrotek\b",
    r"\bflextight\b",
    r"\bpakon\b",
    r"\bofficejet\b|\blaserjet\b|\bdeskjet\b",
    r"\bimagerunner\b|\bbizhub\b|\becosys\b|\bworkcentre\b",  # office copiers
)
"""Regular expressions, searched in lower-case makes with models, and apart from these in lower-case names of programs.

Collected from the makers' product names. photoprism#4581 reports scans that were taken for camera photos.
"""
MODEL_NUMBER_PATTERNS: Final = (
    r"\bsp-?(?:[23]000|500|1500|2500)\b",  # Fujifilm's film scanners; its cameras are named otherwise
    r"\bgt-x[0-9]{3}\b",  # Epson's flatbeds in Japan; other GT names are Samsung's phones
    r"\bepson\b.*\b(?:l|v|et-|wf-|xp-|ds-)[0-9]{3,4}\b",  # Epson's scanning printers; L-410 is a camera
    r"\blide ?[0-9]{2,3}\b",
)
"""The same, for names of letters and a number, which a camera may have as well: FileSource tells the two apart."""

_SCANNER: Final = LazyPattern("|".join(SCANNER_PATTERNS))
_MODEL_NUMBER: Final = LazyPattern("|".join(MODEL_NUMBER_PATTERNS))
_MAKE: Final = (("Make", "Model"), ("tiff:Make", "tiff:Model"))
_PROGRAM: Final = ("Software", "xmp:CreatorTool")
_SCANNED: Final = ("Film Scanner", "Reflection Print Scanner")
_PHOTOGRAPHED: Final = "Digital Camera"
"""What exifread calls the values 1 to 3 of FileSource (Exif 2.32, 4.6.6)."""


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
    """Whether EXIF, XMP or PNG texts name a maker, a model or a program of scanners, or say that a scanner was it."""
    file_source = next((one["FileSource"] for one in tags if "FileSource" in one), "")
    programs = [one[name] for one in tags if one for name in _PROGRAM if name in one]
    return _is_scanner(_name_device(tags), "\n".join(programs), file_source)


def has_camera_tags(*tags: Mapping[str, str]) -> bool:
    """Whether the texts name a maker or a model, and nothing of scanners."""
    return bool(_name_device(tags).strip()) and not has_scanner_tags(*tags)


@lru_cache(maxsize=256)  # photos of one camera have the same texts, and several sources look at them
def _is_scanner(device: str, programs: str, file_source: str) -> bool:
    if file_source in _SCANNED:
        return True
    texts = (device.lower(), programs.lower())
    if any(map(_SCANNER.search, texts)):
        return True
    return file_source != _PHOTOGRAPHED and any(map(_MODEL_NUMBER.search, texts))


def _name_device(tags: Iterable[Mapping[str, str]]) -> str:
    """Makes and models, each pair on its own line; a pattern does not go from one line to the next."""
    return "\n".join([" ".join([one.get(name, "") for name in names]) for one in tags if one for names in _MAKE])
