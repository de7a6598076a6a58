"""What the launchers run: stampgui, or with -m a module, as `python -m` does.

It lies beside Python's library in the folder "program". What one way alone needs is imported on that way: the window
is to be seen soon.
"""

import sys
from pathlib import Path

WINDOW = "stampgui-window.exe"

# there is no python.exe: multiprocessing then has this launcher start its processes
sys.frozen = True  # type: ignore[attr-defined]


def open_window_without_console(words: list[str]) -> int:
    """Start the other launcher and end, so that no console stays open behind the window."""
    import subprocess

    subprocess.Popen([Path(sys.executable).with_name(WINDOW), *words])
    return 0


def main() -> int:
    """Returns the exit code."""
    words = sys.argv[1:]
    if words[:1] == ["-m"]:
        import runpy

        del sys.argv[:2]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return 0
    from stampgui.__main__ import is_command
    from stampgui.__main__ import main as run_stampgui

    if not is_command(words) and Path(sys.executable).name.lower() != WINDOW:
        return open_window_without_console(words)
    return run_stampgui()


if __name__ == "__main__":
    sys.exit(main())
