"""Unpacking, and looking at what came of it."""

from pathlib import Path

from given import fingerprint
from stampgui.batch.archives.unpacked_folder import UnpackedFolder
from stampgui.batch.archives.unpacking import Unpacked, unpack
from stampgui.i18n import load_catalogue


def unpack_all(*archives: Path, into: Path) -> Unpacked:
    *_, last = unpack(archives, into, cancelled=lambda: False)
    assert isinstance(last, Unpacked)
    return last


def said(unpacked: Unpacked) -> list[str]:
    return [load_catalogue("en").render(problem.reason) for problem in unpacked.problems]


def there(container: Path) -> list[str]:
    """The files in the container that a person sees."""
    return sorted(name for name in fingerprint(container) if ".stampgui" not in name)


def folder_of(unpacked: Unpacked) -> UnpackedFolder:
    (folder,) = unpacked.folders
    return folder
