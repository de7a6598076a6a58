"""An XMP packet without place and serial numbers: blanks stand where they stood, and all else stays where it is."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from stampgui.image.metadata.xmp import is_suspicious_packet
from stampgui.image.redaction.findings import NO_FINDINGS, Finding, RedactedBlock, classify_property_name

_TAG: Final = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE: Final = re.compile(rb"\s([^\s=\"']+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def redact_xmp(packet: bytes) -> RedactedBlock:
    """Return a packet of the same length, in UTF-8; one that cannot be read is blanked as a whole."""
    start, stop = packet.find(b"<"), packet.rfind(b">") + 1  # zeros and worse follow many packets
    text = packet[max(start, 0) : stop]
    if not text.strip(b"\0 \t\r\n"):
        return RedactedBlock(packet)
    if is_suspicious_packet(text):
        return _blank_out(packet)
    collector = _RedactionCollector(text, expat.ParserCreate("utf-8", intern=None))
    try:
        collector.parser.Parse(text, True)
    except expat.ExpatError:
        return _blank_out(packet)
    if not collector.ranges:
        return RedactedBlock(packet)
    result = bytearray(packet)
    for begin, end in collector.ranges:
        result[start + begin : start + end] = b" " * (end - begin)
    return RedactedBlock(bytes(result), frozenset(collector.findings))


def _blank_out(packet: bytes) -> RedactedBlock:
    return RedactedBlock(b" " * len(packet), frozenset({Finding.UNKNOWN}))


@dataclass(slots=True)
class _RedactionCollector:
    """Collects where the elements and attributes stand that are removed; what is inside such an element goes too."""

    text: bytes
    """The packet in UTF-8."""
    parser: expat.XMLParserType
    """The parser whose handlers these are."""
    ranges: list[tuple[int, int]] = field(default_factory=list)
    """(start, stop) of what is removed."""
    findings: set[Finding] = field(default_factory=lambda: set(NO_FINDINGS))
    """What kinds of things are removed."""
    depth: int = 0
    """Open elements."""
    removed_element: tuple[int, int] | None = None
    """Depth and start of the open element that is removed."""

    def __post_init__(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.removed_element is not None:
            return
        at = self.parser.CurrentByteIndex
        finding = classify_property_name(name)
        if finding is not None:
            self.findings.add(finding)
            self.removed_element = (self.depth, at)
        elif any(_classify_attribute(each) for each in attributes):
            self.collect_attributes(at)

    def collect_attributes(self, at: int) -> None:
        tag = _TAG.match(self.text, at)
        assert tag is not None  # expat has just read it
        for attribute in _ATTRIBUTE.finditer(self.text, at, tag.end()):
            finding = _classify_attribute(attribute[1].decode("utf-8", "replace"))
            if finding is not None:
                self.findings.add(finding)
                self.ranges.append(attribute.span())

    def end(self, name: str) -> None:
        if self.removed_element is not None and self.removed_element[0] == self.depth:
            # of an element without content expat tells the place behind it, of others that of the end tag
            at = self.parser.CurrentByteIndex
            if self.text.startswith(b"</" + name.encode(), at):
                at = self.text.index(b">", at) + 1
            self.ranges.append((self.removed_element[1], at))
            self.removed_element = None
        self.depth -= 1


def _classify_attribute(name: str) -> Finding | None:
    return None if name.startswith("xmlns") else classify_property_name(name)
