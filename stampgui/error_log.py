"""The log: what went wrong in the program, kept for whoever looks for the cause, without what people wrote or decided.

Its file is bounded in size. Paths may be in it, captions and dates may not.
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
"""The root of all loggers of the program; each module's bears the module's name."""

_MAX_BYTES: Final = 256 << 10
_MAX_FRAMES: Final = 40
"""Calls told of one error, the last ones; endless recursion has a thousand."""
_FORMAT: Final = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"

_ERRORS_ABOUT_CODE: Final = (OSError, ImportError, AttributeError, NameError, TypeError, RuntimeError)
"""Errors whose texts name paths and code. Those of others may quote what was read, such as ValueError a caption."""


@contextmanager
def record_errors(find_log: Callable[[], Path], *, on_unhandled: Callable[[str], None] | None = None) -> Iterator[None]:
    """While the block runs, write warnings, errors and what nobody handles, in any thread, to the log as well.

    `find_log` is asked for the log's path once there is something to write. `on_unhandled` gets the description of each
    error that nobody handled, in the thread that raised it. What the block raises is written down and raised on.
    """
    file, logger = _LogFile(find_log), logging.getLogger(PROGRAM_LOGGER)
    # without handlers of its own a logger writes to standard error, as it still does
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
    """Where and of which kind an error is, and the errors behind it, without what people wrote; ends in no new line."""
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
        """What has come since this was asked last."""
        records, self._records = self._records, []
        return tuple(records)


class _LogFile(logging.Handler):
    """Appends to a file that is made, with its folder, when there is something to write.

    The older half is kept beside it, until the newer is full. Only main processes have one; two windows may share it.
    """

    def __init__(self, find_log: Callable[[], Path]) -> None:
        super().__init__(logging.WARNING)
        self._find_log = find_log
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, RuntimeError):  # no folder can be made, or no home be found
            self._file = self._file or _open_rotating(self._find_log())
            self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info:  # another handler may have left its own text of the error
            record = copy(record)
            record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging names it
        error = ei[1] if isinstance(ei, tuple) else None
        return describe_error(error) if isinstance(error, BaseException) else ""


def _open_rotating(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # takes longer to import than a window should wait

    class QuietFile(RotatingFileHandler):
        def rotate(self, source: str, dest: str) -> None:
            with suppress(OSError):  # on Windows the log that another window has open keeps its name, and grows on
                super().rotate(source, dest)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging names it
            """A log that cannot be written is no reason to stop, nor to print anything."""

    path.parent.mkdir(parents=True, exist_ok=True)
    file = QuietFile(path, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8", errors="backslashreplace")
    file.setFormatter(_Formatter(_FORMAT))
    return file
