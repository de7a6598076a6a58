"""A later start of the program gives its photos to the window that is open, and never gets lost."""

import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from stampgui.folders import Folders
from stampgui.running_window import Request, WindowClaim, ask_window_to_close, claim_window

CLAIM_AND_WAIT = """
import sys
from pathlib import Path
from stampgui.folders import Folders
from stampgui.running_window import claim_window

folder = Path(sys.argv[1])
claim = claim_window(Folders(folder, folder, folder, folder, (), folder / "run"), [])
if claim:
    claim.listen()
print("claimed" if claim else "passed on", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path, tmp_path, tmp_path, tmp_path, (), tmp_path / "run")


@pytest.fixture
def claim(folders: Folders) -> Iterator[WindowClaim]:
    first = claim_window(folders, [])
    assert first is not None
    first.listen()
    yield first
    first.close()


def received(claim: WindowClaim) -> "queue.SimpleQueue[Request]":
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def keep(request: Request) -> bool:
        requests.put(request)
        return True

    claim.handle_requests(keep)
    return requests


def test_a_second_start_passes_its_photos_on(folders: Folders, claim: WindowClaim, tmp_path: Path) -> None:
    requests = received(claim)
    photo = tmp_path / "Foto lama ✿" / "ulang tahun ke-5.jpg"
    assert claim_window(folders, [photo, Path("di sini.jpg")]) is None
    assert requests.get(timeout=60) == Request((photo, Path.cwd() / "di sini.jpg"))


def test_a_start_before_the_window_is_painted_waits_for_it(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stampgui.running_window._CLAIM_SECONDS", 0.0)
    first = claim_window(folders, [])
    assert first is not None
    asked: queue.SimpleQueue[WindowClaim | None] = queue.SimpleQueue()
    second = threading.Thread(target=lambda: asked.put(claim_window(folders, [])), daemon=True)
    second.start()
    with pytest.raises(queue.Empty):
        asked.get(timeout=0.3)
    first.listen()
    assert asked.get(timeout=60) is None
    first.close()


def test_photos_that_arrive_while_the_window_opens_are_kept(folders: Folders, claim: WindowClaim) -> None:
    first, second = Path("/a.jpg").absolute(), Path("/b.jpg").absolute()
    assert claim_window(folders, [first]) is None
    assert claim_window(folders, [second]) is None
    requests = received(claim)
    assert [requests.get(timeout=60).paths for _ in range(2)] == [(first,), (second,)]


def test_many_starts_at_the_same_moment_open_one_window(tmp_path: Path) -> None:
    """Explorer starts the program once for each photo that was selected."""
    command = [sys.executable, "-c", CLAIM_AND_WAIT, str(tmp_path)]
    starts = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
        for _ in range(6)
    ]
    said = [start.stdout.readline().strip() for start in starts if start.stdout]
    for start in starts:
        start.communicate()
    assert sorted(said) == ["claimed", *["passed on"] * 5]


def test_a_window_that_was_killed_is_in_nobodys_way(folders: Folders, tmp_path: Path) -> None:
    command = [sys.executable, "-c", CLAIM_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "claimed\n"
        first.kill()
    claim = claim_window(folders, [])
    assert claim is not None
    claim.listen()
    assert claim_window(folders, []) is None
    claim.close()


def test_a_window_that_is_closing_refuses_and_the_second_start_opens_its_own(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = claim_window(folders, [])
    assert first is not None
    asked: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def refuse_and_end(request: Request) -> bool:
        asked.put(request)
        first.close()
        return False

    first.handle_requests(refuse_and_end)
    first.listen()
    second = claim_window(folders, [])
    assert second is not None
    assert asked.get(timeout=60) == Request()
    second.close()


def test_a_window_that_hangs_does_not_keep_the_person_waiting_for_ever(
    folders: Folders, claim: WindowClaim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stampgui.running_window._CLAIM_SECONDS", 0.2)
    monkeypatch.setattr("stampgui.running_window._send", lambda connection, request: connection.close())
    own = claim_window(folders, [])
    assert own is not None
    own.close()


@pytest.mark.skipif(sys.platform == "win32", reason="sockets are named pipes there")
def test_what_is_no_request_does_no_harm(folders: Folders, claim: WindowClaim, tmp_path: Path) -> None:
    requests = received(claim)
    assert claim_window(folders, []) is None
    assert requests.get(timeout=60) == Request()
    (address,) = (tmp_path / "run").glob("*.socket")
    for nonsense in (b"", b"\xff\xff\xff\xff", b"\0\0\0\x02[]", b"\0\0\0\x10" + b'{"open": [1, 2]}'):
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(str(address))
            stranger.sendall(nonsense)
    assert claim_window(folders, []) is None
    assert requests.get(timeout=60) == Request()
    assert requests.empty()


def test_the_setup_asks_the_window_to_close(folders: Folders, claim: WindowClaim) -> None:
    requests = received(claim)
    assert ask_window_to_close(folders)
    assert requests.get(timeout=60).close


def test_where_no_window_is_open_there_is_none_to_close(folders: Folders) -> None:
    assert not ask_window_to_close(folders)


def test_another_persons_settings_are_another_window(folders: Folders, claim: WindowClaim, tmp_path: Path) -> None:
    other = Folders(tmp_path / "b", tmp_path, tmp_path, tmp_path, (), tmp_path / "run")
    second = claim_window(other, [])
    assert second is not None
    second.close()
