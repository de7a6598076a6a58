"""Asking what may not answer, such as a network share that is gone, where the window needs the answer at once."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def call_within(seconds: float, function: Callable[[], T]) -> T:
    """Return what `function` returns in a thread of its own; that thread goes on when nobody waits any more.

    Raises TimeoutError when there is no answer within `seconds`, and whatever `function` raises.
    """
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(function())
        except Exception as error:
            answer.set_exception(error)

    threading.Thread(target=run, name="brief call", daemon=True).start()
    return answer.result(timeout=seconds)
