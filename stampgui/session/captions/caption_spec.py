"""The text and style of captions, made from the stored settings."""

import datetime
from collections.abc import Sequence
from typing import Final

from stampgui.caption.caption_text import (
    NO_EVENT_PLACE,
    EventPlace,
    check_template,
    default_template,
    find_unknown_fields,
    format_caption,
    list_templates,
)
from stampgui.caption.overrides import CaptionOverride
from stampgui.caption.style import Style
from stampgui.caption.style_file import format_style, parse_style
from stampgui.caption.template_fields import TemplateError, with_event_line
from stampgui.dates.partial import PartialDate
from stampgui.i18n import LANGUAGES, ExplainedError, Message, message
from stampgui.machine_memory import share_memory
from stampgui.session.copies.copy_options import resolve_copy_shape
from stampgui.session.date_options import parse_date_options
from stampgui.session.worker_count import choose_worker_count
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe
from stampgui.stamping.preset import Preset
from stampgui.values import dataclass, field, replace

DEFAULT_PALETTE: Final = ((255, 200, 40), (255, 255, 255), (255, 140, 26), (238, 49, 36), (24, 28, 36))
"""The colours offered as swatches: yellow, white, orange, red, dark."""


@dataclass(frozen=True, slots=True)
class CaptionSpec:
    """Everything about a caption except its photo and its date.

    `shape` is the preset whose shape decides where captions lie; None while there are full-size copies.
    """

    template: str
    language: str
    style: Style = field(default_factory=Style)
    event_place: EventPlace = NO_EVENT_PLACE
    shape: Preset | None = None

    def with_override(self, override: CaptionOverride) -> "CaptionSpec":
        """The caption of a photo with this override."""
        return replace(
            self, style=override.apply_to_style(self.style), event_place=override.apply_to_event_place(self.event_place)
        )

    def format_caption(self, date: PartialDate, *, file: str) -> str:
        """The caption for `date` on the photo named `file`. Raises TemplateError."""
        return format_caption(
            with_event_line(self.template), date, language=self.language, file=file, event_place=self.event_place
        )


def build_caption_spec(
    settings: Settings, *, window_language: str, event_place: EventPlace = NO_EVENT_PLACE
) -> CaptionSpec:
    language = resolve_caption_language(settings, window_language=window_language)
    return CaptionSpec(
        resolve_template(settings, language),
        language,
        resolve_stored_style(settings),
        event_place,
        resolve_copy_shape(settings),
    )


def with_caption_spec(settings: Settings, spec: CaptionSpec, *, window_language: str) -> Settings:
    """Store `spec` in the settings, except for event and place.

    Until a text or a language is chosen, the language follows the window; a chosen text keeps its language.
    """
    before = build_caption_spec(settings, window_language=window_language)
    if (spec.template, spec.language) != (before.template, before.language):
        settings = replace(settings, template=spec.template, caption_language=spec.language)
    if spec.style != before.style:
        settings = replace(settings, style=format_style(spec.style))
    return settings


def resolve_stored_style(settings: Settings) -> Style:
    """The stored style; an invalid one is replaced by the default."""
    try:
        return parse_style(settings.style) if settings.style else Style()
    except (ValueError, RecursionError, ExplainedError):
        return Style()


def resolve_caption_language(settings: Settings, *, window_language: str) -> str:
    """The language of the caption: the chosen one, else that of the window."""
    return settings.caption_language if settings.caption_language in LANGUAGES else window_language


def resolve_template(settings: Settings, language: str) -> str:
    """The stored template; an invalid one is replaced by the default."""
    try:
        check_template(settings.template)
    except TemplateError:
        return default_template(language)
    return settings.template


def translate_template(template: str, *, old: str, new: str) -> str:
    """The same built-in template in another language, or its default one; a custom one is left as it is."""
    if template not in list_templates(old):
        return template
    place, templates = list_templates(old).index(template), list_templates(new)
    return templates[place] if place < len(templates) else templates[0]


def with_language(spec: CaptionSpec, language: str) -> CaptionSpec:
    """Change the language of captions."""
    return replace(spec, language=language, template=translate_template(spec.template, old=spec.language, new=language))


def list_template_examples(language: str, date: PartialDate) -> Sequence[tuple[str, str]]:
    """The built-in templates, each with its result for `date`."""
    return [(template, format_caption(template, date, language=language)) for template in list_templates(language)]


def describe_unknown_fields(template: str, date: PartialDate) -> Message | None:
    """Say what `template` asks for and `date` does not tell; None where the caption has all of it."""
    unknown = find_unknown_fields(template, date)
    if "time" in unknown:
        return message("The time of this photo is not known, so it is left out.")
    if "weekday" in unknown:
        return message("The weekday of this photo is not known, so it is left out.")
    return message("The time zone of this photo is not known, so it is left out.") if unknown else None


def build_recipe(spec: CaptionSpec, settings: Settings, *, today: datetime.date) -> Recipe:
    """The recipe by which photos are read, and saved with what is chosen for copies."""
    date_options = parse_date_options(settings)
    return Recipe(
        template=with_event_line(spec.template),
        language=spec.language,
        today=today,
        style=spec.style,
        zone=date_options.tzinfo,
        cut_off=date_options.cut_off,
        event_place=spec.event_place,
        memory_budget=share_memory(choose_worker_count(settings.jobs)),
    )
