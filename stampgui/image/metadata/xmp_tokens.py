"""A well-formed XMP packet as tags, with the namespaces of their names, for blanking out some where they stand.

A parser says first that the packet is well-formed (`is_editable_packet`); only then are patterns exact.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from xml.parsers import expat

from stampgui.image.metadata.xmp import is_suspicious_packet
from stampgui.values import dataclass

XmpName: TypeAlias = tuple[str | None, str]
"""(URI of the namespace, name); None for a prefix that is not declared."""
Span: TypeAlias = tuple[int, int]
"""Where bytes begin and end in the packet."""

_TOKEN: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(?P<end>/?)(?P<name>[^\s/>]++)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(rb"\s(?P<name>[^\s=\"']+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class XmpAttribute:
    """An attribute of a start tag."""

    span: Span
    """With the blank before it."""
    value_span: Span
    """With the quotation marks."""
    name: XmpName
    """In no namespace without a prefix (Namespaces in XML 1.0, 6.2)."""
    raw_name: str
    """As written."""
    value: bytes
    """Without the quotation marks, entities as written."""

    @property
    def declares_namespace(self) -> bool:
        return self.raw_name == "xmlns" or self.raw_name.startswith("xmlns:")


@dataclass(frozen=True, slots=True)
class StartTag:
    """`<a …>`, or `<a …/>`, which `is_empty`."""

    span: Span
    name: XmpName
    raw_name: str
    attributes: tuple[XmpAttribute, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class EndTag:
    """`</a>`."""

    span: Span


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text between tags, and that of a CDATA section."""

    span: Span


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment or a processing instruction."""

    span: Span


XmpToken: TypeAlias = StartTag | EndTag | TextRun | Aside


def is_editable_packet(text: bytes) -> bool:
    """Whether a packet from its first "<" to its last ">" is well-formed UTF-8, and no larger than those in photos."""
    if not text or is_suspicious_packet(text):
        return False
    try:
        expat.ParserCreate("utf-8", intern=None).Parse(text, True)
    except expat.ExpatError:
        return False
    return True


def walk_tokens(text: bytes) -> Iterator[XmpToken]:
    """Yield what a packet consists of, in order; `text` is an editable packet."""
    scopes: list[Mapping[str, str]] = [{"xml": "xml"}]
    position = 0
    for token in _TOKEN.finditer(text):
        if position < token.start():
            yield TextRun((position, token.start()))
        position = token.end()
        if token["name"] is None:
            yield (TextRun if token[0].startswith(b"<![") else Aside)(token.span())
        elif token["end"]:
            scopes.pop()
            yield EndTag(token.span())
        else:
            tag, scope = _parse_start(text, token, scopes[-1])
            if not tag.is_empty:
                scopes.append(scope)
            yield tag


def _parse_start(text: bytes, token: re.Match[bytes], outer: Mapping[str, str]) -> tuple[StartTag, Mapping[str, str]]:
    """A start tag, and the URIs of the namespaces inside it by their prefixes."""
    found = list(_ATTRIBUTE.finditer(text, *token.span("rest")))
    raw = [(each, each["name"].decode()) for each in found]
    declared = {
        name.partition(":")[2]: each["value"][1:-1].decode()
        for each, name in raw
        if name == "xmlns" or name.startswith("xmlns:")
    }
    scope = {**outer, **declared} if declared else outer
    attributes = tuple(
        XmpAttribute(each.span(), each.span("value"), _resolve(name, scope), name, each["value"][1:-1])
        for each, name in raw
    )
    raw_name = token["name"].decode()
    prefix, _, local = raw_name.rpartition(":")
    name = (scope.get(prefix), local)
    return StartTag(token.span(), name, raw_name, attributes, token["rest"].endswith(b"/")), scope


def _resolve(attribute: str, scope: Mapping[str, str]) -> XmpName:
    prefix, _, local = attribute.rpartition(":")
    return (scope.get(prefix) if prefix else None, local)
