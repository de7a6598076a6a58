"""Freed memory is given back to the computer."""

import platform
import subprocess
import sys

import pytest

_SHOW_TWO_PICTURES = """
import os
from pathlib import Path
from stampgui.machine_memory import give_back_pictures

def measure():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

give_back_pictures()
picture = bytearray(16 << 20)
del picture
before = measure()
picture = bytearray(16 << 20)
small = [bytearray(100_000) for _ in range(20)]
del picture
print(measure() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="elsewhere it is given back anyway")
def test_pictures_leave_no_hole_among_the_small_things_that_are_kept() -> None:
    done = subprocess.run([sys.executable, "-c", _SHOW_TWO_PICTURES], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 8 << 20
