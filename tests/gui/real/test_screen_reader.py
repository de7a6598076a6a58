"""What a person hears who cannot see the window: read by a second program over AT-SPI, as screen readers do."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from gui.real.screen import HERE, THE_WINDOW, line, needs_screen, running, screen_of_its_own

from given import MakePhoto

SYSTEM_PYTHON = "/usr/bin/python3"
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


def bindings_are_there() -> bool:
    if shutil.which("dbus-daemon") is None or not SERVICE.exists() or not Path(SYSTEM_PYTHON).exists():
        return False
    words = "import gi; gi.require_version('Atspi', '2.0')"
    return subprocess.run([SYSTEM_PYTHON, "-c", words], capture_output=True, check=False).returncode == 0


pytestmark = [
    needs_screen,
    pytest.mark.skipif(
        not bindings_are_there(),
        reason="needs dbus-daemon, at-spi2-core, and gir1.2-atspi-2.0 with python3-gi for the system's Python",
    ),
]


@contextmanager
def bus_of_its_own(screen: dict[str, str]) -> Iterator[dict[str, str]]:
    """A session bus, which brings that of AT-SPI up when it is asked for."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=screen) as daemon:
        try:
            yield {**screen, "DBUS_SESSION_BUS_ADDRESS": line(daemon), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        finally:
            daemon.terminate()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[dict[str, str]]:
    with screen_of_its_own(tmp_path / "config") as screen, bus_of_its_own(screen) as environment:
        yield environment


def heard(desk: dict[str, str], pid: int, *once: str) -> list[dict[str, str | bool]]:
    """Everything that shows in the window of `pid`, once there is a name that begins with each of `once`."""
    command = [SYSTEM_PYTHON, str(HERE / "atspi_reader.py"), str(pid), *once]
    bare = {name: value for name, value in desk.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=True, timeout=120)
    things: list[dict[str, str | bool]] = json.loads(done.stdout)
    return things


def names(things: list[dict[str, str | bool]], *roles: str) -> list[str]:
    return [str(thing["name"]) for thing in things if thing["role"] in roles]


def test_the_empty_window_says_what_to_do(desk: dict[str, str], tmp_path: Path) -> None:
    with running(*THE_WINDOW, str(tmp_path), environment=desk) as window:
        assert line(window) == "shown"
        things = heard(desk, window.pid, "Pilih folder…")
    buttons = names(things, "push button", "button")
    assert {"Tambah foto…", "Pengaturan", "Bantuan", "Pilih foto…", "Coba dengan foto contoh"} <= set(buttons)
    assert "Berkas asli tidak pernah diubah." in names(things, "label")


def test_every_card_is_a_sentence_and_every_control_has_a_name(
    desk: dict[str, str], make_photo: MakePhoto, tmp_path: Path
) -> None:
    make_photo("IMG_1203.JPG", taken="2023:01:20 08:00:11")
    folder = make_photo("scan.jpg").parent
    with running(*THE_WINDOW, str(tmp_path), str(folder), environment=desk) as window:
        assert (line(window), line(window)) == ("shown", "IMG_1203.JPG|scan.jpg")
        things = heard(desk, window.pid, "Simpan 1 foto", "Inilah foto Anda")
    cards = names(things, "list item", "table cell")
    assert "IMG_1203.JPG. 20 Januari 2023. Sumber: data kamera." in cards
    assert any(card.startswith("scan.jpg. Belum ada tanggal. ") for card in cards)
    spoken = [thing for thing in things if thing["focusable"] and thing["role"] not in SILENT]
    assert len(spoken) > 30
    assert [thing["role"] for thing in spoken if not thing["name"]] == []
    assert "Tanggal foto diambil" in names(things, "text")
    # a button tells where copies go where the bar has no room for the whole path
    told = [*names(things, "label"), *names(things, "push button", "button")]
    assert any(each.startswith("Folder salinan: /") or "→ stampgui" in each for each in told)
    assert "Inilah foto Anda" in names(things, "label")


SILENT = ("scroll pane", "scroll bar", "filler", "panel", "viewport")
"""What only holds other things."""
