"""Prints what a screen reader sees of one program, as JSON: `/usr/bin/python3 atspi_reader.py PID WORDS...`.

Run by the system's Python, which has the bindings of AT-SPI. Waits until for each of WORDS there is something whose
name begins with it, for half a minute at most, then writes one object per visible thing: its role, its name, and
whether the keyboard reaches it.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - only now it is known which version


def things(node: Any) -> Iterator[dict[str, object]]:
    states = node.get_state_set()
    if states.contains(Atspi.StateType.SHOWING):
        focusable = states.contains(Atspi.StateType.FOCUSABLE)
        yield {"role": node.get_role_name(), "name": node.get_name() or "", "focusable": focusable}
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from things(child)


def seen(pid: int) -> list[dict[str, object]]:
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    return [thing for program in programs if program and program.get_process_id() == pid for thing in things(program)]


def are_named(found: list[dict[str, object]], words: list[str]) -> bool:
    return all(any(str(thing["name"]).startswith(word) for thing in found) for word in words)


def main() -> None:
    pid, words = int(sys.argv[1]), sys.argv[2:]
    Atspi.init()
    deadline = time.monotonic() + 30
    found = seen(pid)
    while not are_named(found, words) and time.monotonic() < deadline:
        time.sleep(0.3)
        found = seen(pid)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
