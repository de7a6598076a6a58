"""The dates in an XMP packet (ISO 16684-1, clause 7: RDF/XML), from inside a photo or from a .xmp file beside it.

Read with expat itself, without a tree. An exception in a handler does not stop expat, so what asks for much work is
refused before expat sees it; and prefixes are followed here, as expat writes a namespace's whole name, however long,
before every name that is in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

from stampgui.image.limits import LARGEST_TEXT
from stampgui.image.metadata.blocks import ParsedTexts

_PREFIXES: Final = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
}
"""The usual prefixes of namespaces, used here whatever prefixes a packet declares."""
_RESERVED: Final = ("", "xml", "xmlns")
_PROPERTIES: Final = frozenset(
    (
        *("exif:DateTimeOriginal", "exif:DateTimeDigitized", "photoshop:DateCreated", "xmp:CreateDate"),
        *("xmp:ModifyDate", "xmp:CreatorTool", "tiff:Make", "tiff:Model", "photoshop:SidecarForExtension"),
    )
)
_ROOT, _DESCRIPTION, _VALUE = "rdf:RDF", "rdf:Description", "rdf:value"
_WRAPPERS: Final = frozenset({"rdf:Seq", "rdf:Alt", "rdf:Bag", "rdf:li", _DESCRIPTION, _VALUE})
"""What may stand between a property and its text: arrays, and a value with qualifiers (7.7, 7.8)."""

_BY_ZEROS: Final = {
    b"\1\1\1\0": "utf-32-be",
    b"\0\1\1\1": "utf-32-le",
    b"\1\0\1\0": "utf-16-be",
    b"\0\1\0\1": "utf-16-le",
}
"""Encodings by which of the first four bytes are zero."""
_DEEPEST: Final = 64
_LARGEST: Final = 1 << 19
"""Bytes of a packet in UTF-8. Real photos have up to 60 KB, and with masks or long edit histories some hundred."""
_MOST_MARKS: Final = {b"<": 12_000, b"=": 4_000}
"""Tags and comments: six thousand items of an edit history. Attributes: real packets have some hundreds."""
_LONGEST_NAME: Final = 200
_MOST_LOOKED_AT: Final = 1_500
"""Elements that are not inside one that tells nothing; real packets have a hundred or two."""
_LONGEST_VALUE: Final = 1000
"""Characters of a property's value: a date or a name."""


class _UnusualPacket(Exception):
    """The packet is not like those in photos."""


def parse_xmp(packet: bytes) -> ParsedTexts:
    """Return the properties that tell a date or a scanner by their usual names ("exif:DateTimeOriginal").

    `packet` is RDF/XML in UTF-8, UTF-16 or UTF-32, with or without its wrapper, as in a photo or a .xmp file. Values
    are as written. A packet that is damaged, too large or declares a DOCTYPE says nothing and counts as damaged.
    """
    if len(packet) > LARGEST_TEXT:
        return ParsedTexts(damaged=True)
    try:
        text = packet.decode(_detect_encoding(packet))
        text = text.lstrip("\ufeff\0 \t\r\n")
        text = text[: text.rfind(">") + 1]  # zeros and worse follow many packets
        if not text:
            return ParsedTexts(damaged=bool(packet.strip(b"\0 \t\r\n")))
        return ParsedTexts(_parse_properties(text.encode()))
    except (UnicodeError, expat.ExpatError, _UnusualPacket):
        return ParsedTexts(damaged=True)


def is_suspicious_packet(text: bytes) -> bool:
    """Whether a packet in UTF-8 is unlike those in photos: larger, with more in it, or with a DOCTYPE."""
    crowded = any(text.count(mark) > most for mark, most in _MOST_MARKS.items())
    return len(text) > _LARGEST or crowded or b"<!DOCTYPE" in text


def _detect_encoding(packet: bytes) -> str:
    """By the byte-order mark or, as every packet begins with an ASCII character, by which bytes are zero."""
    head = packet[:4]
    if head in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    zeros = bytes(byte == 0 for byte in head)
    return _BY_ZEROS.get(zeros, "utf-8")


