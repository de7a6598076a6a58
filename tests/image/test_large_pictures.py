"""Photos of 200 million pixels, as telephones take them, are seen and placed on like all others."""

import ast
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from given import ROOT
from stampgui.image.header import Header
from stampgui.image.previews import preview

SIZE = (16_320, 12_240)
# what looks at photos without writing them, and nothing of what writes them
LOOK = """
import sys
import threading
import time
from pathlib import Path
from stampgui.caption.photo_sample import sample_photo
from stampgui.image.previews.preview import load_preview
assert "stampgui.image.reencode" not in sys.modules
sample = sample_photo(Path(sys.argv[1]))
print(load_preview(Path(sys.argv[1]), 400)[:2], (sample.width, sample.height))
"""


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png"])
def test_the_window_sees_a_photo_of_200_megapixels(tmp_path: Path, name: str) -> None:
    photo = tmp_path / name
    Image.new("L", SIZE, 90).save(photo)
    seen = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOK, str(photo)], capture_output=True, text=True, check=False
    )
    assert (seen.stdout, seen.stderr) == ("(400, 300) (256, 192)\n", "")


def test_every_picture_is_opened_where_the_bound_is_set() -> None:
    opening = {
        str(path.relative_to(ROOT / "stampgui"))
        for path in (ROOT / "stampgui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Image.open"
    }
    assert opening == {"image/decoders.py"}


def test_large_pictures_are_decoded_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = tmp_path / "foto.png"
    Image.new("L", (8_000, 7_000), 90).save(photo)
    at_work: list[int] = []

    def decode(data: bytes, header: Header, edge: int) -> Image.Image:
        at_work.append(1)
        time.sleep(0.2)
        most.append(sum(at_work))
        at_work.append(-1)
        return Image.new("RGB", (4, 3))

    most: list[int] = []
    monkeypatch.setattr(preview, "_decode_small", decode)
    threads = [threading.Thread(target=preview.load_preview, args=(photo, 4)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]
