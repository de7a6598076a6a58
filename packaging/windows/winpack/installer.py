"""Writes what NSIS needs to know of the package, and has it make the setup."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from winpack.errors import BuildError
from winpack.program import list_files
from winpack.signing import Signer
from winpack.sources import HERE, ICON, ROOT, Release
from winpack.tools import run


@dataclass(frozen=True, slots=True)
class SetupInputs:
    """What the setup is made of."""

    program: Path
    """The folder that is installed."""
    setup: Path
    """The file to write."""
    work: Path
    """A folder for what NSIS includes."""
    release: Release
    signer: Signer | None
    """Signs the uninstaller and the setup; None leaves both as they are."""


def make_setup(inputs: SetupInputs) -> None:
    """Raises BuildError."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise BuildError(
            "makensis is needed: the package nsis of Debian and Ubuntu, or NSIS 3.08 or later for Windows."
        )
    contents, types = inputs.work / "contents.nsh", inputs.work / "photo_types.nsh"
    contents.write_text("".join(_list_contents(inputs.program)), encoding="utf-8", newline="\n")
    types.write_text(_list_photo_types(), encoding="utf-8", newline="\n")
    size = sum((inputs.program / path).stat().st_size for path in list_files(inputs.program))
    values = {
        "VERSION": inputs.release.version,
        "FOUR_NUMBERS": ".".join(map(str, inputs.release.four_numbers)),
        "PROGRAM": str(inputs.program),
        "SETUP": str(inputs.setup),
        "ICON": str(ICON),
        "SIZE_KB": str(size // 1024),
        "CONTENTS": str(contents),
        "PHOTO_TYPES": str(types),
    }
    if inputs.signer is not None:
        values["SIGN"] = inputs.signer.shell_command
    definitions = [f"-D{key}={value}" for key, value in values.items()]
    run(
        [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *definitions, str(HERE / "setup.nsi")],
        changes={"SOURCE_DATE_EPOCH": str(inputs.release.epoch)},
    )


def _list_contents(program: Path) -> Iterator[str]:
    """Instructions that unpack each file, in an order that is the same everywhere."""
    for folder, paths in groupby(list_files(program), key=lambda path: path.parent):
        inside = "" if folder == Path() else "\\" + str(folder).replace("/", "\\")
        yield f'SetOutPath "$INSTDIR{inside}"\n'
        for path in paths:
            yield f'File "{program / path}"\n'


def _list_photo_types() -> str:
    """A macro that does one thing for the suffix of each kind of photo."""
    done = subprocess.run(
        [sys.executable, "-c", "from stampgui.image.format import PHOTO_SUFFIXES; print(*sorted(PHOTO_SUFFIXES))"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    lines = "".join(f'  !insertmacro ${{DO}} "{suffix}"\n' for suffix in done.stdout.split())
    return f"!macro ForEachPhotoType DO\n{lines}!macroend\n"
