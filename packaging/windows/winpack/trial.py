"""Tries a built package under Wine, in a prefix without any other Python, and says what was seen."""

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from winpack import setup_steps, use_steps
from winpack.errors import BuildError
from winpack.scene import Trial
from winpack.sources import ROOT
from winpack.tools import prepare_tools
from winpack.wine import open_wine

DESCRIPTION = """\
Installs the setup that the build made in a fresh Wine, uses the program as people do, and uninstalls it.
Wine 8 for 64 bits, makensis, Xvfb, xdotool and ImageMagick are needed, and a Python that stampgui runs with: its copies
are compared with those made here.
"""
STEPS: Final = (
    setup_steps.install_older,
    setup_steps.upgrade,
    setup_steps.check_signatures,
    use_steps.ask_version,
    use_steps.stamp,
    use_steps.ask_the_doctor,
    use_steps.open_the_window,
    use_steps.use_the_window,
    use_steps.update_while_open,
    setup_steps.uninstall,
    setup_steps.install_for_all,
    setup_steps.unpack_portable,
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="packaging/windows/trial", description=DESCRIPTION)
    parser.add_argument("built", type=Path, nargs="?", default=ROOT / "dist" / "windows", help="dist/windows")
    parser.add_argument(
        "--photos", type=Path, nargs="+", default=[], help="further photos, or folders of them, to stamp here and there"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows", help="where the build keeps its tools")
    parser.add_argument(
        "--certificate", type=Path, help="the one that the build was signed with; osslsigncode then verifies all files"
    )
    parser.add_argument(
        "--timed", action="store_true", help="a slow start of the window is a failure; for a computer that does no more"
    )
    options = parser.parse_args(arguments)
    built = options.built.resolve()
    (setup,), (portable,) = built.glob("*-setup.exe"), built.glob("*-portable.zip")
    photos = tuple(path.resolve() for path in options.photos)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # so that Wine is ended as well
    try:
        tools = prepare_tools(options.work.resolve())
        with tempfile.TemporaryDirectory() as folder, open_wine(tools, Path(folder)) as wine:
            trial = Trial(wine, setup, portable, photos, built, options.certificate, options.timed)
            seen = [_succeeds(step, trial) for step in STEPS]
            return 0 if all(seen) else 1
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _succeeds(step: Callable[[Trial], str], trial: Trial) -> bool:
    """Run one step and say what was seen; those after one that failed are tried all the same."""
    try:
        print("ok ", step(trial), flush=True)
    except (BuildError, OSError, ValueError) as error:
        print("NOT OK ", step.__name__, error, flush=True)
        return False
    return True
