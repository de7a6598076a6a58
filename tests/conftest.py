"""Photos to test with: made on the spot, the bundled samples, and real camera files where they are at hand."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import piexif
import pytest
from cloud import Cloud
from PIL import Image, ImageDraw

from given import ROOT, SAMPLES, SHARED, TODAY, MakePhoto, fingerprint
from stampgui.caption.caption_text import default_template
from stampgui.stamping.job import Recipe

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# how long an example takes says more about the computer than about the program
hypothesis.settings.register_profile("stampgui", deadline=None)
hypothesis.settings.load_profile("stampgui")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run what is named file by file in this process, where a debugger can be used; the rest in one for each core."""
    named = [word.partition("::")[0] for word in config.args]
    return 0 if all(name.endswith(".py") for name in named) else None


def pytest_sessionstart(session: pytest.Session) -> None:
    """The core that is tested is the one beside it in C, and so are the catalogues; compiled once for all processes."""
    if hasattr(session.config, "workerinput"):
        return
    subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=False)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that is tested writes among the settings and logs of the person who tests."""
    home = tmp_path_factory.mktemp("home")
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*names, "HOME") if sys.platform == "darwin" else names:
            patch.setenv(name, str(home))
        yield


@pytest.fixture
def recipe() -> Recipe:
    """Indonesian captions, on a day that does not move."""
    return Recipe(default_template("id"), "id", TODAY)


@pytest.fixture
def make_photo(tmp_path: Path) -> MakePhoto:
    """Make a photo of a blue field with a red upper left corner, as displayed or not: as stored.

    No two JPEG photos are the same, byte for byte: each has its path as its comment.
    """

    def make(
        name: str = "foto.jpg",
        *,
        size: tuple[int, int] = (640, 480),
        taken: str | None = None,
        orientation: int | None = None,
        mode: str = "RGB",
        folder: Path = tmp_path / "photos",
        **options: Any,
    ) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = Image.new("RGB", size, (70, 110, 160))
        ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 40, 40))
        if taken is not None or orientation is not None:
            exif = {} if taken is None else {piexif.ExifIFD.DateTimeOriginal: taken}
            zeroth = {} if orientation is None else {piexif.ImageIFD.Orientation: orientation}
            options["exif"] = piexif.dump({"0th": zeroth, "Exif": exif})
        if path.suffix.lower() in (".jpg", ".jpeg"):
            options.setdefault("comment", os.fsencode(path))
        image.convert(mode).save(path, **options)
        os.utime(path, ns=(1_600_000_000_123_456_700, 1_600_000_000_123_456_700))
        return path

    return make


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A folder with copies of the bundled samples."""
    folder = tmp_path / "samples"
    folder.mkdir()
    for sample in SAMPLES.iterdir():
        if sample.suffix != ".py":
            (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


@pytest.fixture
def corpus() -> Path:
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the real camera files are not at hand")
    return folder


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """A cloud to put files into."""
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux tells who opens a file")
    made = Cloud(monkeypatch)
    yield made
    monkeypatch.undo()
    made.close()


@pytest.fixture
def heif_decoder() -> None:
    pytest.importorskip("pi_heif", reason="HEIC photos are decoded by the extra heif")


@pytest.fixture
def untouched() -> Iterator[Callable[[Path], None]]:
    """Watch folders: at the end of the test every file in them is what it was."""
    watched: dict[Path, dict[str, tuple[str, int]]] = {}

    def watch(folder: Path) -> None:
        watched[folder] = fingerprint(folder)

    yield watch
    for folder, before in watched.items():
        now = fingerprint(folder)
        assert {name: now.get(name) for name in before} == before
