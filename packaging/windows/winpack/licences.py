"""Collects the licences of everything inside the package, and a list of what is inside."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import Final

from winpack.errors import BuildError
from winpack.program import PACKAGES, list_files
from winpack.sources import HERE, ROOT

_NAMES: Final = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "OFL")
"""How files with licences begin."""
_WRITTEN_HERE: Final = HERE / "licences"
_LGPL_WITHOUT_TEXT: Final = frozenset({"PySide6_Essentials", "shiboken6"})
"""Packages whose wheels carry no text of the licence they are used under; LGPL-3.0.txt is it."""
_CLASSIFIER: Final = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Part:
    """One package inside."""

    name: str
    version: str
    licence: str
    """As its authors call it."""


def write_licences(program: Path, folder: Path) -> None:
    """Fill a folder with the licences of what is in the program's folder. Raises BuildError if one has none."""
    folder.mkdir()
    for path in sorted(_WRITTEN_HERE.iterdir()):
        shutil.copyfile(path, folder / path.name)
    shutil.copyfile(ROOT / "LICENSE", folder / "stampgui.txt")
    shutil.copyfile(program / "LICENSE.txt", folder / "Python.txt")
    parts = []
    for metadata in sorted((program / PACKAGES).glob("*.dist-info/METADATA")):
        part = _read_part(metadata)
        parts.append(part)
        texts = list(_find_texts(program / PACKAGES, metadata.parent))
        if texts:
            (folder / f"{part.name}.txt").write_bytes(b"\n\n".join(texts))
        elif part.name not in _LGPL_WITHOUT_TEXT:
            raise BuildError(f"{part.name} carries no licence; add its text to {_WRITTEN_HERE}.")
    rows = "".join(f"{part.name} {part.version}: {part.licence}\n" for part in parts)
    (folder / "contents.txt").write_text(rows, encoding="utf-8", newline="\n")


def _read_part(metadata: Path) -> Part:
    said = HeaderParser().parsestr(metadata.read_text(encoding="utf-8"))
    classified = [
        line.removeprefix(_CLASSIFIER) for line in said.get_all("Classifier", []) if line.startswith(_CLASSIFIER)
    ]
    licence = said["License-Expression"] or " and ".join(classified) or said["License"] or "see its text"
    return Part(said["Name"], said["Version"], " ".join(licence.split()))


def _find_texts(packages: Path, metadata: Path) -> Iterator[bytes]:
    """The texts of one distribution: those beside its metadata, and those that lie among its files."""
    own = [metadata / path for path in list_files(metadata)]
    top = metadata / "top_level.txt"
    names = top.read_text(encoding="utf-8").split() if top.exists() else [metadata.name.partition("-")[0]]
    among = [packages / name / path for name in names for path in list_files(packages / name)]
    for path in (*own, *among):
        if path.name.upper().startswith(_NAMES) and path.suffix not in (".py", ".pyc"):
            yield path.read_bytes()
