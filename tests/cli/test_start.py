"""A command starts with what it needs alone, since people and scripts wait for it."""

import subprocess
import sys

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


def loaded_by(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


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
        "stampgui.session.interview",
    }
    assert not loaded & unneeded


def test_only_the_command_that_is_named_gets_its_options() -> None:
    assert "stampgui.cli.stamp_arguments" in loaded_by("stamp", "--help")
    assert "stampgui.cli.stamp_arguments" not in loaded_by("dates", "--help")
