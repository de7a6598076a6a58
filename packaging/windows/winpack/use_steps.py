"""Steps of a trial: the command line and the window, as people use them."""

import filecmp
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from winpack.launchers import CONSOLE, WINDOW
from winpack.scene import Trial, check, list_photos
from winpack.sources import ROOT
from winpack.wine import wait_until

SAMPLES: Final = ROOT / "assets" / "samples"
SLOWEST_START: Final = 2.0
_TITLE: Final = "stampgui –"
_STARTS: Final = 3
"""How often the window is opened, the first time cold; the fastest warm start counts."""
_DEEP: Final = ("Foto lama ✿", *["folder yang panjang namanya"] * 10)
"""Folders that make a path of more than 260 characters, which Windows opens only for programs that ask for it."""
_BETWEEN_KEYS: Final = 2.0
"""Seconds from one key to the next, as of a person who looks what it did."""
_DECODED: Final = (".heic", ".heif", ".avif", ".jxl")


def ask_version(trial: Trial) -> str:
    ended = trial.wine.run(trial.program / CONSOLE, "--version")
    check("lossless JPEG core: yes" in ended.output, ended.output)
    return "lossless JPEG core: yes"


def stamp(trial: Trial) -> str:
    """Stamps with two workers, there and here, and compares; then restores the sources."""
    there, here, back = (trial.wine.home / name for name in ("there", "here", "back"))
    deep = _copy_sample(trial.wine.home / "Arsip", "pesta panen.jpg")
    photos = [SAMPLES, trial.wine.home / "Arsip", *trial.photos]
    words = ["stamp", *map(str, photos), "--jobs", "2", "--json"]
    ended = trial.wine.run(trial.program / CONSOLE, *words, "-o", there)
    check(ended.code == 1, f"stamping ended with {ended.code}: {ended.output[-2000:]}")
    command = [sys.executable, "-m", "stampgui", *words, "-o", str(here)]
    rows = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout.splitlines()
    made = sorted(path.relative_to(here) for path in list_photos([here]))
    found = sorted(path.relative_to(there) for path in list_photos([there]))
    check(made == found, f"copies here alone: {set(made) - set(found)}, there alone: {set(found) - set(made)}")
    check(deep.name in {path.name for path in made}, "the photo of the long path has no copy")
    check(len(made) >= 6, f"only {len(made)} copies")
    outputs = [row["output"] for row in map(json.loads, rows) if row["engine"] in ("splice", "recode")]
    lossless = [Path(output).relative_to(here) for output in outputs]
    different = [path for path in lossless if not filecmp.cmp(here / path, there / path, shallow=False)]
    check(lossless and not different, f"differ from the copies made here: {different}")
    decoded = [path for path in list_photos(trial.photos) if path.suffix.lower() in _DECODED]
    without = [path.name for path in decoded if not any(path.stem in copy.name for copy in found)]
    check(not without, f"were not decoded: {without}, {ended.output[-2000:]}")
    ended = trial.wine.run(trial.program / CONSOLE, "restore", there, "-o", back)
    sources = {path.name: path for path in list_photos(photos)}
    restored = list_photos([back])
    wrong = [path.name for path in restored if not filecmp.cmp(path, sources[path.name], shallow=False)]
    check(len(restored) == len(lossless) and not wrong, f"not restored: {wrong}, {ended.output[-2000:]}")
    return (
        f"{len(made)} copies, {len(lossless)} lossless ones byte for byte as those made here; "
        f"{len(restored)} sources given back; decoded: {', '.join(path.name for path in decoded) or 'none was given'}"
    )


def ask_the_doctor(trial: Trial) -> str:
    rows = trial.wine.run(trial.program / CONSOLE, "doctor").output.splitlines()
    for name in ("HEIC", "JPEG XL", "AVIF"):
        check(f"{name}: yes" in rows, f"the decoder of {name} is missing: {rows}")
    check(any(row.startswith("Qt: 6.") and row.endswith(" windows") for row in rows), f"Qt does not start: {rows}")
    return "the decoders of HEIC, JPEG XL and AVIF are there, Qt starts"


