"""Where the assets are: inside the installed package, or next to it in a checkout."""

from functools import cache
from pathlib import Path


@cache
def find_assets() -> Path:
    """Return the folder of icons, catalogues and samples.

    A wheel has the folder inside the package. An editable install leaves it next to the package, because hatchling's
    force-include does not apply to editable installs.
    """
    package = Path(__file__).parent
    inside = package / "assets"
    return inside if inside.is_dir() else package.parent / "assets"


def find_samples() -> Path:
    """Return the folder of sample photos to try the program with."""
    return find_assets() / "samples"
