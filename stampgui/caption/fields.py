"""Fields in braces: what a person puts into words where each photo has its own, "difoto tanggal {tanggal}"."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from stampgui.i18n import Explained, message

FIELDS: Final = {
    "tanggal": "date",
    "hari": "weekday",
    "jam": "time",
    "zona": "zone",
    "acara": "event",
    "tempat": "place",
    "berkas": "file",
}
"""The Indonesian names and their English twins, which are the canonical ones; both are understood everywhere."""

_FIELD = re.compile(r"\{\s*([^{}]*?)\s*\}")


class TemplateError(Explained):
    """Words with fields that cannot be used, or in a language that is not known."""


def canonical(template: str, known: Collection[str] = FIELDS.values()) -> str:
    """`template` with canonical names in its fields, of which `known` are allowed.

    Raises TemplateError for an unknown field, and for a brace without its partner.
    """
    leftover = _FIELD.sub("", template)
    if "{" in leftover or "}" in leftover:
        raise TemplateError(message("“{template}” has a brace without its partner.", template=template))
    return _FIELD.sub(lambda found: "{" + _canonical(found[1], known) + "}", template)


def fields_in(template: str) -> frozenset[str]:
    """The canonical names of a template's fields. Raises TemplateError as `canonical` does."""
    return frozenset(found[1] for found in _FIELD.finditer(canonical(template)))


def filled(template: str, values: Mapping[str, str]) -> str:
    """`template`, whose fields have canonical names, with `values` in their place."""
    return _FIELD.sub(lambda found: values[found[1]], template)


def in_language(template: str, language: str) -> str:
    """`template`, whose fields have canonical names, as somebody reads and writes it in `language`, "id" or "en"."""
    names = {twin: name for name, twin in FIELDS.items()} if language == "id" else {}
    return _FIELD.sub(lambda found: "{" + names.get(found[1], found[1]) + "}", template)


def _canonical(name: str, known: Collection[str]) -> str:
    twin = FIELDS.get(name.lower(), name.lower())
    if twin not in known:
        pairs = ((ours, english) for ours, english in FIELDS.items() if english in known)
        choice = ", ".join("{" + field + "}" for pair in pairs for field in pair)
        raise TemplateError(message("“{field}” is not a known field. Known fields: {known}.", field=name, known=choice))
    return twin
