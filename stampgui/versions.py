"""The versions of the program and its packages, for diagnosing problems."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version


def find_version(package: str) -> str | None:
    """Return the version of a package without importing it, None if it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def describe_program() -> str:
    """Return "stampgui 0.1.0, Python 3.12.4, Windows 10.0.22631"."""
    return f"stampgui {find_version('stampgui')}, Python {platform.python_version()}, {describe_system()}"


def describe_system() -> str:
    """Return the name and version of the operating system: "Windows 10.0.22631"."""
    if sys.platform == "win32":
        # platform.platform() asks WMI, which takes seconds on some computers and is broken on others
        return f"Windows {'.'.join(map(str, sys.getwindowsversion().platform_version))}"
    return platform.platform()
