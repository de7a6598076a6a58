"""A command starts with what it needs alone, since people and scripts wait for it."""

import subprocess
import sys
from pathlib import Path

import pytest

from given import MakePhoto

RUN = """
import sys
from stampgui.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""


# what of the room that knows formats a JPEG needs before anything of it is drawn
JPEG_HEADER = {
    *("damage", "engine", "errors", "format", "header", "jpeg", "jpeg_file", "limits", "mark", "memory", "metadata"),
    *("orientation", "photo", "source_file", "tiff", "partial", "partial.wholeness"),
    *("jpeg.frame", "jpeg.segments", "metadata.blocks", "metadata.exif", "metadata.moment"),
    *("tiff.structure", "tiff.tags"),
}
# and what its copy needs besides
SPLICED_COPY = {
    *("captioning", "colour_profiles", "stampable", "tile"),
    *("jpeg.assembly", "jpeg.colour_matrix", "jpeg.core", "jpeg.core_types", "jpeg.mpf", "jpeg.preview_pointers"),
    *("jpeg.scans", "jpeg.splice", "jpeg.undo"),
}
MOST_OF_OUR_MODULES = {"dates": 135, "stamp": 170}
"""There are more than 400, and each costs a quarter of a millisecond."""


def loaded_by(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def list_own(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.split(".")[0] == "stampgui"}


def list_installed(loaded: set[str]) -> set[str]:
    """Packages that are neither ours nor Python's, nor part of how this Python was set up."""
    packages = {name.split(".")[0] for name in loaded}
    bare = subprocess.run([sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True)
    return packages - {"stampgui", *sys.stdlib_module_names, *(name.split(".")[0] for name in bare.stdout.split())}


def list_formats(loaded: set[str]) -> set[str]:
    return {name.removeprefix("stampgui.image.") for name in loaded if name.startswith("stampgui.image.")}


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_load_nothing_that_reads_photos(word: str) -> None:
    loaded = loaded_by(word)
    assert "stampgui.cli.arguments" in loaded
    assert not loaded & {"PIL", "babel", "exifread", "rich", "multiprocessing", "stampgui.stamping.job"}


def test_dates_of_a_photo_load_neither_progress_bars_nor_what_reads_zip_files_and_typed_dates(
    make_photo: MakePhoto,
) -> None:
    loaded = loaded_by("dates", str(make_photo("IMG_20221014.jpg")))
    assert "stampgui.stamping.stamp" in loaded
    unneeded = {
        "rich",
        "stampgui.batch.archives.unpacking",
        "stampgui.dates.typed.parser",
        "stampgui.session.questions.interview",
    }
    assert not loaded & unneeded


def test_dates_of_a_jpeg_load_nothing_that_is_made_for_other_photos(make_photo: MakePhoto) -> None:
    photo = make_photo("IMG_0815.jpg", taken="2022:10:14 08:15:00")
    loaded = loaded_by("dates", str(photo), "--lang", "id")
    assert list_installed(loaded) == set()
    assert list_formats(loaded) <= JPEG_HEADER
    assert len(list_own(loaded)) <= MOST_OF_OUR_MODULES["dates"]
    assert not loaded & {
        "ctypes",
        "dataclasses",
        "hashlib",
        "json",
        "logging",
        "multiprocessing",
        "shutil",
        "xml",
        "zoneinfo",
    }


def test_stamping_one_jpeg_loads_the_core_and_letters_and_starts_no_process(
    make_photo: MakePhoto, tmp_path: Path
) -> None:
    photo = make_photo("IMG_0815.jpg", taken="2022:10:14 08:15:00")
    loaded = loaded_by("stamp", str(photo), "-o", str(tmp_path / "out"))
    assert (tmp_path / "out" / "IMG_0815.jpg").is_file()
    assert list_installed(loaded) == {"PIL", "font_manrope", "platformdirs"}
    assert list_formats(loaded) <= JPEG_HEADER | SPLICED_COPY
    assert len(list_own(loaded)) <= MOST_OF_OUR_MODULES["stamp"]
    assert not loaded & {
        "babel",
        "dataclasses",
        "html",
        "multiprocessing",
        "xml",
        "PIL.ImageCms",
        "PIL.JpegImagePlugin",
    }


def test_a_photo_that_a_decoder_reads_is_stamped_in_a_process_of_its_own(make_photo: MakePhoto, tmp_path: Path) -> None:
    photo = make_photo("foto.png", taken="2022:10:14 08:15:00")
    loaded = loaded_by("stamp", str(photo), "-o", str(tmp_path / "out"))
    assert (tmp_path / "out" / "foto.png").is_file()
    assert "multiprocessing" in loaded
    assert "stampgui.image.reencode" not in loaded


def test_only_the_command_that_is_named_gets_its_options() -> None:
    of_stamp = loaded_by("stamp", "--help")
    assert "stampgui.cli.stamp_arguments" in of_stamp
    assert "platformdirs" not in of_stamp  # workers are started once the options are read
    assert "stampgui.cli.stamp_arguments" not in loaded_by("dates", "--help")
