"""Which copies the settings ask for."""

from dataclasses import replace

from stampgui.session.copy_naming import resolve_naming
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe
from stampgui.stamping.preset import PRESETS, Preset, UnknownPresetError, parse_preset


def resolve_upload_preset(name: str) -> Preset | None:
    """The preset of that name, whatever was stored; None for no upload copies."""
    try:
        preset = parse_preset(name)
    except UnknownPresetError:
        return None
    return preset if preset in PRESETS else None


def has_faithful_copies(settings: Settings) -> bool:
    """Whether faithful copies are made: there is no choosing none at all."""
    return settings.faithful or resolve_upload_preset(settings.upload) is None


def with_copy_options(recipe: Recipe, settings: Settings) -> Recipe:
    """The recipe with the copies that were chosen, what they are called, and what they keep and leave out."""
    return replace(
        recipe,
        upload_preset=resolve_upload_preset(settings.upload),
        faithful=has_faithful_copies(settings),
        naming=resolve_naming(settings),
        no_gps=settings.no_gps,
        undo=settings.undo,
    )
