"""Calls a function that may hang, for example on a dead network share, with a time limit."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def call_within(seconds: float, function: Callable[[], T]) -> T:
    """Run `function` in a thread and return its result; after a timeout the thread continues on its own.

    Raises TimeoutError if there is no result within `seconds`, and whatever `function` raises.
    """
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(function())
        except Exception as error:
            answer.set_exception(error)

    threading.Thread(target=run, name="brief call", daemon=True).start()
    return answer.result(timeout=seconds)
