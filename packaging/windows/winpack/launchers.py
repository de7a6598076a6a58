"""Compiles the two launchers with zig."""

from pathlib import Path
from typing import Final

from winpack.sources import ICON, LAUNCHER, PYTHON_DLL, Release
from winpack.tools import Tools

CONSOLE: Final = "stampgui.exe"
WINDOW: Final = "stampgui-window.exe"
"""Named as pip names the program's scripts."""

_DESCRIPTIONS: Final = {CONSOLE: "stampgui (command line)", WINDOW: "stampgui"}
_WINDOW_FLAGS: Final = ("-DWINDOW", "-Wl,--subsystem,windows")
_FLAGS: Final = (
    "-target", "x86_64-windows-gnu", "-mcpu=baseline", "-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror",
    "-municode", "-DUNICODE", "-D_UNICODE", f'-DPYTHON_DLL=L"{PYTHON_DLL}"',
)  # fmt: skip


def compile_launchers(tools: Tools, folder: Path, work: Path, release: Release) -> None:
    """Compile both into a folder. Raises BuildError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CONSOLE, WINDOW):
        resources = work / f"{name}.res"
        tools.run(
            "ziglang", "rc", *_describe(name, release), "/fo", str(resources), "--", str(LAUNCHER / "launcher.rc")
        )
        own = _WINDOW_FLAGS if name == WINDOW else ()
        tools.run(
            "ziglang", "cc", *_FLAGS, *own, "-o", str(folder / name), str(LAUNCHER / "launcher.c"), str(resources)
        )  # fmt: skip
    for database in folder.glob("*.pdb"):
        database.unlink()


def _describe(name: str, release: Release) -> list[str]:
    """What the resources say of one launcher, as definitions on the command line."""
    values = {
        "VERSION_NUMBERS": ",".join(map(str, release.four_numbers)),
        "VERSION_TEXT": f'"{release.version}"',
        "FILE_NAME": f'"{name}"',
        "DESCRIPTION": f'"{_DESCRIPTIONS[name]}"',
        "ICON_FILE": f'"{ICON.as_posix()}"',
        "MANIFEST_FILE": f'"{(LAUNCHER / "launcher.manifest").as_posix()}"',
    }
    return ["/c65001", *(word for key, value in values.items() for word in ("/d", f"{key}={value}"))]
