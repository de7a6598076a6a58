"""Chooses the versions of all packages inside: the newest that pyproject.toml allows and Wine 8 runs; with hashes."""

import hashlib
import tempfile
import tomllib
from pathlib import Path
from typing import Final

from winpack.sources import PINS, PYTHON_VERSION, ROOT
from winpack.tools import Tools

_HELD: Final = ("numpy==2.1.3",)
"""Versions that are not the newest: later wheels of NumPy call functions for complex numbers (crealf) that Wine 8 has
not, and a decoder that cannot be tried is not handed out."""


def write_pins(tools: Tools) -> None:
    """Write the file of pins for the wheels anew. Raises BuildError."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    # pip judges markers by the computer it runs on, so those for Windows are taken off here
    wanted = [each.partition(";")[0] for each in (*project["dependencies"], *extras["heif"], *extras["jxl"])]
    with tempfile.TemporaryDirectory() as folder:
        tools.run(
            *("pip", "--disable-pip-version-check", "download", "--quiet", "-d", folder, "--platform", "win_amd64"),
            *("--python-version", PYTHON_VERSION, "--only-binary", ":all:", *wanted, *_HELD),
        )
        lines = sorted(_pin(wheel) for wheel in Path(folder).glob("*.whl"))
    (PINS / "wheels.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pin(wheel: Path) -> str:
    name, version, *_ = wheel.name.split("-")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name.replace('_', '-').lower()}=={version} --hash=sha256:{digest}"
