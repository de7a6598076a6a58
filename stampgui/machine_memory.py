"""How much memory this computer has for decoding photos."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Final

_USABLE: Final = 0.7
"""The share of all memory that photos may take; the rest is for the system, the window and other programs."""
_UNKNOWN: Final = 4 << 30
"""Bytes, where the system does not tell: the least that an office computer has."""
_CGROUP_LIMITS: Final = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")
"""Where Linux tells the bound of a container, in bytes or as "max"."""


def share_memory(photos_at_a_time: int) -> int:
    """Bytes that each of so many photos may take."""
    return int(_USABLE * measure_memory()) // max(photos_at_a_time, 1)


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
