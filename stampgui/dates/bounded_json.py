"""JSON from files that anybody may have written."""

import json
from typing import Any, Final

_MOST_VALUES: Final = 4_000_000
"""A download of 200,000 photos has half as many; so many empty objects take 250 MB, and a moment."""


def read_json(data: bytes) -> Any:
    """Return the parsed value. Raises ValueError for what is no JSON or no text, too deeply nested or too crowded.

    The caller bounds the size, and the time is linear in it; numbers of more than 4,300 digits are refused.
    """
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > _MOST_VALUES:
        raise ValueError("too many values")
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def inside(value: Any, *names: str) -> Any:
    """Follow `names` down through objects; None where one is missing or is no object."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
