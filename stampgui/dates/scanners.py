"""Which devices and programs make scans: their EXIF dates tell the day of the scan, not of the photo."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

SCANNERS: Final = (
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
    r"\bgt-x[0-9]{3}\b",  # the same in Japan; other GT names are Samsung's telephones
    r"\bepson\b.*\b(?:l|v|et-|wf-|xp-|ds-)[0-9]{3,4}\b",  # Epson's printers that scan; L-410 is a camera
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

Gathered from the makers' product names; photoprism#4581 tells of scans taken for camera photos.
"""

_SCANNER = re.compile("|".join(SCANNERS))
_DEVICE: Final = ("Make", "Model", "tiff:Make", "tiff:Model")
_PROGRAM: Final = ("Software", "xmp:CreatorTool")


def made_by_scanner(*tags: Mapping[str, str]) -> bool:
    """Whether a maker, a model or a program that EXIF, XMP or PNG texts name is a scanner's."""
    return _SCANNER.search(_said(tags, _DEVICE + _PROGRAM).lower()) is not None


def names_camera(*tags: Mapping[str, str]) -> bool:
    """Whether a maker or a model is named, and it is no scanner's."""
    return bool(_said(tags, _DEVICE).strip()) and not made_by_scanner(*tags)


def _said(tags: Iterable[Mapping[str, str]], names: tuple[str, ...]) -> str:
    return " ".join(one.get(name, "") for one in tags for name in names)
