"""What is installed: the right Qt, and the files that are no code."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.tags import sys_tags
from packaging.utils import parse_wheel_filename

from given import ROOT
from stampgui.resources import find_assets

NATIVE = Path("stampgui", "image", "jpeg", "native")
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="there is no C compiler")
TRY_SAMPLES = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from stampgui.gui.app import open_window
from stampgui.resources import find_samples

if __name__ == "__main__":
    app = QApplication(["try", "-platform", "offscreen"])
    window = open_window(app, Path("settings.json"), pictures=Path("Pictures"), preferred_languages=["id"])
    window.main_window.show()
    window.session.photo_import.busy_changed.connect(lambda busy: None if busy else app.exit())
    window.welcome_page.samples_requested.emit()
    app.exec()
    window.header.help_requested.emit()
    print(find_samples(), len(window.session.model.items), window.dialogs.help_dialog.page.title, sep="\\n")
    window.session.close()
"""


def hatchling(
    *words: str, root: Path = ROOT, changes: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    """Run the build's own command line, with changes of its environment."""
    return subprocess.run(
        [sys.executable, "-m", "hatchling", *words],
        cwd=root, env={**os.environ, **changes}, check=True, capture_output=True, text=True,
    )  # fmt: skip


def built(target: str, folder: Path, *, root: Path = ROOT, changes: Mapping[str, str] = os.environ) -> Path:
    hatchling("build", "-t", target, "-d", str(folder), root=root, changes=changes)
    (archive,) = (path for path in folder.iterdir() if path.suffix in (".whl", ".gz"))
    return archive


def asked(wheel: Path, *words: str, changes: Mapping[str, str] = os.environ) -> subprocess.CompletedProcess[str]:
    """Run the program that the wheel holds."""
    inside = wheel.with_suffix(".installed")
    zipfile.ZipFile(wheel).extractall(inside)
    return subprocess.run(
        [sys.executable, "-m", "stampgui", *words],
        cwd=wheel.parent, env={**os.environ, **changes, "PYTHONPATH": str(inside)},
        check=False, capture_output=True, text=True,
    )  # fmt: skip


def without_compiler(folder: Path) -> dict[str, str]:
    """Nothing to be found on the search path, and a zig that does nothing."""
    zig = folder / "broken" / "ziglang"
    zig.mkdir(parents=True, exist_ok=True)
    (zig / "__init__.py").touch()
    (zig / "__main__.py").write_text("raise SystemExit('this zig does not work')", encoding="ascii")
    return {"PATH": "", "CC": "", "PYTHONPATH": str(zig.parent)}


def test_the_qt_that_aborts_is_never_installed() -> None:
    """PySide6 6.12.0 loses a reference to None with each void call and ends the interpreter on 3.10 and 3.11."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    qt = next(each for each in map(Requirement, project["dependencies"]) if each.name == "PySide6-Essentials")
    assert "6.11.0" in qt.specifier
    assert "6.12.0" not in qt.specifier


def test_void_calls_into_qt_keep_none_alive() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 500


def test_an_editable_install_finds_its_files() -> None:
    assert (find_assets() / "locale" / "id" / "stampgui.mo").is_file()


def test_a_wheel_carries_its_files(tmp_path: Path) -> None:
    names = zipfile.ZipFile(built("wheel", tmp_path)).namelist()
    assert names.count("stampgui/assets/locale/id/stampgui.mo") == 1
    assert {"stampgui/__main__.py", "stampgui/py.typed"} <= set(names)
    assert any(name.startswith("stampgui/assets/icons/") for name in names)
    assert {"stampgui/assets/help/id/start.md", "stampgui/assets/app/stampgui.ico"} <= set(names)
    assert not any(name.endswith((".c", ".h")) for name in names)


def test_the_window_of_an_installed_wheel_offers_samples_and_help(tmp_path: Path) -> None:
    wheel = built("wheel", tmp_path, changes={"STAMPGUI_CORE": "none"})
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    script = tmp_path / "try_it.py"
    script.write_text(TRY_SAMPLES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    where, photos, page = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path / "installed")
    assert (photos, page) == ("7", "Mulai")


@needs_compiler
def test_a_wheel_carries_the_core_and_says_for_which_computers(tmp_path: Path) -> None:
    wheel = built("wheel", tmp_path)
    (tag,) = parse_wheel_filename(wheel.name)[3]
    assert (tag.interpreter, tag.abi) == ("py3", "none")
    assert tag in sys_tags()
    assert tag.platform != "any"
    assert "lossless JPEG core: yes" in asked(wheel, "--version").stdout.splitlines()


def test_the_source_archive_has_catalogues_to_compile_and_a_mistake_in_one_ends_the_build(tmp_path: Path) -> None:
    shutil.unpack_archive(built("sdist", tmp_path), tmp_path)
    (root,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert not list(root.rglob("*.mo"))
    changes = {"STAMPGUI_CORE": "none"}
    wheel = built("wheel", tmp_path / "wheels", root=root, changes=changes)
    said = asked(wheel, "--help", changes={"LANGUAGE": "id", "LC_ALL": "id_ID.UTF-8"}).stdout
    assert said.startswith("cara pakai: stampgui")
    assert not list(root.rglob("*.mo"))
    source = root / "assets" / "locale" / "id" / "stampgui.po"
    source.write_text(source.read_text(encoding="utf-8").replace("{count} foto", "{jumlah} foto"), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        hatchling("build", "-t", "wheel", "-d", str(tmp_path / "none"), root=root, changes=changes)
    assert "other fields in braces than in the English sentence: " in failure.value.stderr


@needs_compiler
def test_the_source_archive_is_enough_to_build_the_core(tmp_path: Path) -> None:
    shutil.unpack_archive(built("sdist", tmp_path), tmp_path)
    (root,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert "lossless JPEG core: yes" in asked(built("wheel", tmp_path / "again", root=root), "--version").stdout


def test_without_a_working_compiler_the_program_is_whole_but_for_the_core(tmp_path: Path, samples: Path) -> None:
    wheel = built("wheel", tmp_path, changes=without_compiler(tmp_path))
    assert wheel.name.endswith("-py3-none-any.whl")
    assert "lossless JPEG core: no" in asked(wheel, "--version").stdout.splitlines()
    done = asked(wheel, "stamp", str(samples), "-o", str(tmp_path / "out"), "--json")
    statuses = [json.loads(row)["status"] for row in done.stdout.splitlines()]
    assert statuses.count("stamped") == 5
    assert "failed" not in statuses


def test_the_build_says_why_the_core_is_missing(tmp_path: Path) -> None:
    said = hatchling("build", "-t", "wheel", "-d", str(tmp_path), changes=without_compiler(tmp_path)).stderr
    assert "The lossless JPEG core is not part of this build." in said
    assert "this zig does not work" in said


def test_zig_is_fetched_only_where_there_is_no_compiler(tmp_path: Path) -> None:
    headless = tmp_path / "cc"
    headless.write_text("#!/bin/sh\necho no stdlib.h >&2\nexit 1\n", encoding="ascii")
    headless.chmod(0o755)
    assert fetches_zig() is (COMPILER is None)
    assert fetches_zig(PATH="", CC="")
    assert fetches_zig(PATH=str(tmp_path), CC="")
    assert not fetches_zig(PATH="", CC="", STAMPGUI_CORE="none")


def fetches_zig(**changes: str) -> bool:
    return "ziglang" in hatchling("build", "-t", "wheel", "--show-dynamic-deps", changes=changes).stdout


def test_a_platform_that_cannot_be_built_for_is_an_error_and_no_wheel(tmp_path: Path) -> None:
    for platform in ("amiga", "win_amd64"):  # one that nobody knows, and one that zig would know
        changes = {**without_compiler(tmp_path), "STAMPGUI_CORE": platform}
        with pytest.raises(subprocess.CalledProcessError):
            hatchling("build", "-t", "wheel", "-d", str(tmp_path / "wheels"), changes=changes)
    assert not list(tmp_path.rglob("*.whl"))


@needs_compiler
def test_a_change_of_the_core_is_compiled_and_a_mistake_leaves_none_behind(tmp_path: Path) -> None:
    native = tmp_path / NATIVE
    shutil.copytree(ROOT / NATIVE, native, ignore=shutil.ignore_patterns("*.so", "*.dll"))
    script = shutil.copy(ROOT / "hatch_build.py", tmp_path)

    def library() -> int:
        subprocess.run([sys.executable, script], check=True)
        (made,) = native.glob("stampgui_jpeg.[sd]*")
        return made.stat().st_mtime_ns

    first = library()
    assert library() == first
    source = native / "edits.c"
    os.utime(source, ns=(first + 10**9, first + 10**9))
    assert library() != first
    source.write_text("no C", encoding="ascii")
    os.utime(source, ns=(first + 10**11, first + 10**11))
    with pytest.raises(subprocess.CalledProcessError):
        library()
    assert not list(native.glob("stampgui_jpeg.[sd]*"))


def test_the_readme_is_short_enough_for_its_users() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200
