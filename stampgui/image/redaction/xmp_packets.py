"""An XMP packet with the properties that stay (ISO 16684-1, clause 7); blanks stand in place of all else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from stampgui.image.metadata.xmp_tokens import (
    Aside,
    EndTag,
    Span,
    StartTag,
    TextRun,
    XmpAttribute,
    XmpName,
    is_editable_packet,
    walk_tokens,
)
from stampgui.image.redaction import kept
from stampgui.image.redaction.findings import NO_FINDINGS, UNREADABLE, Finding, FindingKind, RedactedBlock, name_finding

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
LANGUAGE: Final = re.compile(
    rb"x-default|x-repair|[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?", re.IGNORECASE
)
"""A language, maybe with its script and region (RFC 5646, 2.2), or what XMP says in its place; the private parts of
such tags can say anything."""
_SYNTAX_ATTRIBUTES: Final[Mapping[XmpName, re.Pattern[bytes]]] = {
    ("xml", "lang"): LANGUAGE,
    (_RDF, "parseType"): re.compile(rb"Resource|Literal|Collection"),
    _ABOUT: re.compile(rb""),
}
"""Attributes that only give the packet its form, and what they may say."""
_VALUE_ATTRIBUTES: Final = frozenset({(_RDF, "value"), (_RDF, "resource")})
"""What a property's element says in an attribute."""

_ANY_TEXT: Final = re.compile(rb".*", re.DOTALL)
_TEXTS: Final[Mapping[XmpName, re.Pattern[bytes]]] = {
    ("http://ns.adobe.com/xmp/note/", "HasExtendedXMP"): re.compile(rb"[0-9A-Fa-f]{32}")
}
"""Properties that stay, but say only what has this form: a checksum of what follows in the file."""

_PACKET_MARKS: Final = re.compile(
    rb"<\?xpacket\s+begin=(?:\"(?:\xef\xbb\xbf)?\"|'(?:\xef\xbb\xbf)?')\s+id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']"
    rb"(?:\s+bytes=[\"']\d*[\"'])?(?:\s+encoding=[\"']UTF-(?:8|16|32)[\"'])?\s*\?>"
    rb"|<\?xpacket\s+end=[\"'][rw][\"']\s*\?>"
    rb"|<\?xml\s+version=[\"']1.0[\"'](?:\s+encoding=[\"']UTF-(?:8|16|32)[\"'])?\s*\?>",
    re.IGNORECASE,
)
"""What stands around a packet (7.3.2), and what begins an XML document."""
_BLANK: Final = b"\0 \t\r\n"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def redact_xmp(packet: bytes) -> RedactedBlock:
    """Return a packet of the same length, in UTF-8; one that cannot be read is blanked as a whole."""
    if not packet.strip(_BLANK):
        return RedactedBlock(packet)
    start, stop = packet.find(b"<"), packet.rfind(b">") + 1  # zeros and worse follow many packets
    text = packet[max(start, 0) : stop]
    if not is_editable_packet(text):
        return RedactedBlock(b" " * len(packet), UNREADABLE)
    head = _BYTE_ORDER_MARK if packet.startswith(_BYTE_ORDER_MARK) else b""
    around = packet[len(head) : start] + packet[stop:]
    redactor = _PacketRedactor(text)
    redactor.go_through()
    findings = frozenset(redactor.findings) | (UNREADABLE if around.strip(_BLANK) else NO_FINDINGS)
    if not findings and redactor.result != text:
        findings = frozenset({Finding(FindingKind.OTHER, "xmlns")})  # declared, and not used by anything
    if not findings:
        return RedactedBlock(packet)
    return RedactedBlock((head.ljust(start) + redactor.result).ljust(len(packet)), findings)


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open."""

    stays: bool
    text: re.Pattern[bytes] | None
    """What text in it may say; None where it belongs to no property that stays."""


_OUTSIDE: Final = _Element(stays=True, text=None)


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
        for token in walk_tokens(self.text):
            match token:
                case StartTag():
                    self.start(token)
                case EndTag(span):
                    if not self.open.pop().stays:
                        self.blank(span)
                case TextRun(span):
                    self.take_text(span)
                case Aside(span):
                    if _PACKET_MARKS.fullmatch(self.text, *span) is None:
                        self.remove(span, "comment")

    def take_text(self, span: Span) -> None:
        element, text = self.open[-1], self.text[slice(*span)].strip()
        if text and not (element.stays and element.text is not None and element.text.fullmatch(text)):
            self.remove(span, "text")

    def start(self, tag: StartTag) -> None:
        outer = self.open[-1]
        is_property = tag.name in kept.XMP_PROPERTIES
        text = _TEXTS.get(tag.name, _ANY_TEXT) if is_property else outer.text
        element = _Element(outer.stays and (is_property or tag.name in _SYNTAX), text)
        if element.stays:
            for attribute in tag.attributes:
                self.take_attribute(attribute, element)
        else:
            self.remove(tag.span, tag.raw_name)
        if not tag.is_empty:
            self.open.append(element)

    def take_attribute(self, attribute: XmpAttribute, element: _Element) -> None:
        name, value = attribute.name, attribute.value
        if attribute.declares_namespace:
            if value.decode() not in _NAMESPACES:
                self.blank(attribute.span)
        elif name == _ABOUT and value:  # a document's identifier; the attribute itself has to be there
            start, stop = attribute.value_span
            self.remove((start, stop), attribute.raw_name)
            self.result[start : start + 2] = b'""'
        elif not (
            (name in _SYNTAX_ATTRIBUTES and _SYNTAX_ATTRIBUTES[name].fullmatch(value))
            or (name in kept.XMP_PROPERTIES and _TEXTS.get(name, _ANY_TEXT).fullmatch(value))
            or (name in _VALUE_ATTRIBUTES and element.text is not None and element.text.fullmatch(value))
            or not value
        ):
            self.remove(attribute.span, attribute.raw_name)

    def remove(self, span: Span, name: str) -> None:
        """Blank it; what lies in an element that is removed does not count for itself."""
        self.blank(span)
        if self.open[-1].stays:
            self.findings.add(name_finding(name))

    def blank(self, span: Span) -> None:
        start, stop = span
        self.result[start:stop] = b" " * (stop - start)
