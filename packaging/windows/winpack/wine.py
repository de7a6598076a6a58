"""A fresh Windows of Wine's, with a screen of its own, to try a package in."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from winpack.errors import BuildError
from winpack.sources import HERE
from winpack.tools import Tools

_SCREEN: Final = "1366x768"
_POLL_SECONDS: Final = 0.1
_MOST_SECONDS: Final = 600
"""For whatever hangs: nothing waits longer than it has to, and a busy computer may need minutes."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that has ended."""

    code: int
    output: str
    """What it wrote to standard output and standard error."""


@dataclass(frozen=True, slots=True)
class Wine:
    """One prefix and one screen."""

    home: Path
    """The home folder that the prefix links to, in place of the user's own."""
    display: str

    @property
    def drive(self) -> Path:
        """The folder that programs see as C:."""
        return self.home / "prefix" / "drive_c"

    @property
    def user(self) -> Path:
        """The folder of the one user."""
        (folder,) = (path for path in (self.drive / "users").iterdir() if path.name != "Public")
        return folder

    @property
    def environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "XDG_", "WINE"))},
            "HOME": str(self.home),
            "WINEPREFIX": str(self.home / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe=",
            "DISPLAY": self.display,
            "FONTCONFIG_FILE": str(self.home / "fonts.conf"),
        }

    def run(self, *words: str | Path) -> Ended:
        """Run a program to its end. Raises BuildError if it hangs."""
        with self.start(*words) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.close()
            output = _read_until_end(process, process.stdout)
        return Ended(process.returncode, output.decode(errors="replace"))

    @contextmanager
    def start(self, *words: str | Path) -> "Iterator[subprocess.Popen[bytes]]":
        """Start a program, which ends by itself within the block; where an error ends the block, it is killed."""
        # pipes: under Wine Python cannot use files as its standard streams
        with subprocess.Popen(
            ["wine", *map(str, words)], env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            try:
                yield process
            except BaseException:
                process.kill()
                raise

    def find_windows(self, title: str) -> list[str]:
        """The windows on the screen whose title has these words."""
        done = self.use_screen("xdotool", "search", "--onlyvisible", "--name", title)
        return done.stdout.split()

    def use_screen(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(words, env=self.environment, check=False, capture_output=True, text=True)


def _read_until_end(process: "subprocess.Popen[bytes]", stream: IO[bytes]) -> bytes:
    """All that a program writes until it ends. Raises BuildError if it hangs.

    The stream may stay open: the first program with a window starts Wine's desktop, which inherits it and lives on.
    """
    os.set_blocking(stream.fileno(), False)
    start, output = time.monotonic(), b""
    while True:
        has_ended = process.poll() is not None  # before reading, so that its last words are read as well
        output += stream.read() or b""
        if has_ended:
            return output
        if time.monotonic() - start > _MOST_SECONDS:
            raise BuildError(f"{process.args!r} did not end within {_MOST_SECONDS} s")
        time.sleep(_POLL_SECONDS)


def wait_until(happened: Callable[[], object], what: str, instead: Callable[[], object] = str) -> float:
    """Wait for something; returns how many seconds it took. Raises BuildError, with what is there instead."""
    start = time.monotonic()
    while not happened():
        if time.monotonic() - start > _MOST_SECONDS:
            raise BuildError(f"did not happen within {_MOST_SECONDS} s: {what} {instead()}")
        time.sleep(_POLL_SECONDS)
    return time.monotonic() - start


@contextmanager
def open_wine(tools: Tools, work: Path) -> Iterator[Wine]:
    """Make a prefix in an empty folder and a screen; both end with the block."""
    with _open_screen() as display:
        wine = Wine(work, display)
        # Wine reads every font of this computer at each start, where Windows has a cache
        (work / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
        (work / "Pictures").mkdir()
        try:
            wine.run("wineboot", "--init")
            wine.run("winecfg", "-v", "win10")
            library = wine.drive / "windows" / "system32" / "icuuc.dll"
            _compile_icu_stub(tools, library)
            # Wine stays up between two programs, as Windows does
            with wine.start("explorer", f"/desktop=shell,{_SCREEN}") as desktop:
                wait_until(lambda: wine.find_windows("Wine Desktop"), "Wine's desktop is on the screen")
                try:
                    yield wine
                finally:
                    desktop.kill()
        finally:
            subprocess.run(["wineserver", "--kill"], env=wine.environment, check=False)


def _compile_icu_stub(tools: Tools, library: Path) -> None:
    target: Sequence[str] = ("-target", "x86_64-windows-gnu", "-shared", "-s")
    tools.run("ziglang", "cc", *target, "-o", str(library), str(HERE / "icu_stub.c"))


@contextmanager
def _open_screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{_SCREEN}x24"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet) as screen:
        os.close(writing)
        try:
            with os.fdopen(reading) as number:
                yield f":{number.readline().strip()}"
        finally:
            with suppress(ProcessLookupError):
                screen.terminate()
