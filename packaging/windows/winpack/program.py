"""Lays out the folder of the program: CPython, the packages without what nothing loads, and the licences."""

import fnmatch
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from winpack.errors import BuildError
from winpack.executables import find_executables, read_executable
from winpack.sources import HERE, QT_FILES

PACKAGES: Final = "site-packages"
_IMPORT_PATHS: Final = f"python313.zip\n.\n{PACKAGES}\n"
_QT_WHEELS: Final = ("pyside6_essentials-", "shiboken6-")
_UNUSED: Final = (
    "*.pyi", "*.lib", "*.a", "*.h", "*.pxd", "*.pyx", "*.c",
    "*/tests/*", "*/testing/tests/*", "*/__pycache__/*", "*.dist-info/RECORD", "*.dist-info/sboms/*", "numpy/f2py/*",
)  # fmt: skip
"""Files of packages that serve those who compile or test them."""
_SCHEMES: Final = ("purelib", "platlib")
"""Parts of a wheel's .data folder that belong among the packages; the others are scripts and headers."""

_WINDOWS_LIBRARIES: Final = frozenset(
    {
        "advapi32", "authz", "bcrypt", "comctl32", "comdlg32", "crypt32", "d3d9", "d3d11", "d3d12", "dnsapi",
        "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "msvcrt",
        "netapi32", "ntdll", "ole32", "oleaut32", "propsys", "psapi", "rpcrt4", "secur32", "setupapi",
        "shell32", "shlwapi", "ucrtbase", "uiautomationcore", "user32", "userenv", "uxtheme", "version",
        "winhttp", "winmm", "ws2_32", "wtsapi32",
    }
)  # fmt: skip
"""Libraries that Windows 10 1809 has, without their suffix; those named api-ms-win- are its as well."""


def lay_out_program(folder: Path, python: Mapping[str, bytes], wheels: Iterable[Path]) -> None:
    """Fill an empty folder with CPython and the packages. Raises BuildError."""
    folder.mkdir(parents=True)
    for name, content in python.items():
        (folder / name).write_bytes(content)
    (folder / "python313._pth").write_text(_IMPORT_PATHS, encoding="utf-8", newline="\n")
    shutil.copyfile(HERE / "start.py", folder / "start.py")
    for wheel in sorted(wheels):
        _unpack_wheel(wheel, folder / PACKAGES)
    missing = [name for name in read_qt_files() if not (folder / PACKAGES / name).exists()]
    if missing:
        raise BuildError(f"PySide6 has no {', '.join(missing)}; correct {QT_FILES}.")
    check_libraries(folder)


def read_qt_files() -> tuple[str, ...]:
    """The files and folders (with a slash at the end) that are kept of PySide6 and shiboken6."""
    lines = QT_FILES.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def check_libraries(folder: Path) -> None:
    """Check that all that is linked is in the folder or is Windows's own. Raises BuildError."""
    executables = find_executables(folder)
    present = {path.name.lower() for path in executables}
    missing: dict[str, list[str]] = {}
    for path in executables:
        found = read_executable(path)
        for name in found.needed | found.needed_late:
            if name not in present and not _is_windows_library(name):
                missing.setdefault(name, []).append(path.name)
    if missing:
        wanted = "; ".join(f"{name} (for {', '.join(users)})" for name, users in sorted(missing.items()))
        raise BuildError(f"Libraries are missing in the program's folder: {wanted}")


def set_times(folder: Path, epoch: int) -> None:
    """Give everything in a folder the same time, in seconds since 1970."""
    for path in folder.rglob("*"):
        os.utime(path, (epoch, epoch))


def _is_windows_library(name: str) -> bool:
    return name.startswith("api-ms-win-") or name.rsplit(".", 1)[0] in _WINDOWS_LIBRARIES


def _unpack_wheel(wheel: Path, packages: Path) -> None:
    of_qt = wheel.name.lower().startswith(_QT_WHEELS)
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = _installed_name(member)
            if name is None or not _is_wanted(name, of_qt):
                continue
            path = packages / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(member))


def _installed_name(member: str) -> str | None:
    """Where a file of a wheel belongs among the packages, None if it does not or is a folder."""
    if member.endswith("/"):
        return None
    first, *rest = PurePosixPath(member).parts
    if not first.endswith(".data"):
        return member
    return "/".join(rest[1:]) if rest[0] in _SCHEMES else None


def _is_wanted(name: str, of_qt: bool) -> bool:
    if of_qt and ".dist-info/" not in name and not any(_covers(kept, name) for kept in read_qt_files()):
        return False
    return not any(fnmatch.fnmatch(name, pattern) for pattern in _UNUSED)


def _covers(kept: str, name: str) -> bool:
    return name.startswith(kept) if kept.endswith("/") else name == kept


def list_files(folder: Path) -> Iterator[Path]:
    """All files of a folder in one order on every computer, as paths relative to it."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    yield from sorted(found, key=lambda path: path.as_posix())