def open_the_window(trial: Trial) -> str:
    seconds = []
    for _ in range(_STARTS):
        with trial.wine.start(trial.program / WINDOW):
            seconds.append(_wait_for_window(trial))
            _close_window(trial)
    took = min(seconds[1:])
    if trial.timed:
        check(took <= SLOWEST_START, f"the window took {took:.1f} s after a warm start")
    return f"the window is on the screen {took:.1f} s after a warm start, {seconds[0]:.1f} s after a cold one"


def use_the_window(trial: Trial) -> str:
    """Photos come as arguments, from a second start and from Send to; then all are saved."""
    by_second_start = _copy_sample(trial.wine.home / "Album", "ulang tahun ke-5.jpg")
    by_send_to = trial.wine.home / "jalan sehat.jpg"
    shutil.copyfile(by_second_start, by_send_to)
    with trial.wine.start(trial.program / WINDOW, SAMPLES) as window:
        _wait_for_window(trial)
        second = trial.wine.run(trial.program / WINDOW, by_second_start)
        check(second.code == 0, f"the second start ended with {second.code}: {second.output}")
        trial.wine.run("start", "/unix", trial.send_to, "Z:" + str(by_send_to).replace("/", "\\"))
        copies = trial.wine.home / "Pictures" / "stampgui"
        # five of the samples have a date
        wait_until(lambda: _save(trial, copies) >= 7, "seven photos are saved", lambda: list_photos([copies]))
        trial.picture("saved")
        names = {path.name for path in list_photos([copies])}
        check({by_second_start.name, by_send_to.name} <= names, f"photos were not passed on: {names}")
        check(window.poll() is None, "the window has closed by itself")
        _close_window(trial)
    return f"{len(names)} photos saved: as arguments, by a second start, by Send to"


def update_while_open(trial: Trial) -> str:
    """The setup runs once more while a window is open, which it has to close."""
    with trial.wine.start(trial.program / WINDOW) as window:
        _wait_for_window(trial)
        ended = trial.wine.run(trial.setup, "/S")
        check(ended.code == 0, f"the setup ended with {ended.code}: {ended.output}")
        wait_until(lambda: window.poll() is not None, "the window is closed before the update")
        check(window.returncode == 0, f"the window ended with {window.returncode}")
    check(
        json.loads(trial.settings.read_text(encoding="utf-8"))["language"] == "id", "the update has lost the settings"
    )
    return "updated while the window was open, which was closed; the settings are kept"


def _copy_sample(folder: Path, name: str) -> Path:
    path = folder.joinpath(*_DEEP, name)
    path.parent.mkdir(parents=True)
    shutil.copyfile(SAMPLES / "panen-raya.jpg", path)
    return path


def _wait_for_window(trial: Trial) -> float:
    return wait_until(lambda: trial.wine.find_windows(_TITLE), "the window opens")


def _save(trial: Trial, copies: Path) -> int:
    """Press Ctrl+S in the window, or Enter in a dialog above it; returns how many copies there are a little later."""
    if not _answer_dialogs(trial):
        _press(trial, "ctrl+s", trial.wine.find_windows(_TITLE))
    time.sleep(_BETWEEN_KEYS)
    return sum(path.suffix != ".part" for path in list_photos([copies]))


def _close_window(trial: Trial) -> None:
    """Ask until it closes: where it is still saving it says so first."""

    def is_closed() -> bool:
        if trial.wine.find_windows(_TITLE) and not _answer_dialogs(trial):
            trial.wine.run(trial.program / WINDOW, "-m", "stampgui.running_window")
        return not trial.wine.find_windows(_TITLE)

    wait_until(is_closed, "the window closes")


def _answer_dialogs(trial: Trial) -> bool:
    """Press Enter in what is above the window, which loses nothing; whether there was something."""
    dialogs = trial.wine.find_windows("^stampgui$")
    _press(trial, "Return", dialogs)
    return bool(dialogs)


def _press(trial: Trial, key: str, windows: Iterable[str]) -> None:
    for window in windows:
        trial.wine.use_screen("xdotool", "windowfocus", window, "key", "--delay", "50", key)
