"""Every tag that exiftool can write, and whether it is on the list of what stays."""

import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stampgui.image.redaction import kept

STRUCTURED = {"Flash": ("Fired", "Return", "Mode", "Function", "RedEyeMode")}
"""Structures of XMP whose fields exiftool names in one word with them: FlashFired."""
PREFIXES = {"iptcCore": "Iptc4xmpCore", "iptcExt": "Iptc4xmpExt", "microsoft": "MicrosoftPhoto"}
"""exiftool's names of namespaces that have another usual prefix."""
PLAIN_RESOURCES = ("Photoshop::Resolution", "Photoshop::JPEG_Quality")
RECORDS = {"IPTC::EnvelopeRecord": 1, "IPTC::ApplicationRecord": 2}


@dataclass(frozen=True)
class Tag:
    table: str
    """exiftool's table, "XMP::exif"."""
    group: str
    """The group that it is written to and found in, "XMP-exif"."""
    id: str
    """The number or the property's own name, "ISOSpeedRatings"."""
    name: str
    """exiftool's name, "ISO"."""
    type: str
    """"string", "rational64u", …"""
    is_writable: bool

    @property
    def stays(self) -> bool:
        """Whether the lists of the program name it."""
        match self.table.partition("::")[0]:
            case _ if self.group.startswith("XMP-"):
                return self._is_kept_property()
            case "Exif":
                return int(self.id) in (kept.INTEROP_TAGS if self.group == "InteropIFD" else kept.EXIF_TAGS)
            case "IPTC":
                return (RECORDS.get(self.table, 0), int(self.id)) in kept.IPTC_DATASETS
            case "PNG":
                return self.table != "PNG::TextualData" or self.id in kept.PNG_KEYWORDS
            case "Photoshop":
                return self.table in PLAIN_RESOURCES or (
                    self.table == "Photoshop::Main" and int(self.id) in kept.IMAGE_RESOURCES
                )
            case "JFIF":
                return True
        return False

    def _is_kept_property(self) -> bool:
        prefix = self.group.removeprefix("XMP-")
        names = {name for uri, name in kept.XMP_PROPERTIES if kept.XMP_PREFIXES[uri] == PREFIXES.get(prefix, prefix)}
        fields = {struct + field for struct in STRUCTURED.keys() & names for field in STRUCTURED[struct]}
        return self.id in names | fields


@cache
def list_tags() -> tuple[Tag, ...]:
    """The tags of exiftool's own database for what may be in a photo."""
    listing = subprocess.run(["exiftool", "-listx", "-s"], capture_output=True, check=True).stdout
    return tuple(tag for table in ElementTree.fromstring(listing).iter("table") for tag in _read_table(table))


def _read_table(table: ElementTree.Element) -> Iterator[Tag]:
    groups = ("EXIF", "XMP", "IPTC", "PNG", "Photoshop", "JFIF", "Ducky", "MakerNotes")
    if table.attrib["g0"] not in groups or table.attrib["name"].startswith("PanasonicRaw"):
        return
    for tag in table.iter("tag"):
        yield Tag(
            table.attrib["name"],
            tag.get("g1", table.attrib["g1"]),
            tag.attrib["id"],
            tag.attrib["name"],
            tag.attrib["type"],
            tag.attrib["writable"] == "true",
        )
