"""Today's date by the clock of this computer.

Objects that may live longer than a day, such as the window, get this function instead of a date.
"""

import datetime
from collections.abc import Callable
from typing import TypeAlias

Today: TypeAlias = Callable[[], datetime.date]
"""Returns today's date whenever it is called."""


def read_today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
