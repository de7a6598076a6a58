"""The log of a command, which is loaded when there is something to write to it: few commands come to that."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from logging import Logger

_load: Final[ContextVar[Callable[[], None] | None]] = ContextVar("load", default=None)
"""Loads the log of the command that is running."""


def find_logger(name: str) -> "Logger":
    """The logger of a module, and the log with it; what commands do asks for it when it has something to say."""
    load = _load.get()
    if load is not None:
        load()
    from logging import getLogger

    return getLogger(name)


@contextmanager
def record_errors_late(find_log: Callable[[], Path]) -> Iterator[None]:
    """`error_log.record_errors`, loaded with the first error or the first logger that is asked for."""
    hook, is_loaded = sys.unraisablehook, False
    with ExitStack() as log:

        def load() -> None:
            nonlocal is_loaded
            if not is_loaded:
                from stampgui.error_log import record_errors

                is_loaded = True
                sys.unraisablehook = hook
                log.enter_context(record_errors(find_log))

        def handle_unraisable(args: "sys.UnraisableHookArgs") -> None:
            load()
            sys.unraisablehook(args)

        before = _load.set(load)
        sys.unraisablehook = handle_unraisable
        try:
            yield
        except Exception:
            load()  # which then sees the error
            raise
        finally:
            _load.reset(before)
            if not is_loaded:
                sys.unraisablehook = hook
