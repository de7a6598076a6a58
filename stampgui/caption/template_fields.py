"""Fields in braces: what a person puts into words where each photo has its own, "difoto tanggal {tanggal}"."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from stampgui.i18n import ExplainedError, message

FIELD_NAMES: Final = {
    "tanggal": "date",
    "hari": "weekday",
    "jam": "time",
    "zona": "zone",
    "acara": "event",
    "tempat": "place",
    "berkas": "file",
}
"""The Indonesian names and their English equivalents, which are the canonical ones; both are understood everywhere."""

_FIELD = re.compile(r"\{\s*([^{}]*?)\s*\}")


class TemplateError(ExplainedError):
    """Words with fields that cannot be used, or in a language that is not known."""


def canonicalise_fields(template: str, known: Collection[str] = FIELD_NAMES.values()) -> str:
    """`template` with canonical names in its fields, of which `known` are allowed.

    Raises TemplateError for an unknown field, and for a brace without its partner.
    """
    leftover = _FIELD.sub("", template)
    if "{" in leftover or "}" in leftover:
        raise TemplateError(message("“{template}” has an unmatched brace.", template=template))
    return _FIELD.sub(lambda found: "{" + _canonical_name(found[1], known) + "}", template)


def find_fields(template: str) -> frozenset[str]:
    """The canonical names of a template's fields. Raises TemplateError as `canonical` does."""
    return frozenset(found[1] for found in _FIELD.finditer(canonicalise_fields(template)))


def fill_template(template: str, values: Mapping[str, str]) -> str:
    """`template`, whose fields have canonical names, with `values` in their place."""
    return _FIELD.sub(lambda found: values[found[1]], template)


def localise_fields(template: str, language: str) -> str:
    """`template`, whose fields have canonical names, as somebody reads and writes it in `language`, "id" or "en"."""
    names = {twin: name for name, twin in FIELD_NAMES.items()} if language == "id" else {}
    return _FIELD.sub(lambda found: "{" + names.get(found[1], found[1]) + "}", template)


def _canonical_name(name: str, known: Collection[str]) -> str:
    twin = FIELD_NAMES.get(name.lower(), name.lower())
    if twin not in known:
        pairs = ((ours, english) for ours, english in FIELD_NAMES.items() if english in known)
        choice = ", ".join("{" + field + "}" for pair in pairs for field in pair)
        raise TemplateError(message("“{field}” is not a known field. Known fields: {known}.", field=name, known=choice))
    return twin
