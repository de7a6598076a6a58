"""What goes wrong in the program is found in a log, without what people wrote; a terminal is told all."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from stampgui.error_log import describe_error, record_errors

LOG = logging.getLogger("stampgui.some.module")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "stampgui.log"


@pytest.fixture(autouse=True)
def quiet_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the tests would count an error as a failure."""
    for place, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(place, name, lambda *_: None)


def fail_on(caption: str) -> None:
    raise ValueError(f"no number: {caption}")


def test_warnings_and_errors_are_written_down_with_the_place_and_no_words(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    caption = "Rapat " + "rahasia"  # lines of code are told as they are
    with record_errors(lambda: path):
        LOG.info("nothing of interest")
        LOG.warning("work cannot be kept")
        try:
            fail_on(caption)
        except ValueError:
            LOG.exception("unexpected error")
    text = path.read_text("utf-8")
    first, second, *rest = text.splitlines()
    assert first.endswith("WARNING stampgui.some.module: work cannot be kept")
    assert second.endswith("ERROR stampgui.some.module: unexpected error")
    assert any("in fail_on" in line for line in rest)
    assert rest[-1] == "ValueError"
    assert caption not in text
    assert caption in capsys.readouterr().err


def test_there_is_no_log_until_there_is_something_to_tell(path: Path) -> None:
    with record_errors(lambda: path):
        LOG.info("all is well")
    assert not path.parent.exists()


def test_paths_and_names_of_the_code_are_told() -> None:
    for error, words in (
        (FileNotFoundError(2, "No such file", "/foto/a.jpg"), "No such file: '/foto/a.jpg'"),
        (AttributeError("'NoneType' object has no attribute 'x'"), "has no attribute 'x'"),
    ):
        assert words in describe_error(error)


def test_the_errors_behind_an_error_are_told() -> None:
    try:
        try:
            fail_on("x")
        except ValueError as error:
            raise OSError(28, "No space left on device") from error
    except OSError as error:
        text = describe_error(error)
    assert text.index("ValueError") < text.index("led to") < text.index("No space left on device")


def test_errors_that_nobody_handles_are_written_down_whichever_thread_raises_them(path: Path) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise LookupError

    seen: list[str] = []
    with record_errors(lambda: path, on_unhandled=seen.append):
        try:
            fail_on("x")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)  # as Qt does with those of slots
        thread = threading.Thread(target=fail_on, args=("x",), name="reader")
        thread.start()
        thread.join()
        Fragile()
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [text.splitlines()[-1] for text in seen] == ["ValueError", "ValueError", "LookupError"]
    assert path.read_text("utf-8").count("unhandled error") == 3


def test_what_breaks_the_program_is_written_down_and_raised_on(path: Path) -> None:
    with pytest.raises(ValueError, match="x"), record_errors(lambda: path):
        fail_on("x")
    assert "in fail_on" in path.read_text("utf-8")


def test_everything_is_as_before_afterwards(path: Path) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, list(logging.getLogger("stampgui").handlers)
    with record_errors(lambda: path):
        LOG.warning("something")
    assert before == (
        *(sys.excepthook, threading.excepthook, sys.unraisablehook),
        list(logging.getLogger("stampgui").handlers),
    )


def test_the_log_stays_small(path: Path) -> None:
    with record_errors(lambda: path):
        for number in range(6000):
            LOG.warning("the same trouble again and again, %d times and for ever", number)
    sizes = [each.stat().st_size for each in path.parent.iterdir()]
    assert len(sizes) == 2
    assert sum(sizes) < 600_000
    assert "5999 times" in path.read_text("utf-8")


def test_a_log_that_another_window_has_open_on_windows_grows_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("os.rename", refuse)
    with record_errors(lambda: path):
        for number in range(6000):
            LOG.warning("the same trouble again and again, %d times and for ever", number)
    assert len(path.read_text("utf-8").splitlines()) == 6000


def test_a_window_without_a_terminal_has_its_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that is started from the menu on Windows, which has no standard error."""
    monkeypatch.setattr("sys.stderr", None)
    monkeypatch.setattr("sys.excepthook", sys.__excepthook__)
    with record_errors(lambda: path):
        LOG.warning("work cannot be kept")
        sys.excepthook(ValueError, ValueError("x"), None)
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    with record_errors(lambda: tmp_path / "file" / "stampgui.log"):
        LOG.warning("work cannot be kept")
    assert capsys.readouterr().err == "work cannot be kept\n"
