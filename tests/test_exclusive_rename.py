"""No copy and no other output ever takes the place of a file that somebody else put there, not even a moment ago."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from stampgui.atomic_write import publish_file, replace_file
from stampgui.exclusive_rename import exchange_files, lock_folder


def forbid_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.fixture(params=["a disk", "a memory card", "a memory card of an old driver"])
def drive(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Memory cards have no hard links, and some of their drivers know no way of renaming but the oldest."""
    kind: str = request.param
    if kind != "a disk":
        monkeypatch.setattr(os, "link", forbid_links)
    if kind == "a memory card of an old driver":
        monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    return kind


def make_part(folder: Path, content: bytes) -> Path:
    part = folder / f"{content.decode()}.part"
    part.write_bytes(content)
    return part


@pytest.mark.usefixtures("drive")
def test_a_finished_file_gets_its_name_only_where_nothing_has_it(tmp_path: Path) -> None:
    publish_file(make_part(tmp_path, b"first"), tmp_path / "a.jpg")
    with pytest.raises(FileExistsError):
        publish_file(make_part(tmp_path, b"second"), tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() == b"first"


@pytest.mark.usefixtures("drive")
def test_of_many_that_want_one_name_at_once_exactly_one_gets_it(tmp_path: Path) -> None:
    parts = [make_part(tmp_path, bytes([letter])) for letter in b"abcdefgh"]
    begin, named = threading.Barrier(len(parts)), []

    def publish(part: Path) -> None:
        begin.wait()
        try:
            publish_file(part, tmp_path / "a.jpg")
        except FileExistsError:
            return
        named.append(part.stem)

    threads = [threading.Thread(target=publish, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(tmp_path / "a.jpg").read_text()] == named


class ForeignError(Exception):
    """The file has to stay."""


def check_old(path: Path) -> None:
    if path.read_bytes() != b"old":
        raise ForeignError


def check_and_swap(target: Path, foreign: Path) -> Callable[[Path], None]:
    """A check after which another program puts its own file there, before what was checked is replaced."""

    def check(path: Path) -> None:
        check_old(path)
        if path == target:
            foreign.replace(target)

    return check


@pytest.mark.usefixtures("drive")
def test_a_file_that_may_be_replaced_is_replaced(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "a.jpg").write_bytes(b"old")
        replace_file(make_part(tmp_path, b"new"), tmp_path / "a.jpg", check_old)
        assert (tmp_path / "a.jpg").read_bytes() == b"new"
    with pytest.raises(ForeignError):
        replace_file(make_part(tmp_path, b"newer"), tmp_path / "a.jpg", check_old)
    assert (tmp_path / "a.jpg").read_bytes() == b"new"


def can_exchange(folder: Path) -> bool:
    return exchange_files(make_part(folder, b"one"), make_part(folder, b"other"))


def test_a_file_that_came_after_the_check_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    if not can_exchange(tmp_path / "elsewhere"):
        pytest.skip("this drive cannot give two files each other's names at once")
    target, part = tmp_path / "a.jpg", make_part(tmp_path, b"new")
    target.write_bytes(b"old")
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"somebody's photo")
    with pytest.raises(ForeignError):
        replace_file(part, target, check_and_swap(target, foreign))
    assert target.read_bytes() == b"somebody's photo"
    assert part.read_bytes() == b"new"


def test_a_folder_that_another_program_keeps_locked_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    with lock_folder(tmp_path), lock_folder(tmp_path):
        assert sum(waited) < 10
