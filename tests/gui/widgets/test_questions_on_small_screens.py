"""No button of a question is cut off on any screen, with letters of any size."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKING = Path(__file__).parent / "ask_on_screens.py"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1093, 614), (910, 512)])
def test_questions_show_all_of_their_buttons(tmp_path: Path, width: int, height: int) -> None:
    """Also on a screen of 1366x768 pixels at 125 and 150 %, which are the last ones."""
    described = tmp_path / "screens.json"
    screen = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height}
    described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ASKING)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        },
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert set(done.stdout.splitlines()) == {f"asked on {width}x{height}"}
