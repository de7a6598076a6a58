"""Where the files of `assets/` are: inside the installed package, or beside it in a checkout."""

from functools import cache
from pathlib import Path


@cache
def find_assets() -> Path:
    """Return the folder of icons, catalogues and samples.

    A wheel carries `assets/` inside the package; an editable install leaves it beside the package,
    because hatchling's force-include does not reach editable installs.
    """
    package = Path(__file__).parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


def find_samples() -> Path:
    """Return the folder of drawn photos to try the program with."""
    return find_assets() / "samples"
