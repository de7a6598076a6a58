"""Which devices and programs make scans: their EXIF dates tell the day of the scan, not of the photo."""

import re
from collections.abc import Mapping
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
"""Regular expressions, searched in lower-case Make, Model and Software together.

Gathered from the makers' product names; photoprism#4581 tells of scans taken for camera photos.
"""

_SCANNER = re.compile("|".join(SCANNERS))


def made_by_scanner(exif: Mapping[str, str]) -> bool:
    """Whether Make, Model or Software name a scanner."""
    said = " ".join(exif.get(tag, "") for tag in ("Make", "Model", "Software"))
    return _SCANNER.search(said.lower()) is not None