@dataclass(slots=True)
class _PropertyCollector:
    """Where in the packet expat is: the open elements, the property they belong to, and what was found."""

    parser: expat.XMLParserType
    """The parser whose handlers these are."""
    open: list[str] = field(default_factory=list)
    """Usual names of the open elements, the outermost first; those of other namespaces begin with the colon."""
    prefixes: dict[str, str] = field(default_factory=lambda: dict.fromkeys(_RESERVED, ""))
    """The usual prefix for each that is declared here, "" for those of other namespaces."""
    shadowed: list[Mapping[str, str | None]] = field(default_factory=list)
    """For each open element, what the prefixes that it declares stood for outside it."""
    rdf_depth: int = 0
    """Depth of rdf:RDF, once it is open."""
    name: str | None = None
    """Usual name of the property whose element is open."""
    text: str = ""
    """What has been read of its value."""
    foreign_depth: int = 0
    """Open elements inside the property that are no wrappers: their text does not belong to its value."""
    element_count: int = 0
    """Elements that have been looked at."""
    skipped_depth: int = 0
    """Open elements inside one that tells nothing."""
    found: dict[str, str] = field(default_factory=dict)
    """Values by the usual names of their properties."""

    def listen(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.element_count += 1
        closed = len(self.open) < self.rdf_depth
        self.declare_namespaces(attributes)
        name = self.canonical_name(tag)
        self.open.append(name)
        depth = len(self.open)
        if depth > _DEEPEST or self.element_count > _MOST_LOOKED_AT:
            raise _UnusualPacket
        if self.name is not None:
            self.foreign_depth += name not in _WRAPPERS
            self.collect_rdf_value(attributes)
        elif not self.rdf_depth:
            self.rdf_depth = depth if name == _ROOT else 0
        elif depth == self.rdf_depth + 1 and name == _DESCRIPTION and not closed:
            self.collect_description(attributes)
        elif depth == self.rdf_depth + 2 and name in _PROPERTIES:
            self.name, self.text = name, ""
            self.parser.CharacterDataHandler = self.collect_text
            self.collect_rdf_value(attributes)
        else:
            self.skip()

    def skip(self) -> None:
        """Only count what is inside an element that tells nothing."""
        self.parser.StartElementHandler = self.skip_start
        self.parser.EndElementHandler = self.skip_end

    def skip_start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self.skipped_depth += 1

    def skip_end(self, tag: str) -> None:
        if self.skipped_depth:
            self.skipped_depth -= 1
        else:
            self.listen()
            self.end(tag)

    def declare_namespaces(self, attributes: Mapping[str, str]) -> None:
        """Take in the namespaces that an element declares (Namespaces in XML 1.0, clause 3)."""
        declared = {
            key[len("xmlns:") :]: _PREFIXES.get(uri, "")
            for key, uri in attributes.items()
            if key == "xmlns" or key.startswith("xmlns:")
        }
        self.shadowed.append({prefix: self.prefixes.get(prefix) for prefix in declared})
        self.prefixes.update(declared)

    def canonical_name(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        if prefix not in self.prefixes or len(local) > _LONGEST_NAME:
            raise _UnusualPacket
        return f"{self.prefixes[prefix]}:{local}"

    def canonical_attributes(self, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Attributes by their usual names; those without a prefix are in no namespace."""
        return ((self.canonical_name(key), value) for key, value in attributes.items() if ":" in key)

    def collect_description(self, attributes: Mapping[str, str]) -> None:
        for name, value in self.canonical_attributes(attributes):
            if name in _PROPERTIES:
                self.keep(name, value)

    def collect_rdf_value(self, attributes: Mapping[str, str]) -> None:
        """A value may stand as the attribute rdf:value, too."""
        value = dict(self.canonical_attributes(attributes)).get(_VALUE)
        if self.name is not None and value is not None:
            self.keep(self.name, value)

    def end(self, _tag: str) -> None:
        name = self.open.pop()
        if self.name is not None:
            self.keep(self.name, self.text)
            self.text = ""
            if len(self.open) > self.rdf_depth + 1:
                self.foreign_depth -= name not in _WRAPPERS
            else:
                self.name = None
                self.parser.CharacterDataHandler = None
        for prefix, outside in self.shadowed.pop().items():
            if outside is None:
                del self.prefixes[prefix]
            else:
                self.prefixes[prefix] = outside

    def collect_text(self, text: str) -> None:
        if not self.foreign_depth:
            self.text += text
        if len(self.text) > _LONGEST_VALUE:
            raise _UnusualPacket

    def keep(self, name: str, value: str) -> None:
        """The first value counts: of an array its first item."""
        if len(value) > _LONGEST_VALUE:
            raise _UnusualPacket
        if value.strip():
            self.found.setdefault(name, value.strip())


def _parse_properties(text: bytes) -> Mapping[str, str]:
    """Only properties of the photo itself count, not those of its history or of pictures placed in it.

    A packet has no DOCTYPE (7.3.3); entities that unfold without end need one.
    """
    if is_suspicious_packet(text):
        raise _UnusualPacket
    parser = expat.ParserCreate("utf-8", intern=None)  # a table of many thousand names costs more than it saves
    collector = _PropertyCollector(parser)
    parser.buffer_text = True
    collector.listen()
    parser.Parse(text, True)
    return MappingProxyType(collector.found)
