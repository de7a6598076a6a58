"""Signs what carries no signature yet, by a command that the person who builds gives."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from winpack.errors import BuildError
from winpack.executables import find_executables, read_executable
from winpack.tools import run


@dataclass(frozen=True, slots=True)
class Signer:
    """A command that signs the file it gets as its last word, in place."""

    command: Sequence[str]

    @property
    def shell_command(self) -> str:
        """The command as makensis runs it; %1 is the file."""
        return f'{shlex.join(self.command)} "%1"'

    def sign_unsigned(self, folder: Path) -> list[Path]:
        """Sign every executable and library in a folder that is not signed; returns these. Raises BuildError."""
        unsigned = [path for path in find_executables(folder) if not read_executable(path).signed]
        for path in unsigned:
            run([*self.command, str(path)])
            if not read_executable(path).signed:
                raise BuildError(f"{shlex.join(self.command)} left {path.name} without a signature.")
        return unsigned


def parse_signer(text: str) -> Signer:
    """From the words of --sign. Raises BuildError if there are none."""
    words = shlex.split(text)
    if not words:
        raise BuildError("--sign needs a command.")
    return Signer(words)
