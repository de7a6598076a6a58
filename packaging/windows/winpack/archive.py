"""The portable folder as a ZIP, and the list of sums."""

import hashlib
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from winpack.program import list_files


def write_zip(folder: Path, archive: Path, epoch: int) -> None:
    """Pack a folder, under its own name; the same files give the same bytes."""
    stamp = time.gmtime(epoch)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in list_files(folder):
            member = zipfile.ZipInfo(f"{folder.name}/{path.as_posix()}", stamp[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            packed.writestr(member, (folder / path).read_bytes())


def write_sums(files: Iterable[Path], sums: Path) -> None:
    """Write the SHA-256 of each file, as `sha256sum --check` reads it."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    sums.write_text("".join(lines), encoding="ascii", newline="\n")
