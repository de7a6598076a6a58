"""How long a caption's pixels take: `python tests/bench/bench_caption.py`.

Prints medians of one run in milliseconds and as ratios to decoding a photo of 12 megapixels to an eighth, which is what
a style with an automatic place pays for its look at the photo. Not collected by pytest.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from stampgui.caption.drawing import draw_caption
from stampgui.caption.photo_sample import SAMPLE_EDGE, PhotoSample
from stampgui.caption.style import AUTO, BUILT_IN_STYLES, Style
from stampgui.image.previews.preview import load_preview

ROUNDS = 15
SIZES = {"12 MP": (4000, 3000), "48 MP": (8000, 6000)}
SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "rapat-balai-desa.jpg"


def median(work: Callable[[int], object]) -> float:
    work(0)
    times = []
    for number in range(1, ROUNDS + 1):
        start = time.perf_counter()
        work(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "photo.jpg"
        with Image.open(SAMPLE) as sample:
            sample.resize(SIZES["12 MP"]).save(path, quality=92)
        ground = PhotoSample(*load_preview(path, SAMPLE_EDGE))
        plain = median(lambda _: load_preview(path, SAMPLE_EDGE))
    rows = {"look at a photo": plain}
    for name, style in {**BUILT_IN_STYLES, "automatic": Style(position=AUTO, fill=AUTO)}.items():
        for size, displayed in SIZES.items():
            rows[f"{name}, {size}, next day"] = median(
                lambda day, style=style, displayed=displayed: draw_caption(  # type: ignore[misc]  # mypy infers no types of defaults
                    f"difoto tanggal {day} Oktober 2022", style, displayed, ground
                )
            )
    same = median(lambda _: draw_caption("difoto tanggal 14 Oktober 2022", Style(), SIZES["12 MP"]))
    rows["outlined, 12 MP, same caption"] = same
    print(f"{'':<34}{'ms':>10}{'ratio':>10}")
    for what, seconds in rows.items():
        print(f"{what:<34}{1000 * seconds:>10.2f}{seconds / plain:>10.3f}")


if __name__ == "__main__":
    main()
