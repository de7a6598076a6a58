"""The build's own tools: a virtual environment with hatchling and zig, in pinned versions, and downloads by pip."""

import hashlib
import os
import subprocess
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from winpack.errors import BuildError
from winpack.sources import PINS, PYTHON_VERSION, ROOT, Release


@dataclass(frozen=True, slots=True)
class Tools:
    """The interpreter of the environment that the tools are installed in."""

    python: Path

    def run(self, *words: str, cwd: Path = ROOT, changes: Mapping[str, str] | None = None) -> str:
        """Run a module of the tools (`-m` is put before its words); returns what it printed. Raises BuildError."""
        return run([str(self.python), "-m", *words], cwd=cwd, changes=changes)

    def download(self, pins: Path, folder: Path, *options: str) -> None:
        """Download what a file of pins names into a folder, each with one of its hashes. Raises BuildError."""
        self.run(
            *("pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--require-hashes"),
            *(*options, "-d", str(folder), "-r", str(pins)),
        )


def run(command: Sequence[str], *, cwd: Path = ROOT, changes: Mapping[str, str] | None = None) -> str:
    """Run a command; returns what it printed. Raises BuildError with what it said when it failed."""
    try:
        done = subprocess.run(
            command, cwd=cwd, env={**os.environ, **(changes or {})}, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
    except OSError as error:
        raise BuildError(f"{command[0]} cannot be run: {error.strerror}") from error
    if done.returncode:
        raise BuildError(f"{' '.join(command)}\n{done.stdout}\nexit code {done.returncode}")
    return done.stdout


def prepare_tools(work: Path) -> Tools:
    """Make the environment of the tools, or take the one of an earlier build with the same pins. Raises BuildError."""
    pins = (PINS / "tools.txt").read_text(encoding="utf-8")
    folder, installed = work / "tools", work / "tools" / "pins.txt"
    tools = Tools(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if not installed.exists() or installed.read_text(encoding="utf-8") != pins:
        venv.create(folder, clear=True, with_pip=True)
        tools.run(
            *("pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--require-hashes"),
            *("-r", str(PINS / "tools.txt")),
        )
        installed.write_text(pins, encoding="utf-8")
    return tools


def download_wheels(tools: Tools, work: Path) -> list[Path]:
    """Download the wheels of everything that the program needs. Raises BuildError."""
    digest = hashlib.sha256((PINS / "wheels.txt").read_bytes()).hexdigest()
    folder = work / "wheels" / digest[:16]  # other pins, other wheels: none of former ones gets in
    tools.download(
        PINS / "wheels.txt", folder,
        "--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--only-binary", ":all:",
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def build_project_wheel(tools: Tools, work: Path, release: Release) -> Path:
    """Build the wheel of the checkout, with the core for Windows. Raises BuildError."""
    folder = work / "project"
    for old in folder.glob("*.whl"):
        old.unlink()
    changes = {"STAMPGUI_CORE": "win_amd64", "SOURCE_DATE_EPOCH": str(release.epoch)}
    tools.run("hatchling", "build", "-t", "wheel", "-d", str(folder), changes=changes)
    (wheel,) = folder.glob("*.whl")
    return wheel
