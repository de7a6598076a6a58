"""The log: errors and warnings, for diagnosing problems, without personal content.

Its file is bounded in size. It may contain paths, but no captions or dates.
"""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from traceback import StackSummary, format_list, walk_tb
from types import TracebackType
from typing import Final

PROGRAM_LOGGER: Final = "stampgui"
"""The parent of all loggers of the program; each module's logger has the module's name."""

_MAX_BYTES: Final = 256 << 10
_MAX_FRAMES: Final = 40
"""The last calls that are logged of a traceback; endless recursion has a thousand."""
_FORMAT: Final = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"

_ERRORS_ABOUT_CODE: Final = (OSError, ImportError, AttributeError, NameError, TypeError, RuntimeError)
"""Errors whose messages are about paths and code. Others may quote data: a ValueError may contain a caption."""


@contextmanager
def record_errors(find_log: Callable[[], Path], *, on_unhandled: Callable[[str], None] | None = None) -> Iterator[None]:
    """While the block runs, also log warnings, errors and unhandled exceptions of any thread to the log file.

    `find_log` returns the log's path; it is called when there is something to write. `on_unhandled` gets the
    description of each unhandled error, in the thread that raised it. What the block raises is logged and raised again.
    """
    file, logger = _LogFile(find_log), logging.getLogger(PROGRAM_LOGGER)
    # a logger without handlers writes to standard error; this keeps it doing so
    handlers = [each for each in (file, logging.lastResort) if each is not None]
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook

    def record(error: BaseException | None) -> None:
        if isinstance(error, Exception):
            details = (type(error), error, error.__traceback__)
            file.handle(logging.LogRecord(PROGRAM_LOGGER, logging.ERROR, "", 0, "unhandled error", None, details))
            if on_unhandled is not None:
                on_unhandled(describe_error(error))

    def handle_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        record(error)
        hooks[0](kind, error, trace)

    def handle_thread_error(args: threading.ExceptHookArgs) -> None:
        record(args.exc_value)
        hooks[1](args)

    def handle_unraisable(args: "sys.UnraisableHookArgs") -> None:
        record(args.exc_value)
        hooks[2](args)

    for handler in handlers:
        logger.addHandler(handler)
    sys.excepthook, threading.excepthook, sys.unraisablehook = handle_error, handle_thread_error, handle_unraisable
    try:
        yield
    except Exception as error:
        record(error)
        raise
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        for handler in handlers:
            logger.removeHandler(handler)
        file.close()


def describe_error(error: BaseException) -> str:
    """Return an error's traceback, type and causes, without personal content and without a final newline."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = "" if cause is None else f"{describe_error(cause)}\n\nled to\n\n"
    frames = "".join(format_list(StackSummary.extract(walk_tb(error.__traceback__), limit=-_MAX_FRAMES)))
    text = f": {error}" if isinstance(error, _ERRORS_ABOUT_CODE) else ""
    return f"{before}{frames}{type(error).__name__}{text}"


class RecordCollector(logging.Handler):
    """Keeps records, as values that can be sent to another process: only one process may write to a log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        sendable = copy(record)
        sendable.msg, sendable.args = record.getMessage(), None
        sendable.exc_info, sendable.exc_text = None, None if error is None else describe_error(error)
        self._records.append(sendable)

    def take(self) -> tuple[logging.LogRecord, ...]:
        """Return and forget the records collected so far."""
        records, self._records = self._records, []
        return tuple(records)


class _LogFile(logging.Handler):
    """Appends to a file that is made, with its folder, when there is something to write.

    A full file is kept under another name, until the next one is full. Only main processes have one, not workers; two
    windows may share it.
    """

    def __init__(self, find_log: Callable[[], Path]) -> None:
        super().__init__(logging.WARNING)
        self._find_log = find_log
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, RuntimeError):  # the folder cannot be made, or there is no home folder
            self._file = self._file or _open_rotating(self._find_log())
            self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info:  # another handler may have cached its own text of the error
            record = copy(record)
            record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging names it
        error = ei[1] if isinstance(ei, tuple) else None
        return describe_error(error) if isinstance(error, BaseException) else ""


def _open_rotating(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # slow to import, and not needed when the window starts

    class QuietFile(RotatingFileHandler):
        def rotate(self, source: str, dest: str) -> None:
            with suppress(OSError):  # on Windows a log that another window has open cannot be renamed, so it grows on
                super().rotate(source, dest)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging names it
            """Ignore a log that cannot be written: it is no reason to stop or to print anything."""

    path.parent.mkdir(parents=True, exist_ok=True)
    file = QuietFile(path, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8", errors="backslashreplace")
    file.setFormatter(_Formatter(_FORMAT))
    return file
