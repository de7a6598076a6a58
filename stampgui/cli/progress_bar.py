"""A progress bar on standard error, which is a terminal."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn


class ProgressBar:
    """What is done of a `total`, None while that is unknown; `shows_time` says how long the rest will take."""

    def __init__(self, doing: str, total: int | None, *, shows_time: bool) -> None:
        rest: list[ProgressColumn] = [TimeRemainingColumn()] if shows_time else []
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            *rest,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
        )
        self._task = self._progress.add_task(doing, total=total)

        self._progress.start()

    def close(self) -> None:
        """Take the bar off the terminal."""
        self._progress.stop()

    def advance(self) -> None:
        self._progress.advance(self._task)

    def show(self, done: int, total: int | None) -> None:
        self._progress.update(self._task, completed=done, total=total)
