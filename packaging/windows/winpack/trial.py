"""Tries a built package under Wine, in a prefix without any other Python, and says what was seen."""

import argparse
import filecmp
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from winpack.errors import BuildError
from winpack.launchers import CONSOLE, WINDOW
from winpack.sources import ROOT
from winpack.tools import prepare_tools
from winpack.wine import Wine, open_wine, wait_until

DESCRIPTION = """\
Installs the setup that the build made in a fresh Wine, uses the program as people do, and uninstalls it.
Wine 8 for 64 bits, Xvfb, xdotool and ImageMagick are needed, and a Python that stampgui runs with: its copies are
compared with those made here.
"""
SAMPLES: Final = ROOT / "assets" / "samples"
LARGEST_SETUP: Final = 65_000_000
LARGEST_PROGRAM: Final = 190_000_000
SLOWEST_START: Final = 2.0
TITLE: Final = "stampgui –"
_UNINSTALL_KEY: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\stampgui"
_WITH_VERB: Final = ("Directory", r"SystemFileAssociations\.jpg")
_CLASSES: Final = r"HKCU\Software\Classes"


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried, and where."""

    wine: Wine
    setup: Path
    portable: Path
    photos: Path | None
    """A folder of further photos, of cameras; HEIC and JPEG XL photos among them are decoded."""
    pictures: Path
    """Where pictures of the screen go."""

    @property
    def program(self) -> Path:
        return self.wine.user / "AppData" / "Local" / "Programs" / "stampgui"

    @property
    def settings(self) -> Path:
        return self.wine.user / "AppData" / "Local" / "stampgui" / "settings.json"

    @property
    def send_to(self) -> Path:
        return self.wine.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "SendTo" / "stampgui.lnk"

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self.wine.use_screen("import", "-window", "root", str(self.pictures / f"{name}.png"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="packaging/windows/trial", description=DESCRIPTION)
    parser.add_argument("built", type=Path, nargs="?", default=ROOT / "dist" / "windows", help="dist/windows")
    parser.add_argument("--photos", type=Path, help="a folder of further photos to stamp here and there")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows", help="where the build keeps its tools")
    options = parser.parse_args(arguments)
    built = options.built.resolve()
    (setup,), (portable,) = built.glob("*-setup.exe"), built.glob("*-portable.zip")
    try:
        tools = prepare_tools(options.work.resolve())
        with tempfile.TemporaryDirectory() as folder, open_wine(tools, Path(folder)) as wine:
            trial = Trial(wine, setup, portable, options.photos, built)
            seen = [_succeeds(step, trial) for step in STEPS]
            return 0 if all(seen) else 1
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _succeeds(step: Callable[[Trial], str], trial: Trial) -> bool:
    """Run one step and say what was seen; those after one that failed are tried all the same."""
    try:
        print("ok ", step(trial), flush=True)
    except BuildError as error:
        print("NOT OK ", step.__name__, error, flush=True)
        return False
    return True


def check(holds: object, otherwise: str) -> None:
    """Raises BuildError."""
    if not holds:
        raise BuildError(otherwise)


def install(trial: Trial) -> str:
    check(not list(trial.wine.drive.rglob("python*.exe")), "there is another Python in the prefix")
    size = trial.setup.stat().st_size
    check(size <= LARGEST_SETUP, f"the setup has {size} bytes")
    ended = trial.wine.run(trial.setup, "/S", seconds=300)
    check(ended.code == 0, f"the setup ended with {ended.code}: {ended.output}")
    installed = sum(path.stat().st_size for path in trial.program.rglob("*") if path.is_file())
    check(installed <= LARGEST_PROGRAM, f"installed are {installed} bytes")
    check(trial.send_to.exists(), "there is no entry in Send to")
    for key in (_UNINSTALL_KEY, *(rf"{_CLASSES}\{name}\shell\stampgui" for name in _WITH_VERB)):
        check(trial.wine.run("reg", "query", key).code == 0, f"there is no key {key}")
    return f"installed without a question; setup {size / 1e6:.1f} MB, installed {installed / 1e6:.1f} MB"


def ask_version(trial: Trial) -> str:
    ended = trial.wine.run(trial.program / CONSOLE, "--version")
    check("lossless JPEG core: yes" in ended.output, ended.output)
    return "lossless JPEG core: yes"


def stamp(trial: Trial) -> str:
    """Stamps with two workers, there and here, and compares; then restores the sources."""
    there, here, back = (trial.wine.home / name for name in ("there", "here", "back"))
    photos = [SAMPLES, *([trial.photos] if trial.photos else [])]
    words = ["stamp", *map(str, photos), "--jobs", "2", "--json"]
    ended = trial.wine.run(trial.program / CONSOLE, *words, "-o", there, seconds=900)
    check(ended.code == 1, f"stamping ended with {ended.code}: {ended.output[-2000:]}")
    subprocess.run([sys.executable, "-m", "stampgui", *words, "-o", here], cwd=ROOT, check=False, capture_output=True)
    made = sorted(path.relative_to(here) for path in here.rglob("*") if path.is_file())
    check(made == sorted(path.relative_to(there) for path in _files(there)), "other copies than here")
    check(len(made) >= 5, f"only {len(made)} copies")
    jpegs = [path for path in made if path.suffix.lower() in (".jpg", ".jpeg") and _is_spliced(here / path)]
    different = [path for path in jpegs if not filecmp.cmp(here / path, there / path, shallow=False)]
    check(jpegs and not different, f"differ from the copies made here: {different}")
    ended = trial.wine.run(trial.program / CONSOLE, "restore", there, "-o", back, seconds=600)
    sources = {path.name: path for folder in photos for path in folder.rglob("*") if path.is_file()}
    restored = [path for path in back.rglob("*") if path.is_file()]
    wrong = [path.name for path in restored if not filecmp.cmp(path, sources[path.name], shallow=False)]
    check(restored and not wrong, f"restored otherwise than the source: {wrong}, {ended.output[-2000:]}")
    return f"{len(made)} copies, {len(jpegs)} lossless ones as those made here; {len(restored)} sources given back"


def _is_spliced(copy: Path) -> bool:
    """Whether the copy was made without encoding pixels, so that it can give back its source."""
    return b"stampgui" in copy.read_bytes()


def decode_other_formats(trial: Trial) -> str:
    rows = trial.wine.run(trial.program / CONSOLE, "doctor").output.splitlines()
    for name in ("HEIC", "JPEG XL", "AVIF"):
        check(f"{name}: yes" in rows, f"{name} photos cannot be decoded: {rows}")
    check(any(row.startswith("Qt: 6.") and row.endswith(" windows") for row in rows), f"Qt does not start: {rows}")
    return "HEIC, JPEG XL and AVIF can be decoded, Qt starts"


def open_the_window(trial: Trial) -> str:
    """Opens the window a few times; the fastest warm start counts, since other work on this computer slows them."""
    trial.settings.parent.mkdir(parents=True, exist_ok=True)
    trial.settings.write_text(json.dumps({"language": "id", "hints_seen": True}), encoding="utf-8")
    seconds = []
    for _ in range(4):
        with trial.wine.start(trial.program / WINDOW):
            seconds.append(wait_until(lambda: trial.wine.find_windows(TITLE), "the window opens"))
            _close_window(trial)
    took = min(seconds[1:])
    check(took <= SLOWEST_START, f"the window took {took:.1f} s after a warm start")
    return f"the window is on the screen {took:.1f} s after a warm start"


def use_the_window(trial: Trial) -> str:
    """Photos come as arguments, from a second start and from Send to; then all are saved, and a newer setup runs."""
    by_second_start = trial.wine.home / "Foto lama ✿" / "ulang tahun ke-5.jpg"
    by_send_to = trial.wine.home.joinpath(*["folder yang panjang namanya"] * 10, "jalan panjang.jpg")
    for path in (by_second_start, by_send_to):
        path.parent.mkdir(parents=True)
        shutil.copyfile(SAMPLES / "panen-raya.jpg", path)
    with trial.wine.start(trial.program / WINDOW, SAMPLES) as window:
        wait_until(lambda: trial.wine.find_windows(TITLE), "the window opens")
        second = trial.wine.run(trial.program / WINDOW, by_second_start)
        check(second.code == 0, f"the second start ended with {second.code}: {second.output}")
        trial.wine.run("start", "/unix", trial.send_to, _as_windows_path(by_send_to))
        copies = trial.wine.home / "Pictures" / "stampgui"
        wait_until(lambda: _save(trial, copies) >= 7, "seven photos are saved", 180)
        trial.picture("saved")
        names = {path.name for path in _files(copies)}
        check({by_second_start.name, by_send_to.name} <= names, f"photos were not passed on: {names}")
        check(window.poll() is None, "the window has closed")
        ended = trial.wine.run(trial.setup, "/S", seconds=300)
        check(ended.code == 0, f"the newer setup ended with {ended.code}: {ended.output}")
        check(window.wait(30) == 0, "the window was not closed before the update")
    kept = json.loads(trial.settings.read_text(encoding="utf-8"))
    check(kept["language"] == "id", "the update has lost the settings")
    return f"{len(_files(copies))} photos saved: as arguments, by a second start, by Send to; updated while it was open"


def uninstall(trial: Trial) -> str:
    style = trial.settings.parent / "styles" / "punyaku.json"
    style.parent.mkdir(exist_ok=True)
    style.write_text("{}", encoding="utf-8")
    ended = trial.wine.run(trial.program / "uninstall.exe", "/S")
    check(ended.code == 0, f"uninstalling ended with {ended.code}: {ended.output}")
    wait_until(lambda: not trial.program.exists(), "the program's folder is removed", 60)
    left = [path for path in trial.settings.parent.rglob("*") if path.is_file() and path != style]
    left += [path for path in trial.wine.user.rglob("*.lnk") if "stampgui" in path.as_posix()]
    check(not left, f"left behind: {left}")
    check(style.exists(), "the person's own style was removed")
    for root in ("HKCU", "HKLM"):
        found = trial.wine.run("reg", "query", rf"{root}\Software", "/s", "/f", "stampgui", seconds=300)
        entries = [line for line in found.output.splitlines() if "stampgui" in line]
        check(not entries, f"left in the registry: {entries}")
    return "uninstalled; the person's own style is all that is left"


def unpack_portable(trial: Trial) -> str:
    folder = trial.wine.drive / "Flashdisk kantor"
    with zipfile.ZipFile(trial.portable) as archive:
        archive.extractall(folder)
    (program,) = folder.iterdir()
    rows = trial.wine.run(program / CONSOLE, "doctor").output
    check("lossless JPEG core: yes" in rows, rows)
    check(rf"{program.name}\data\settings.json" in rows, f"the settings are not beside the program: {rows}")
    return "the portable folder works, with its settings beside it"


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _as_windows_path(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def _save(trial: Trial, copies: Path) -> int:
    """Press Ctrl+S in the window, and Enter in a dialog above it; returns how many copies there are a little later."""
    dialogs = trial.wine.find_windows("^stampgui$")
    key = "Return" if dialogs else "ctrl+s"
    for window in dialogs or trial.wine.find_windows(TITLE):
        trial.wine.use_screen("xdotool", "windowfocus", window, "key", "--delay", "50", key)
    time.sleep(2)
    return len(_files(copies))


def _close_window(trial: Trial) -> None:
    ended = trial.wine.run(trial.program / WINDOW, "-m", "stampgui.running_window")
    check(ended.code == 0, f"the window refuses to close: {ended.output}")
    wait_until(lambda: not trial.wine.find_windows(TITLE), "the window closes")


STEPS: Final = (
    install, ask_version, stamp, decode_other_formats, open_the_window, use_the_window, uninstall, unpack_portable,
)  # fmt: skip
