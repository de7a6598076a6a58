"""What Windows executables and libraries say of themselves: which libraries they need, and whether they are signed.

The format is Microsoft's "PE Format"; offsets and names below are from there.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".exe", ".dll", ".pyd"})

_PE_OFFSET: Final = 0x3C
_COFF_HEADER: Final = 24
"""Bytes of the signature and the COFF header, before the optional header."""
_DIRECTORIES: Final = {0x10B: 96, 0x20B: 112}
"""Where the data directories begin in the optional header, by its magic number: 32 bits, 64 bits."""
_IMPORTS, _CERTIFICATES, _DELAYED_IMPORTS = 1, 4, 13
_SECTION: Final = 40


@dataclass(frozen=True, slots=True)
class Executable:
    """An executable or a library."""

    needed: frozenset[str]
    """The libraries it is linked with, in lower case: "kernel32.dll"."""
    needed_late: frozenset[str]
    """Those that are loaded when a function of theirs is first called."""
    signed: bool
    """Whether it carries a signature, of whomever."""


def find_executables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())


def read_executable(path: Path) -> Executable:
    """Read one file. Raises ValueError if it is none of Windows's executables."""
    data = path.read_bytes()
    try:
        return _parse(data)
    except struct.error as error:
        raise ValueError(f"{path} is no Windows executable") from error


def _parse(data: bytes) -> Executable:
    (start,) = struct.unpack_from("<I", data, _PE_OFFSET)
    if data[:2] != b"MZ" or data[start : start + 4] != b"PE\0\0":
        raise struct.error
    sections, optional_size = struct.unpack_from("<6xH12xH", data, start)
    optional = start + _COFF_HEADER
    directories = optional + _DIRECTORIES[struct.unpack_from("<H", data, optional)[0]]
    table = [struct.unpack_from("<8xIIII", data, optional + optional_size + _SECTION * at) for at in range(sections)]

    def directory(index: int) -> tuple[int, int]:
        address, size = struct.unpack_from("<II", data, directories + 8 * index)
        return address, size

    def to_offset(address: int) -> int:
        """Where an address of the loaded file is in the file."""
        for _, virtual, raw_size, raw in table:
            if virtual <= address < virtual + raw_size:
                return int(address - virtual + raw)
        raise struct.error

    def names(index: int, entry_size: int, name_at: int) -> Iterator[str]:
        address, _ = directory(index)
        at = to_offset(address) if address else len(data)
        while at < len(data) and any(data[at : at + entry_size]):
            where = to_offset(struct.unpack_from("<I", data, at + name_at)[0])
            yield data[where : data.index(0, where)].decode("ascii").lower()
            at += entry_size

    return Executable(
        frozenset(names(_IMPORTS, 20, 12)),
        frozenset(names(_DELAYED_IMPORTS, 32, 4)),
        directory(_CERTIFICATES)[1] > 0,
    )
