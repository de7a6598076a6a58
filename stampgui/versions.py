"""The versions of the program and its packages, for diagnosing problems."""

import platform
from importlib.metadata import PackageNotFoundError, version


def find_version(package: str) -> str | None:
    """Return the version of a package without importing it, None if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def describe_program() -> str:
    """Return "stampgui 0.1.0, Python 3.12.4, Windows-11-10.0.22631-SP0"."""
    return f"stampgui {find_version('stampgui')}, Python {platform.python_version()}, {platform.platform()}"
