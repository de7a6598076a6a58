"""Imported by nothing but the server that workers are forked from (`worker_process`), before all else.

A worker that finds nothing to read, because the program was killed while it started it, ends without a traceback.
"""

import sys
from types import TracebackType


def _print_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, EOFError):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _print_unexpected
