"""How much memory this computer has for decoding photos, and whether it is kept from one photo to the next."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_USABLE: Final = 0.7
"""The share of all memory that photos may take; the rest is for the system, the window and other programs."""
_UNKNOWN: Final = 4 << 30
"""Bytes, where the system does not tell: the least that an office computer has."""
_CGROUP_LIMITS: Final = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where Linux tells the bound of a container, in bytes or as "max"."""
_M_TRIM_THRESHOLD: Final = -1
_M_MMAP_THRESHOLD: Final = -3
"""Parameters of glibc's `mallopt` (malloc.h)."""
_KEPT_PIECE: Final = 32 << 20
"""Bytes; the largest piece of memory that glibc lets be kept, and larger than nearly all photos' files."""
_KEPT_AT_MOST: Final = 64 << 20
"""Bytes: a photo's file, and what of its copy is not the same."""
_PICTURE: Final = 1 << 20
"""Bytes; a piece of memory as large holds the pixels of a photo or its file, and hardly anything else."""


def share_memory(photos_at_a_time: int) -> int:
    """Bytes that each of so many photos may take."""
    return int(_USABLE * measure_memory()) // max(photos_at_a_time, 1)


def keep_freed_memory() -> None:
    """Let this process keep the memory of a photo that is done for the next one; on Linux with glibc.

    Otherwise all of it is given back and asked for anew with each photo, which takes the system longer than reading and
    writing the files.
    """
    _tune_glibc({_M_MMAP_THRESHOLD: _KEPT_PIECE, _M_TRIM_THRESHOLD: _KEPT_AT_MOST})


def give_back_pictures() -> None:
    """Have this process give back the memory of each picture once it is freed; on Linux with glibc.

    Otherwise glibc keeps what pictures took, as soon as one was freed, and fills it with small things in between.
    """
    _tune_glibc({_M_MMAP_THRESHOLD: _PICTURE})


def _tune_glibc(parameters: Mapping[int, int]) -> None:
    if sys.platform != "linux":
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for parameter, value in parameters.items():
            mallopt(parameter, value)


@cache
def measure_memory() -> int:
    """Bytes of this computer's memory, or of the container's that the program runs in."""
    return min(_ask_system() or _UNKNOWN, *_read_container_limits())


def _ask_system() -> int | None:
    if sys.platform == "win32":
        return _ask_windows()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


def _ask_windows() -> int | None:
    import ctypes

    kilobytes = ctypes.c_ulonglong()
    known = ctypes.WinDLL("kernel32").GetPhysicallyInstalledSystemMemory(  # type: ignore[attr-defined,unused-ignore]
        ctypes.byref(kilobytes)
    )
    return kilobytes.value << 10 if known else None


def _read_container_limits() -> list[int]:
    found = [sys.maxsize]
    for name in _CGROUP_LIMITS:
        try:
            text = Path(name).read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
        if text.isdecimal():
            found.append(int(text))
    return found
