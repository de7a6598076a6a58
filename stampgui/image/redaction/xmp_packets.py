"""An XMP packet with the properties that stay (ISO 16684-1, clause 7); blanks stand in place of all else.

A parser says first that the packet is well-formed; only then is it cut into tags, for which patterns are exact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from stampgui.image.metadata.xmp import is_suspicious_packet
from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import NO_FINDINGS, UNREADABLE, Finding, RedactedBlock, name_finding

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_META: Final = "adobe:ns:meta/"
_SYNTAX: Final = frozenset(
    (
        *((_META, name) for name in ("xmpmeta", "xapmeta")),
        *((_RDF, name) for name in ("RDF", "Description", "Seq", "Bag", "Alt", "li", "value")),
    )
)
"""Elements that only give the packet its form."""
_NAMESPACES: Final = frozenset({*kept.XMP_PREFIXES, _RDF})
_ABOUT: Final = (_RDF, "about")
_SYNTAX_ATTRIBUTES: Final = frozenset({("xml", "lang"), (_RDF, "parseType"), _ABOUT})
_VALUE_ATTRIBUTES: Final = frozenset({(_RDF, "value"), (_RDF, "resource")})
"""What a property's element says in an attribute."""

_TOKEN: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(?P<end>/?)(?P<name>[^\s/>]++)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(rb"\s(?P<name>[^\s=\"']+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*')")
_PACKET_MARKS: Final = re.compile(
    rb"<\?xpacket\s+begin=(?:\"(?:\xef\xbb\xbf)?\"|'(?:\xef\xbb\xbf)?')\s+id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']"
    rb"(?:\s+bytes=[\"']\d*[\"'])?(?:\s+encoding=[\"'][\w-]*[\"'])?\s*\?>"
    rb"|<\?xpacket\s+end=[\"'][rw][\"']\s*\?>"
    rb"|<\?xml\s+version=[\"']1.0[\"'](?:\s+encoding=[\"'][\w-]*[\"'])?\s*\?>"
)
"""What stands around a packet (7.3.2), and what begins an XML document."""
_BLANK: Final = b"\0 \t\r\n"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

_Name = tuple[str | None, str]
"""(URI of the namespace, name)."""


def redact_xmp(packet: bytes) -> RedactedBlock:
    """Return a packet of the same length, in UTF-8; one that cannot be read is blanked as a whole."""
    if not packet.strip(_BLANK):
        return RedactedBlock(packet)
    start, stop = packet.find(b"<"), packet.rfind(b">") + 1  # zeros and worse follow many packets
    text = packet[max(start, 0) : stop]
    if not text or is_suspicious_packet(text) or not _is_well_formed(text):
        return RedactedBlock(b" " * len(packet), UNREADABLE)
    head = _BYTE_ORDER_MARK if packet.startswith(_BYTE_ORDER_MARK) else b""
    around = packet[len(head) : start] + packet[stop:]
    redactor = _PacketRedactor(text)
    redactor.go_through()
    findings = frozenset(redactor.findings) | (UNREADABLE if around.strip(_BLANK) else NO_FINDINGS)
    if not findings:
        return RedactedBlock(packet)
    return RedactedBlock((head.ljust(start) + redactor.result).ljust(len(packet)), findings)


def _is_well_formed(text: bytes) -> bool:
    try:
        expat.ParserCreate("utf-8", intern=None).Parse(text, True)
    except expat.ExpatError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Element:
    """An element and what holds inside it."""

    scope: Mapping[str, str]
    """The URIs of the namespaces by their prefixes."""
    stays: bool
    has_text: bool
    """Whether text in it belongs to a property that stays."""


_OUTSIDE: Final = _Element({"xml": "xml"}, stays=True, has_text=False)


@dataclass(slots=True)
class _PacketRedactor:
    """The way through a well-formed packet."""

    text: bytes
    """The packet in UTF-8."""
    result: bytearray = field(init=False)
    """The packet with blanks in place of what is removed."""
    findings: set[Finding] = field(default_factory=set)
    """What is removed."""
    open: list[_Element] = field(default_factory=lambda: [_OUTSIDE])
    """The open elements, the outermost first."""

    def __post_init__(self) -> None:
        self.result = bytearray(self.text)

    def go_through(self) -> None:
        position = 0
        for token in _TOKEN.finditer(self.text):
            self.take_text((position, token.start()))
            position = token.end()
            if token["name"] is None:
                self.take_other(token)
            elif not token["end"]:
                self.start(token)
            elif not self.open.pop().stays:
                self.blank(token.span())

    def take_text(self, span: tuple[int, int]) -> None:
        element = self.open[-1]
        if not (element.stays and element.has_text) and self.text[slice(*span)].strip():
            self.remove(span, "text")

    def take_other(self, token: re.Match[bytes]) -> None:
        """A comment, a processing instruction, or text in the form of a CDATA section."""
        if token[0].startswith(b"<!["):
            self.take_text(token.span())
        elif _PACKET_MARKS.fullmatch(token[0]) is None:
            self.remove(token.span(), "comment")

    def start(self, token: re.Match[bytes]) -> None:
        outer, attributes = self.open[-1], list(_ATTRIBUTE.finditer(self.text, *token.span("rest")))
        declared = {
            each["name"].decode().partition(":")[2]: each["value"][1:-1].decode()
            for each in attributes
            if _declares_namespace(each)
        }
        scope = {**outer.scope, **declared} if declared else outer.scope
        prefix, _, local = token["name"].decode().rpartition(":")
        name = (scope.get(prefix), local)
        is_property = name in kept.XMP_PROPERTIES
        element = _Element(scope, outer.stays and (is_property or name in _SYNTAX), outer.has_text or is_property)
        if element.stays:
            for attribute in attributes:
                self.take_attribute(attribute, element)
        else:
            self.remove(token.span(), token["name"].decode())
        if not token["rest"].endswith(b"/"):
            self.open.append(element)

    def take_attribute(self, attribute: re.Match[bytes], element: _Element) -> None:
        raw, value = attribute["name"].decode(), attribute["value"][1:-1]
        prefix, _, local = raw.rpartition(":")
        name = (element.scope.get(prefix) if prefix else None, local)
        if _declares_namespace(attribute):
            if value.decode() not in _NAMESPACES:
                self.blank(attribute.span())
        elif name == _ABOUT and value:  # a document's identifier; the attribute itself has to be there
            start, stop = attribute.span("value")
            self.remove((start, stop), raw)
            self.result[start : start + 2] = b'""'
        elif not (
            name in _SYNTAX_ATTRIBUTES
            or name in kept.XMP_PROPERTIES
            or (name in _VALUE_ATTRIBUTES and element.has_text)
            or not value
        ):
            self.remove(attribute.span(), raw)

    def remove(self, span: tuple[int, int], name: str) -> None:
        """Blank it; what lies in an element that is removed does not count for itself."""
        self.blank(span)
        if self.open[-1].stays:
            self.findings.add(name_finding(name))

    def blank(self, span: tuple[int, int]) -> None:
        start, stop = span
        self.result[start:stop] = b" " * (stop - start)


def _declares_namespace(attribute: re.Match[bytes]) -> bool:
    return attribute["name"] == b"xmlns" or attribute["name"].startswith(b"xmlns:")
