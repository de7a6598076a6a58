"""Fields in braces, which stand for what differs from photo to photo: "difoto tanggal {tanggal}"."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from stampgui.i18n import ExplainedError, Message, message
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

FIELD_NAMES: Final = {
    "tanggal": "date",
    "hari": "weekday",
    "jam": "time",
    "zona": "zone",
    "acara": "event",
    "tempat": "place",
    "berkas": "file",
}
"""Indonesian field names and their English equivalents, which are canonical; both are accepted everywhere."""

WORDINGS: Final = ("date", "weekday", "time", "sentence", "weekday-sentence", "taken", "label")
"""The names of the built-in templates, in the order in which each language has them."""

_FIELD = LazyPattern(r"\{\s*([^{}]*?)\s*\}")


class TemplateError(ExplainedError):
    """A template that cannot be used, or a caption language that is not known."""


class UnknownFieldError(TemplateError):
    """A template with a field that is not known here."""

    def __init__(self, reason: Message, field: str) -> None:
        super().__init__(reason)
        self.args = reason, field  # with which it is made again in another process
        self.field = field


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Where a field is in a template, braces included, and its name as it is written there."""

    begin: int
    end: int
    name: str
    is_known: bool


def locate_fields(template: str, known: Collection[str] = FIELD_NAMES.values()) -> tuple[FieldSpan, ...]:
    """Locate what looks like a field, of which those with the canonical names `known` are allowed."""
    return tuple(
        FieldSpan(found.start(), found.end(), found[1], _to_canonical(found[1]) in known)
        for found in _FIELD.finditer(template)
    )


def canonicalise_fields(template: str, known: Collection[str] = FIELD_NAMES.values()) -> str:
    """Return `template` with canonical field names, of which `known` are allowed.

    Raises TemplateError for an unknown field and for an unmatched brace.
    """
    leftover = _FIELD.sub("", template)
    if "{" in leftover or "}" in leftover:
        raise TemplateError(message("“{template}” has an unmatched brace.", template=template))
    return _FIELD.sub(lambda found: "{" + _canonical_name(found[1], known) + "}", template)


@lru_cache(maxsize=16)  # the photos of a batch share theirs
def find_fields(template: str) -> frozenset[str]:
    """Return the canonical names of a template's fields. Raises TemplateError as `canonicalise_fields` does."""
    return frozenset(found[1] for found in _FIELD.finditer(canonicalise_fields(template)))


def fill_template(template: str, values: Mapping[str, str]) -> str:
    """Return `template`, whose field names are canonical, with `values` in place of its fields."""
    return _FIELD.sub(lambda found: values[found[1]], template)


def with_event_line(template: str) -> str:
    """Add a first line for event and place, which disappears where both are empty.

    A template that has these fields already is left as it is.
    """
    missing = [name for name in ("event", "place") if name not in find_fields(template)]
    return ", ".join("{" + name + "}" for name in missing) + "\n" + template if missing else template


def localise_fields(template: str, language: str) -> str:
    """Return `template`, whose field names are canonical, with those of `language`, "id" or "en"."""
    names = {canonical: name for name, canonical in FIELD_NAMES.items()} if language == "id" else {}
    return _FIELD.sub(lambda found: "{" + names.get(found[1], found[1]) + "}", template)


def _to_canonical(name: str) -> str:
    return FIELD_NAMES.get(name.lower(), name.lower())


def _canonical_name(name: str, known: Collection[str]) -> str:
    canonical = _to_canonical(name)
    if canonical not in known:
        pairs = ((indonesian, english) for indonesian, english in FIELD_NAMES.items() if english in known)
        choice = ", ".join("{" + field + "}" for pair in pairs for field in pair)
        reason = message("“{field}” is not a known field. Known fields: {known}.", field=name, known=choice)
        raise UnknownFieldError(reason, name)
    return canonical
