"""ZIP files as people get them, and as nobody should make them."""

import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

LINK = 0o120777 << 16
"""The attributes of a symbolic link, as Info-ZIP writes them."""


def make_zip(path: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, attributes: int = 0) -> Path:
    """A ZIP of these files, in their order; the same name may come twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items() if isinstance(files, Mapping) else files:
            info = zipfile.ZipInfo(date_time=(2019, 5, 6, 7, 8, 10))
            info.filename = name  # as it is: the constructor puts names in order
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = attributes
            file.writestr(info, content)
    return path


def zip_folder(path: Path, folder: Path, *names: str) -> Path:
    """A ZIP of files below a folder, all of them or those that are named."""
    chosen = [folder / name for name in names] or [each for each in sorted(folder.rglob("*")) if each.is_file()]
    return make_zip(path, {each.relative_to(folder).as_posix(): each.read_bytes() for each in chosen})


def change_entries(path: Path, *, flags: int = 0, method: int | None = None, shift: int = 0, size: int = 0) -> Path:
    """Change what a ZIP says of its entries: set flags, another method, other places of their data, another size."""
    data = bytearray(path.read_bytes())
    for signature, flags_at, method_at in ((b"PK\1\2", 8, 10), (b"PK\3\4", 6, 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags_at] |= flags
            if method is not None:
                struct.pack_into("<H", data, at + method_at, method)
            if signature == b"PK\1\2":
                place = struct.unpack_from("<I", data, at + 42)[0]
                struct.pack_into("<I", data, at + 42, max(0, place - shift))
                if size:
                    struct.pack_into("<I", data, at + 24, size)
            at = data.find(signature, at + 4)
    path.write_bytes(data)
    return path


def make_zip_of_empty_files(path: Path, names: Iterable[str]) -> Path:
    """A ZIP of so many empty files that `zipfile` would take long to write it (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16)."""
    local, listed, count = bytearray(), bytearray(), 0
    for name in map(str.encode, names):
        count += 1
        listed += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, len(local)
        )
        listed += name
        local += struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    assert count < 1 << 32
    zip64 = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(listed), len(local))
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(local) + len(listed), 1)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), len(local), 0)
    path.write_bytes(bytes(local + listed) + zip64 + locator + end)
    return path
