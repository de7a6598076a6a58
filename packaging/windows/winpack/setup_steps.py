"""Steps of a trial: installing, upgrading and uninstalling, for one user and for all."""

import json
import os
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winpack.executables import find_executables, read_executable
from winpack.installer import SetupInputs, make_setup
from winpack.launchers import CONSOLE
from winpack.scene import Trial, check, list_photos
from winpack.sources import Release, read_release
from winpack.wine import wait_until

LARGEST_SETUP: Final = 65_000_000
LARGEST_PROGRAM: Final = 190_000_000
_OLD: Final = Release("0.0.9", 1_700_000_000)
_UNINSTALL_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\stampgui"
_WITH_VERB: Final = ("Directory", r"SystemFileAssociations\.jpg")
_OWN_STYLE: Final = "punyaku.json"


def install_older(trial: Trial) -> str:
    """Installs an older version, of a few files, in which the person then chooses a language."""
    check(not list(trial.wine.drive.rglob("python*.exe")), "there is another Python in the prefix")
    folder, setup = trial.wine.home / "older", trial.wine.home / "older-setup.exe"
    for name in ("program/start.py", "program/gone.py", "LICENSES/gone.txt", "README.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")
    make_setup(SetupInputs(folder, setup, trial.wine.home, _OLD, None))
    _run_setup(trial, setup, "/S")
    check((trial.program / "program" / "gone.py").exists(), "the older version is not there")
    check(_OLD.version in _query(trial, "HKCU"), "the older version is not listed among the programs")
    trial.settings.parent.mkdir(parents=True, exist_ok=True)
    trial.settings.write_text(json.dumps({"language": "id", "hints_seen": True}), encoding="utf-8")
    return f"version {_OLD.version} installed"


def upgrade(trial: Trial) -> str:
    size = trial.setup.stat().st_size
    check(size <= LARGEST_SETUP, f"the setup has {size} bytes")
    _run_setup(trial, trial.setup, "/S")
    installed = sum(path.stat().st_size for path in list_photos([trial.program]))
    check(installed <= LARGEST_PROGRAM, f"installed are {installed} bytes")
    check(not list(trial.program.rglob("gone.*")), "files of the older version are left")
    check(json.loads(trial.settings.read_text(encoding="utf-8"))["language"] == "id", "the settings are lost")
    listed = _query(trial, "HKCU")
    check(read_release().version in listed and _OLD.version not in listed, f"listed among the programs: {listed}")
    check(trial.send_to.exists(), "there is no entry in Send to")
    _check_verbs(trial, "HKCU")
    return f"upgraded without a question; setup {size / 1e6:.1f} MB, installed {installed / 1e6:.1f} MB"


def check_signatures(trial: Trial) -> str:
    """Verifies with osslsigncode what the certificate signed; all else has to carry the signature of its maker."""
    if trial.certificate is None:
        return "not signed: no certificate was given"
    ours: list[str] = []
    others: list[str] = []
    without: list[str] = []
    for path in (trial.setup, *find_executables(trial.program)):
        command = ["osslsigncode", "verify", "-CAfile", str(trial.certificate), "-in", str(path)]
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            ours.append(path.name)
        else:
            (others if read_executable(path).signed else without).append(path.name)
    check(not without, f"not signed at all: {without}")
    missing = {trial.setup.name, "uninstall.exe", CONSOLE} - set(ours)
    check(not missing, f"not signed with the certificate: {missing}")
    return (
        f"{len(ours)} files verified as signed with the certificate, {len(others)} signed by their makers, none without"
    )


def uninstall(trial: Trial) -> str:
    style = trial.settings.parent / "styles" / _OWN_STYLE
    style.parent.mkdir(exist_ok=True)
    style.write_text("{}", encoding="utf-8")
    _uninstall(trial, trial.program)
    check(style.exists(), "the person's own style was removed")
    return "uninstalled; the person's own style is all that is left"


def install_for_all(trial: Trial) -> str:
    """As an administrator does, for everybody; then it goes again."""
    _run_setup(trial, trial.setup, "/S", "/ALLUSERS")
    program = trial.wine.drive / "Program Files" / "stampgui"
    check(not trial.program.exists(), "it was installed for one user")
    shortcut = trial.wine.drive.rglob("ProgramData/**/stampgui/stampgui.lnk")
    check(next(shortcut, None), "there is no entry in everybody's Start menu")
    check(read_release().version in _query(trial, "HKLM"), "it is not listed among everybody's programs")
    _check_verbs(trial, "HKLM")
    ended = trial.wine.run(program / CONSOLE, "--version")
    check("lossless JPEG core: yes" in ended.output, ended.output)
    _uninstall(trial, program)
    return "installed for all users, used, and uninstalled; nothing is left"


def unpack_portable(trial: Trial) -> str:
    folder = trial.wine.drive / "Flashdisk kantor"
    with zipfile.ZipFile(trial.portable) as archive:
        archive.extractall(folder)
    (program,) = folder.iterdir()
    rows = trial.wine.run(program / CONSOLE, "doctor").output
    check("lossless JPEG core: yes" in rows, rows)
    check(rf"{program.name}\data\settings.json" in rows, f"the settings are not beside the program: {rows}")
    return "the portable folder works, with its settings beside it"


def _run_setup(trial: Trial, setup: Path, *words: str) -> None:
    ended = trial.wine.run(setup, *words)
    check(ended.code == 0, f"the setup ended with {ended.code}: {ended.output}")


def _query(trial: Trial, root: str) -> str:
    """What is listed among the programs."""
    ended = trial.wine.run("reg", "query", rf"{root}\{_UNINSTALL_KEY}")
    check(ended.code == 0, f"there is no key {root}\\{_UNINSTALL_KEY}")
    return ended.output


def _check_verbs(trial: Trial, root: str) -> None:
    for name in _WITH_VERB:
        key = rf"{root}\Software\Classes\{name}\shell\stampgui"
        check(trial.wine.run("reg", "query", key).code == 0, f"there is no key {key}")


def _uninstall(trial: Trial, program: Path) -> None:
    ended = trial.wine.run(program / "uninstall.exe", "/S")
    check(ended.code == 0, f"uninstalling ended with {ended.code}: {ended.output}")
    # the uninstaller works on from a copy of its own
    wait_until(lambda: not list(_list_left(trial)), "nothing is left behind", lambda: [*_list_left(trial)])
    for root in ("HKCU", "HKLM"):
        found = trial.wine.run("reg", "query", rf"{root}\Software", "/s", "/f", "stampgui")
        entries = [line for line in found.output.splitlines() if "stampgui" in line]
        check(not entries, f"left in the registry: {entries}")


def _list_left(trial: Trial) -> Iterator[Path]:
    """Files and folders of ours on the drive; what the person wrote is none of them."""
    person = trial.settings.parent
    for folder, folders, files in os.walk(trial.wine.drive):  # unlike rglob it bears that files go away meanwhile
        inside = Path(folder)
        if inside == person or person in inside.parents:
            yield from (inside / name for name in files if name != _OWN_STYLE)
        else:
            yield from (inside / name for name in (*folders, *files) if "stampgui" in name and inside / name != person)
