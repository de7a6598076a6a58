"""Where the assets are: inside the installed package, or next to it in a checkout."""

import sys
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


def find_licences() -> Path | None:
    """Return the folder with the licences of all parts, which a package with launchers of its own has beside them."""
    folder = Path(sys.executable).parent / "LICENSES"
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def find_samples() -> Path:
    """Return the folder of sample photos to try the program with."""
    return find_assets() / "samples"
