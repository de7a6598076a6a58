"""The command line of the build: from a checkout to the setup, the portable folder and their sums."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from winpack.archive import write_sums, write_zip
from winpack.cpython import read_python
from winpack.errors import BuildError
from winpack.installer import SetupInputs, make_setup
from winpack.launchers import compile_launchers
from winpack.licences import write_licences
from winpack.pinning import write_pins
from winpack.program import lay_out_program, set_times
from winpack.signing import Signer, parse_signer
from winpack.sources import HERE, ROOT, Release, read_release
from winpack.tools import Tools, build_project_wheel, download_wheels, prepare_tools

DESCRIPTION = """\
Builds stampgui for Windows, on Linux or Windows, from this checkout: the setup, the portable ZIP and SHA256SUMS.
Python 3.11 and makensis (NSIS 3.08 or later) are needed; all else is fetched by pip in pinned versions.
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    folder: Path
    """The program's folder, as it is installed."""
    setup: Path
    portable: Path
    sums: Path
    signed: tuple[Path, ...]
    """Files in the folder that the build had signed."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _build_parser().parse_args(arguments)
    try:
        if options.pin:
            write_pins(prepare_tools(_make_folder(options.work)))
            return 0
        built = build(
            _make_folder(options.output), _make_folder(options.work),
            python=options.python, signer=None if options.sign is None else parse_signer(options.sign),
        )  # fmt: skip
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    for path in (built.setup, built.portable, built.sums):
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def build(output: Path, work: Path, *, python: Path | None = None, signer: Signer | None = None) -> Built:
    """Build everything into `output`; `work` keeps what a later build can use again. Raises BuildError."""
    release = read_release()
    tools = prepare_tools(work)
    folder = output / f"stampgui-{release.version}"
    shutil.rmtree(folder, ignore_errors=True)
    _lay_out(folder, tools, work, release, python)
    signed = () if signer is None else tuple(signer.sign_unsigned(folder))
    set_times(folder, release.epoch)
    setup = output / f"stampgui-{release.version}-setup.exe"
    portable = output / f"stampgui-{release.version}-portable.zip"
    make_setup(SetupInputs(folder, setup, work, release, signer))
    with_note = folder / "portable.txt"
    shutil.copyfile(HERE / "portable.txt", with_note)
    write_zip(folder, portable, release.epoch)
    with_note.unlink()
    sums = output / "SHA256SUMS"
    write_sums([setup, portable], sums)
    return Built(folder, setup, portable, sums, signed)


def _lay_out(folder: Path, tools: Tools, work: Path, release: Release, python: Path | None) -> None:
    wheels = [*download_wheels(tools, work), build_project_wheel(tools, work, release)]
    compile_launchers(tools, folder, work, release)
    lay_out_program(folder / "program", read_python(python, tools, work), wheels)
    write_licences(folder / "program", folder / "LICENSES")
    shutil.copyfile(HERE / "readme.txt", folder / "README.txt")


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="packaging/windows/build", description=DESCRIPTION)
    parser.add_argument(
        "-o", "--output", type=Path, default=ROOT / "dist" / "windows", help="where to put what is built (dist/windows)"
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=ROOT / "build" / "windows",
        help="where downloads and tools are kept (build/windows)",
    )
    parser.add_argument(
        "--python", type=Path, metavar="ZIP_OR_FOLDER",
        help="the embeddable CPython for x64; without it the pinned package that holds it is fetched",
    )  # fmt: skip
    parser.add_argument(
        "--sign", metavar="COMMAND",
        help="signs every file without a signature, the uninstaller and the setup; "
        "the command gets the file as its last word and signs it in place",
    )  # fmt: skip
    parser.add_argument(
        "--pin", action="store_true",
        help="build nothing: write the newest versions that pyproject.toml allows, and their hashes, to the pins",
    )  # fmt: skip
    return parser


def _make_folder(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
