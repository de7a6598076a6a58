"""Finding a Facebook or Instagram download around a photo, and reading it once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from stampgui.dates.clues import Sidecar
from stampgui.dates.downloads.meta_export import normalize_media_path, parse_meta_export
from stampgui.dates.evidence import Source
from stampgui.i18n import Message, message
from stampgui.stamping import bounded_file

_MAX_LEVELS: Final = 6
_MAX_BYTES: Final = 64_000_000
"""Of all JSON files of one download together; 200,000 photos fill it."""

_ALL_JSON: Final = ("*.json",)
_POST_FILES: Final = (
    "posts_*.json",
    "stories*.json",
    "profile_photos.json",
    "other_content*.json",
    "archived_posts*.json",
)
_JSON_FOLDERS: Final = (
    (Source.SIDECAR_FACEBOOK, "your_facebook_activity/posts", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "your_facebook_activity/posts/album", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "your_activity_across_facebook/posts", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "your_activity_across_facebook/posts/album", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "posts/album", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "photos_and_videos", _ALL_JSON),
    (Source.SIDECAR_FACEBOOK, "photos_and_videos/album", _ALL_JSON),
    (Source.SIDECAR_INSTAGRAM, "your_instagram_activity/content", _POST_FILES),
    (Source.SIDECAR_INSTAGRAM, "your_instagram_activity/media", _POST_FILES),
    (Source.SIDECAR_INSTAGRAM, "content", _POST_FILES),
    (Source.SIDECAR_INSTAGRAM, "", ("media.json",)),  # before 2021
)
"""Folders of the downloads of the years since 2018, and the JSON files in them by which they are known."""


@dataclass(frozen=True, slots=True)
class SocialDownload:
    """One download: `root` is what its files count places from, `folders` hold its JSON files of those names."""

    root: Path
    folders: tuple[tuple[Source, Path, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _DownloadContents:
    sidecars: Mapping[str, Sidecar]
    warnings: tuple[Message, ...]


def find_downloads_around(folder: Path) -> tuple[SocialDownload, ...]:
    """Return the downloads that `folder` may lie in, the nearest first; looks at it and six levels above it.

    The forms of different years look alike one level apart, so each root that could be one is kept.
    """
    return tuple(
        export for root in (folder, *folder.parents[:_MAX_LEVELS]) if (export := _find_download_at(root)) is not None
    )


def find_in_downloads(downloads: Iterable[SocialDownload], photo: Path) -> tuple[Sidecar | None, tuple[Message, ...]]:
    """Return what the downloads tell of the photo, and what of them could not be read where they tell nothing."""
    warnings: tuple[Message, ...] = ()
    for export in downloads:
        try:
            place = normalize_media_path(photo.relative_to(export.root).as_posix())
            stamps = tuple(path.stat().st_mtime_ns for _, path, _ in export.folders)
        except OSError:  # it was moved away in this very moment
            continue
        told = _read_download(export, stamps)
        if place in told.sidecars:
            return told.sidecars[place], ()
        warnings += told.warnings
    return None, tuple(dict.fromkeys(warnings))


def _find_download_at(root: Path) -> SocialDownload | None:
    folders = ((source, root / place, names) for source, place, names in _JSON_FOLDERS)
    found = tuple(row for row in folders if row[1].is_dir() and any(_list_files(row[1], row[2])))
    return SocialDownload(root, found) if found else None


def _list_files(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        yield from sorted(folder.glob(name))


@lru_cache(maxsize=4)
def _read_download(download: SocialDownload, _stamps: tuple[int, ...]) -> _DownloadContents:
    """Read a download; `_stamps` are the modification times of its folders, so that a changed one is read again."""
    sidecars: dict[str, Sidecar] = {}
    warnings: list[Message] = []
    left = _MAX_BYTES
    for source, folder, names in download.folders:
        for path in _list_files(folder, names):
            try:
                data = bounded_file.read_small(path, max_bytes=left)
                if data is None:
                    continue
                left -= len(data)
                for place, sidecar in parse_meta_export(data, source).items():
                    known = sidecars.get(place)
                    if known is None or known.posted:
                        sidecars[place] = sidecar
            except (OSError, ValueError):
                warnings.append(message("{file} of the downloaded data could not be read.", file=path.name))
    return _DownloadContents(sidecars, tuple(warnings))
