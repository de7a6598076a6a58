"""Work done in a process of its own, for decoders that a damaged file can make overwrite memory."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from stampgui.i18n import Message
from stampgui.image.errors import UnusableImage, damaged_picture_error

P = ParamSpec("P")
R = TypeVar("R")


def run_isolated(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Return what `work` returns; arguments and result are pickled. Raises UnusableImage, also when the process dies.

    A worker of a batch, whose death costs no more than one row, works in its own process.
    """
    if multiprocessing.current_process().daemon:
        return work(*args, **kwargs)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send_result, args=(theirs, work, args, kwargs))
    process.start()
    theirs.close()  # so that its end is noticed here
    try:
        result: R | _Refusal = ours.recv()
    except (EOFError, OSError) as error:
        raise damaged_picture_error() from error
    finally:
        ours.close()
        process.join()
    if isinstance(result, _Refusal):
        raise UnusableImage(result.reason)
    return result


class _Refusal:
    """Why there is no result; exceptions do not travel well."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason


def _send_result(
    connection: "Connection[object, object]", work: Callable[..., object], args: object, kwargs: object
) -> None:
    assert isinstance(args, tuple)
    assert isinstance(kwargs, dict)
    try:
        connection.send(work(*args, **kwargs))
    except UnusableImage as error:
        connection.send(_Refusal(error.reason))
