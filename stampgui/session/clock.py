"""The day on this computer's clock: the one that people mean by "today".

What lives longer than a day, as the window may, is given a way to read the clock instead of a date.
"""

import datetime
from collections.abc import Callable
from typing import TypeAlias

Today: TypeAlias = Callable[[], datetime.date]
"""Says which day it is whenever it is called."""


def read_today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
