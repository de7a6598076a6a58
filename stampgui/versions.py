"""Which program this is, for whoever looks for the cause of an error."""

import platform
from importlib.metadata import PackageNotFoundError, version


def find_version(package: str) -> str | None:
    """The version of an installed package, None where it is not installed; nothing of it is imported."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def describe_program() -> str:
    """ "stampgui 0.1.0, Python 3.12.4, Windows-11-10.0.22631-SP0"."""
    return f"stampgui {find_version('stampgui')}, Python {platform.python_version()}, {platform.platform()}"
