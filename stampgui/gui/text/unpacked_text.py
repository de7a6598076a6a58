"""What is said of ZIP files and the folders that they were unpacked into."""

from typing import Final

from stampgui.batch.archives.unpacked_folder import Deletion, UnpackedFolder
from stampgui.batch.archives.unpacking import Unpacked, describe_size
from stampgui.i18n import Catalogue, Message, message

_MAX_NAMED: Final = 8
"""Reasons in one question; many parts of a download can each have their own."""


def describe_problems(unpacked: Unpacked, catalogue: Catalogue) -> str:
    """List why ZIP files or parts of them were not unpacked, as "takeout-002.zip: This ZIP file is cut off."."""
    lines = [
        f"{problem.archive.name}: {catalogue.render(problem.reason)}" for problem in unpacked.problems[:_MAX_NAMED]
    ]
    if (more := len(unpacked.problems) - _MAX_NAMED) > 0:
        lines.append(catalogue.fill(catalogue.ngettext("… and {count} more.", "… and {count} more.", more), count=more))
    return "\n\n".join(lines)


def describe_offer(folder: UnpackedFolder) -> Message:
    return message(
        "Photos that were unpacked from ZIP files are still in {folder} ({size}).",
        folder=str(folder.path),
        size=describe_size(folder.size),
    )


def describe_deletion(folder: UnpackedFolder, deletion: Deletion) -> Message:
    if deletion.is_anything_left:
        return message("Files that were changed or added since were kept in {folder}.", folder=str(folder.path))
    return message("{folder} was deleted.", folder=str(folder.path))
