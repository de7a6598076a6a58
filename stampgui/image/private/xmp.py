"""An XMP packet without place and serial numbers: blanks stand where they stood, and all else stays where it is."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from stampgui.image.private.traces import NO_TRACES, Cleared, Trace, trace_of
from stampgui.image.xmp import is_crowded

_TAG: Final = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE: Final = re.compile(rb"\s([^\s=\"']+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def cleared(packet: bytes) -> Cleared:
    """Return a packet of the same length, in UTF-8; one that cannot be read is blanked as a whole."""
    start, stop = packet.find(b"<"), packet.rfind(b">") + 1  # zeros and worse follow many packets
    text = packet[max(start, 0) : stop]
    if not text.strip(b"\0 \t\r\n"):
        return Cleared(packet)
    if is_crowded(text):
        return _blank(packet)
    walk = _Walk(text, expat.ParserCreate("utf-8", intern=None))
    try:
        walk.parser.Parse(text, True)
    except expat.ExpatError:
        return _blank(packet)
    if not walk.found:
        return Cleared(packet)
    result = bytearray(packet)
    for begin, end in walk.found:
        result[start + begin : start + end] = b" " * (end - begin)
    return Cleared(bytes(result), frozenset(walk.traces))


def _blank(packet: bytes) -> Cleared:
    return Cleared(b" " * len(packet), frozenset({Trace.UNKNOWN}))


@dataclass(slots=True)
class _Walk:
    """Collects the (begin, end) of elements and attributes that are traces; what is inside such an element goes too."""

    text: bytes
    parser: expat.XMLParserType
    found: list[tuple[int, int]] = field(default_factory=list)
    traces: set[Trace] = field(default_factory=lambda: set(NO_TRACES))
    depth: int = 0
    inside: tuple[int, int] | None = None
    """Depth and place of the open element that is a trace."""

    def __post_init__(self) -> None:
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.inside is not None:
            return
        at = self.parser.CurrentByteIndex
        trace = trace_of(name)
        if trace is not None:
            self.traces.add(trace)
            self.inside = (self.depth, at)
        elif any(_trace_of_attribute(each) for each in attributes):
            self.attributes(at)

    def attributes(self, at: int) -> None:
        tag = _TAG.match(self.text, at)
        assert tag is not None  # expat has just read it
        for attribute in _ATTRIBUTE.finditer(self.text, at, tag.end()):
            trace = _trace_of_attribute(attribute[1].decode("utf-8", "replace"))
            if trace is not None:
                self.traces.add(trace)
                self.found.append(attribute.span())

    def end(self, name: str) -> None:
        if self.inside is not None and self.inside[0] == self.depth:
            # of an element without content expat tells the place behind it, of others that of the end tag
            at = self.parser.CurrentByteIndex
            if self.text.startswith(b"</" + name.encode(), at):
                at = self.text.index(b">", at) + 1
            self.found.append((self.inside[1], at))
            self.inside = None
        self.depth -= 1


def _trace_of_attribute(name: str) -> Trace | None:
    return None if name.startswith("xmlns") else trace_of(name)
