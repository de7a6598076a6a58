"""What a trial has at hand, and what its steps share."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from winpack.errors import BuildError
from winpack.wine import Wine


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried, and where."""

    wine: Wine
    setup: Path
    portable: Path
    photos: tuple[Path, ...]
    """Further photos, and folders of them; HEIC and AVIF photos among them have to be decoded."""
    pictures: Path
    """Where pictures of the screen go."""
    certificate: Path | None
    """What the build was signed with; None where it was not."""
    timed: bool
    """Whether a slow start of the window counts as a failure."""

    @property
    def program(self) -> Path:
        return self.wine.user / "AppData" / "Local" / "Programs" / "stampgui"

    @property
    def settings(self) -> Path:
        return self.wine.user / "AppData" / "Local" / "stampgui" / "settings.json"

    @property
    def send_to(self) -> Path:
        return self.wine.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "SendTo" / "stampgui.lnk"

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self.wine.use_screen("import", "-window", "root", str(self.pictures / f"{name}.png"))


def check(holds: object, otherwise: str) -> None:
    """Raises BuildError."""
    if not holds:
        raise BuildError(otherwise)


def list_photos(paths: Iterable[Path]) -> list[Path]:
    """The files among the paths, and those in the folders among them."""
    return [
        file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*"))) if file.is_file()
    ]
