"""The settings for copies, and which of them make a difference."""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, Final

from stampgui.session.copies.copy_naming import resolve_naming
from stampgui.settings import Settings
from stampgui.stamping.job import Recipe, WriteDate
from stampgui.stamping.preset import PRESETS, Preset, UnknownPresetError, parse_preset
from stampgui.values import replace

_COPY_SETTINGS: Final = (
    *("template", "caption_language", "style", "output_folder"),
    *("upload", "faithful", "naming", "correct_exif", "no_gps", "undo"),
)
"""Settings that affect copies: after a change of one of them, saved copies are outdated."""


def resolve_upload_preset(name: str) -> Preset | None:
    """The preset with the stored name; None for an unknown name or for no upload copies."""
    try:
        preset = parse_preset(name)
    except UnknownPresetError:
        return None
    return preset if preset in PRESETS else None


def has_full_size_copies(settings: Settings) -> bool:
    """Whether full-size copies are made; they are whenever there are no upload copies."""
    return settings.faithful or resolve_upload_preset(settings.upload) is None


def resolve_copy_shape(settings: Settings) -> Preset | None:
    """The preset whose shape all copies have; None where they have that of the photo."""
    preset = resolve_upload_preset(settings.upload)
    return preset if preset is not None and preset.has_own_shape and not has_full_size_copies(settings) else None


def resolve_write_date(settings: Settings) -> WriteDate:
    """When the date on the picture is written into the EXIF data of copies."""
    return WriteDate.ALWAYS if settings.correct_exif else WriteDate.MISSING


def with_copy_options(recipe: Recipe, settings: Settings) -> Recipe:
    """The recipe with the chosen kinds of copies, their names, and what they keep or leave out."""
    return replace(
        recipe,
        upload_preset=resolve_upload_preset(settings.upload),
        faithful=has_full_size_copies(settings),
        naming=resolve_naming(settings),
        write_date=resolve_write_date(settings),
        no_gps=settings.no_gps,
        undo=settings.undo,
    )


def extract_copy_settings(settings: Settings) -> Mapping[str, Any]:
    return {name: getattr(settings, name) for name in _COPY_SETTINGS}


def with_caption_of(settings: Settings, other: Settings) -> Settings:
    """`settings` with the caption that `other` asks for."""
    return replace(settings, template=other.template, caption_language=other.caption_language, style=other.style)


def makes_same_copies(one: Settings, other: Settings) -> bool:
    """Whether both settings make the same copies in the same folder."""
    return extract_copy_settings(one) == extract_copy_settings(other)


def resolve_copy_folder(preferred: Path, photo_folders: Container[Path], *, subfolder: str) -> Path:
    """`preferred`, or a `subfolder` of it if photos lie in it: copies never mix with originals.

    `photo_folders` are the folders of the photos.
    """
    return preferred / subfolder if preferred in photo_folders else preferred
