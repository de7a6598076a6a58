"""Stands for OneDrive: files whose names are here while their content is elsewhere, and whether anybody read them."""

import ctypes
import os
import struct
from pathlib import Path
from typing import Any

import pytest

ONLINE_ONLY = 0x501620
"""What Windows says of a photo of OneDrive's that is “available when online”."""
_OPENED = 0x20
"""IN_OPEN of inotify(7)."""
_EVENT = struct.Struct("iIII")


class _Looked:
    """What os.stat returns on Windows, with attributes."""

    def __init__(self, found: os.stat_result) -> None:
        self._found = found
        self.st_file_attributes = ONLINE_ONLY

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found, name)


class Cloud:
    """Files in it are here as soon as they are read; every opening of them, in whatever process, is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._names: dict[int, Path] = {}
        self._opened: list[Path] = []
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        assert self._descriptor >= 0
        look = os.stat

        def stat(path: Any, *words: Any, **options: Any) -> Any:
            found = look(path, *words, **options)
            is_here = not isinstance(path, str | os.PathLike) or Path(path) not in self.absent
            return found if is_here else _Looked(found)

        monkeypatch.setattr(os, "stat", stat)

    def take(self, *photos: Path) -> None:
        """Free the space that the photos take on this computer."""
        for photo in photos:
            number = self._libc.inotify_add_watch(self._descriptor, os.fsencode(photo), _OPENED)
            assert number > 0
            self._names[number] = photo

    @property
    def read(self) -> list[Path]:
        """The photos that were downloaded, since somebody opened them."""
        try:
            data = os.read(self._descriptor, 1 << 16)
        except BlockingIOError:
            data = b""
        while data:
            number, _, _, length = _EVENT.unpack_from(data)
            if self._names[number] not in self._opened:
                self._opened.append(self._names[number])
            data = data[_EVENT.size + length :]
        return self._opened

    @property
    def absent(self) -> set[Path]:
        return set(self._names.values()) - set(self.read)

    def close(self) -> None:
        os.close(self._descriptor)
