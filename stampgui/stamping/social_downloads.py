"""Finding a Facebook or Instagram download around a photo, and reading it once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from stampgui import regular_file
from stampgui.dates.clues import Sidecar
from stampgui.dates.evidence import Source
from stampgui.i18n import Message, message
from stampgui.values import dataclass

_MAX_LEVELS: Final = 6
_MAX_BYTES: Final = 64_000_000
"""Of all JSON files of one download together, enough for 200,000 photos."""

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
"""The folders of downloads since 2018 that hold JSON files, and the names of those files."""


@dataclass(frozen=True, slots=True)
class SocialDownload:
    """One download: paths in its files are relative to `root`; `folders` hold JSON files of the given names."""

    root: Path
    folders: tuple[tuple[Source, Path, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _DownloadContents:
    sidecars: Mapping[str, Sidecar]
    warnings: tuple[Message, ...]


def find_downloads_around(folder: Path) -> tuple[SocialDownload, ...]:
    """Return the downloads that `folder` may belong to, the nearest first; it and six levels above it are searched.

    Layouts of different years look alike one level apart, so each root that could be one is returned.
    """
    roots = (folder, *folder.parents[:_MAX_LEVELS])
    return tuple(download for root in roots if (download := _find_download_at(root)) is not None)


def is_download_file(path: PurePosixPath) -> bool:
    """Whether a file at `path`, relative to any folder above it, is one of the JSON files that are read."""
    if path.suffix != ".json":
        return False
    around = f"/{path.parent}"
    return any(
        (not folder or around.endswith(f"/{folder}")) and any(path.match(name) for name in names)
        for _, folder, names in _JSON_FOLDERS
    )


def find_in_downloads(downloads: Iterable[SocialDownload], photo: Path) -> tuple[Sidecar | None, tuple[Message, ...]]:
    """Return what the downloads say about the photo; if nothing, None and which of their files could not be read."""
    from stampgui.dates.downloads.meta_export import normalize_media_path  # late: few photos lie in a download

    warnings: tuple[Message, ...] = ()
    for download in downloads:
        try:
            media_path = normalize_media_path(photo.relative_to(download.root).as_posix())
            stamps = tuple(path.stat().st_mtime_ns for _, path, _ in download.folders)
        except OSError:  # it has just been moved away
            continue
        contents = _read_download(download, stamps)
        if media_path in contents.sidecars:
            return contents.sidecars[media_path], ()
        warnings += contents.warnings
    return None, tuple(dict.fromkeys(warnings))


def _find_download_at(root: Path) -> SocialDownload | None:
    folders = ((source, root / folder, names) for source, folder, names in _JSON_FOLDERS)
    found = tuple(row for row in folders if row[1].is_dir() and any(_list_files(row[1], row[2])))
    return SocialDownload(root, found) if found else None


def _list_files(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        yield from sorted(folder.glob(name))


@lru_cache(maxsize=4)
def _read_download(download: SocialDownload, _stamps: tuple[int, ...]) -> _DownloadContents:
    """Read a download; `_stamps` are the modification times of its folders, so that a changed one is read again."""
    from stampgui.dates.downloads.meta_export import parse_meta_export

    sidecars: dict[str, Sidecar] = {}
    warnings: list[Message] = []
    left = _MAX_BYTES
    for source, folder, names in download.folders:
        for path in _list_files(folder, names):
            try:
                data = regular_file.read_regular(path, max_bytes=left)
                left -= len(data)
                for media_path, sidecar in parse_meta_export(data, source).items():
                    known = sidecars.get(media_path)
                    if known is None or known.posted:
                        sidecars[media_path] = sidecar
            except regular_file.NotRegularError:
                continue
            except (OSError, ValueError):
                warnings.append(message("{file} of the downloaded data could not be read.", file=path.name))
    return _DownloadContents(sidecars, tuple(warnings))
