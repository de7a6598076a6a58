"""The dates in an XMP packet (ISO 16684-1, clause 7: RDF/XML), from inside a photo or from a .xmp file beside it.

Read with expat itself: what asks for much work is refused while it is being read, and no tree is built.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from stampgui.image.blocks import LARGEST_TEXT, Told

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NAMESPACES: Final = {
    "exif": "http://ns.adobe.com/exif/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
}
_PROPERTIES: Final = (
    *("exif:DateTimeOriginal", "exif:DateTimeDigitized", "photoshop:DateCreated", "xmp:CreateDate", "xmp:ModifyDate"),
    *("xmp:CreatorTool", "tiff:Make", "tiff:Model"),
)
_NAMES: Final = {
    f"{_NAMESPACES[prefix]} {local}": f"{prefix}:{local}" for prefix, local in (name.split(":") for name in _PROPERTIES)
}
"""Property by expanded name, as expat tells it."""

_ROOT, _DESCRIPTION, _VALUE = f"{_RDF} RDF", f"{_RDF} Description", f"{_RDF} value"
_WRAPPERS: Final = frozenset({f"{_RDF} {name}" for name in ("Seq", "Alt", "Bag", "li")} | {_DESCRIPTION, _VALUE})
"""What may stand between a property and its text: arrays, and a value with qualifiers (7.7, 7.8)."""

_BY_ZEROS: Final = {
    b"\1\1\1\0": "utf-32-be",
    b"\0\1\1\1": "utf-32-le",
    b"\1\0\1\0": "utf-16-be",
    b"\0\1\0\1": "utf-16-le",
}
"""Encodings by which of the first four bytes are zero."""
_DEEPEST: Final = 64
_MOST_ELEMENTS: Final = 20_000
_LONGEST_VALUE: Final = 1000
"""Characters of a value that are kept."""


class _Refused(Exception):
    """Not what a photo's packet looks like."""


def read_xmp(packet: bytes) -> Mapping[str, str]:
    """Return the properties that tell a date or a scanner by their usual names ("exif:DateTimeOriginal").

    `packet` is RDF/XML in UTF-8, UTF-16 or UTF-32, with or without its wrapper, as in a photo or a .xmp file. Values
    are as written. A packet that is damaged, too large or declares a DOCTYPE says nothing.
    """
    return parse(packet).values


def parse(packet: bytes) -> Told:
    """As `read_xmp`, and whether the packet was damaged."""
    if len(packet) > LARGEST_TEXT:
        return Told(damaged=True)
    try:
        text = packet.decode(_encoding(packet))
        text = text.lstrip("\ufeff\0 \t\r\n")
        text = text[: text.rfind(">") + 1]  # zeros and worse follow many packets
        if not text:
            return Told(damaged=bool(packet.strip(b"\0 \t\r\n")))
        return Told(_properties(text.encode()))
    except (UnicodeError, expat.ExpatError, _Refused):
        return Told(damaged=True)


def _encoding(packet: bytes) -> str:
    """Told by the byte-order mark or, as every packet begins with an ASCII character, by where its zeros are."""
    head = packet[:4]
    if head in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    zeros = bytes(byte == 0 for byte in head)
    return _BY_ZEROS.get(zeros, "utf-8")


@dataclass(slots=True)
class _Walk:
    """Where in the packet expat is: the open elements, the property they belong to, and what was found."""

    open: list[str] = field(default_factory=list)
    elements: int = 0
    root: int = 0
    """Depth of rdf:RDF, once it is open."""
    name: str | None = None
    text: str = ""
    found: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open.append(tag)
        self.elements += 1
        depth = len(self.open)
        if depth > _DEEPEST or self.elements > _MOST_ELEMENTS:
            raise _Refused
        if tag == _ROOT and not self.root:
            self.root = depth
        elif self.root and depth == self.root + 1 and tag == _DESCRIPTION:
            for key, name in _NAMES.items():
                self.keep(name, attributes.get(key, ""))
        elif self.root and depth == self.root + 2 and self.open[-2] == _DESCRIPTION:
            self.name, self.text = _NAMES.get(tag), ""
            self.qualified(attributes)
        elif self.name is not None:
            self.qualified(attributes)

    def qualified(self, attributes: dict[str, str]) -> None:
        """A value may stand as the attribute rdf:value, too."""
        if self.name is not None and _VALUE in attributes:
            self.keep(self.name, attributes[_VALUE])

    def end(self, tag: str) -> None:
        if self.name is not None:
            self.keep(self.name, self.text)
            self.text = ""
            if len(self.open) == self.root + 2:
                self.name = None
        self.open.pop()

    def characters(self, text: str) -> None:
        if self.name is not None and len(self.text) < _LONGEST_VALUE and self.only_wrapped():
            self.text += text[:_LONGEST_VALUE]

    def only_wrapped(self) -> bool:
        return all(tag in _WRAPPERS for tag in self.open[self.root + 2 :])

    def keep(self, name: str, value: str) -> None:
        """The first value counts: of an array its first item."""
        if value.strip():
            self.found.setdefault(name, value.strip()[:_LONGEST_VALUE])


def _properties(text: bytes) -> Mapping[str, str]:
    """Only properties of the photo itself count, not those of its history or of pictures placed in it."""
    walk = _Walk()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    parser.Parse(text, True)
    return MappingProxyType(walk.found)


def _refuse_doctype(*_: object) -> None:
    """A packet has none (7.3.3); entities that unfold without end need one."""
    raise _Refused
