"""Where copies go."""

from pathlib import Path

from stampgui.session.copies.copy_options import resolve_copy_folder


def test_copies_never_lie_among_the_photos() -> None:
    assert resolve_copy_folder(Path("/photos"), {Path("/photos")}, subfolder="stampgui") == Path("/photos/stampgui")
    assert resolve_copy_folder(Path("/copies"), {Path("/photos")}, subfolder="stampgui") == Path("/copies")
