"""Photos of every kind of JPEG, by a name that says what is special about them; made when they are asked for."""

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

import numpy as np
from image.handmade import exif
from image.jpeg.handwritten import Picture, Sampling
from PIL import Image

Maker: TypeAlias = Callable[[], bytes]
Kinds: TypeAlias = Iterator[tuple[str, Maker]]

SIZE: Final = (83, 61)
YCC_420: Final[Sampling] = ((2, 2), (1, 1), (1, 1))

_SCRIPTS: Final = {
    "spectral selection": "0,1,2: 0-0, 0, 0; 0: 1-5, 0, 0; 0: 6-63, 0, 0; 1: 1-63, 0, 0; 2: 1-63, 0, 0;",
    "successive approximation": (
        "0,1,2: 0-0, 0, 1; 0: 1-63, 0, 2; 1: 1-63, 0, 1; 2: 1-63, 0, 1; 0,1,2: 0-0, 1, 0; "
        "0: 1-63, 2, 1; 0: 1-63, 1, 0; 1: 1-63, 1, 0; 2: 1-63, 1, 0;"
    ),
    "chroma first": "1: 0-0, 0, 0; 2: 0-0, 0, 0; 0: 0-0, 0, 0; 2: 1-63, 0, 0; 1: 1-63, 0, 0; 0: 1-63, 0, 0;",
    "narrow bands": "0,1,2: 0-0, 0, 0;"
    + "".join(f"{c}: {k}-{k + 2}, 0, 0;" for c in range(3) for k in range(1, 64, 3)),
}
"""Progressive scripts as cjpeg reads them: components, coefficients from-to, bits left out before and now."""


class EncoderMissing(Exception):
    """An encoder that makes such photos is not installed here."""


def noise(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A gradient with grain on it, so that no block is empty and none is saturated."""
    width, height = size
    channels = len(Image.new(mode, (1, 1)).getbands())
    slope = np.add.outer(np.linspace(40, 110, height), np.linspace(0, 70, width))[..., None]
    grain = np.random.default_rng(7).integers(-24, 25, (height, width, channels))
    return Image.frombytes(mode, size, np.clip(slope + grain, 0, 255).astype(np.uint8).tobytes())


def by_pillow(size: tuple[int, int] = SIZE, mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    noise(size, mode).save(buffer, "JPEG", **{"quality": 85, **options})
    return buffer.getvalue()


def oriented(orientation: int, **options: Any) -> bytes:
    return by_pillow(exif=b"Exif\0\0" + exif(Orientation=orientation), **options)


def by_cjpeg(*switches: str, files: Mapping[str, str] | None = None) -> bytes:
    """What cjpeg makes of the noise; `files` are switches with the content of their file."""
    cjpeg = shutil.which("cjpeg")
    if cjpeg is None:
        raise EncoderMissing("cjpeg (libjpeg-turbo-progs) is not installed")
    pixels = io.BytesIO()
    noise().save(pixels, "PPM")
    with TemporaryDirectory() as folder:
        given: list[str] = []
        for switch, content in (files or {}).items():
            path = Path(folder) / switch.lstrip("-")
            path.write_text(content, encoding="ascii")
            given += [switch, str(path)]
        done = subprocess.run([cjpeg, *switches, *given], input=pixels.getvalue(), capture_output=True, check=True)
    return done.stdout


def ycck() -> bytes:
    """CMYK whose Adobe segment calls it YCCK, which only changes what the numbers mean."""
    data = by_pillow(mode="CMYK")
    at = data.index(b"Adobe") + 11
    return data[:at] + b"\2" + data[at + 1 :]


_UNLIKE: Final[tuple[Sampling, ...]] = (
    *(((3, 1), (2, 1), (1, 1)), ((2, 2), (1, 2), (2, 1)), ((1, 3), (1, 2), (1, 1)), ((1, 1), (3, 1), (1, 2))),
    *(((2, 2), (1, 1), (1, 1), (2, 2)), ((1, 1), (1, 1), (1, 1), (1, 1)), ((3, 1), (2, 1), (1, 1), (1, 2))),
)


def samplings() -> Iterator[Sampling]:
    """All factors of three components that an interleaved scan can hold (at most ten blocks, B.2.3), chroma alike;
    some of unlike chroma and of four components; and those of one, which mean nothing (A.2.2)."""
    factors = [(h, v) for h in range(1, 5) for v in range(1, 5)]
    for luma, chroma in product(factors, factors):
        if luma[0] * luma[1] + 2 * chroma[0] * chroma[1] <= 10:
            yield (luma, chroma, chroma)
    yield from _UNLIKE
    yield from (((h, v),) for h, v in factors)


def _sampled() -> Kinds:
    for number, sampling in enumerate(samplings()):
        name = " ".join(f"{h}x{v}" for h, v in sampling)
        yield f"sampling {name}", Picture(SIZE, sampling, number).to_bytes
    for text in ("2x2", "2x1", "1x2", "4x1", "1x4", "4x2", "2x4", "2x2,2x1,2x1", "1x1,2x2,2x2"):
        yield f"cjpeg -sample {text}", partial(by_cjpeg, "-sample", text)
    yield "cjpeg grey 2x2", partial(by_cjpeg, "-grayscale", "-sample", "2x2")


def _restarted() -> Kinds:
    for interval in (1, 2, 3, 6, 7, 100):
        yield f"restart every {interval} MCUs", Picture(SIZE, YCC_420, interval, restart=interval).to_bytes
    for text in ("1", "2", "1B", "5B"):
        yield f"cjpeg -restart {text}", partial(by_cjpeg, "-restart", text)
    yield "progressive with restarts", partial(by_cjpeg, "-progressive", "-restart", "3B")
    scans = ((0,), (1,), (2,))
    yield "scans with restarts", Picture(SIZE, YCC_420, 1, restart=4, scans=scans).to_bytes


def _turned() -> Kinds:
    for orientation in range(1, 9):
        yield f"orientation {orientation}", partial(oriented, orientation)
        yield f"progressive, orientation {orientation}", partial(oriented, orientation, progressive=True)


def _coloured() -> Kinds:
    yield "grey", partial(by_pillow, mode="L")
    yield "grey, progressive", partial(by_pillow, mode="L", progressive=True)
    yield "RGB", partial(by_pillow, keep_rgb=True)
    yield "RGB, progressive", partial(by_pillow, keep_rgb=True, progressive=True)
    yield "cjpeg -rgb", partial(by_cjpeg, "-rgb")
    yield "CMYK", partial(by_pillow, mode="CMYK")
    yield "CMYK, progressive", partial(by_pillow, mode="CMYK", progressive=True)
    yield "YCCK", ycck


def _scanned() -> Kinds:
    yield "cjpeg -progressive", partial(by_cjpeg, "-progressive")
    for name, script in _SCRIPTS.items():
        yield f"progressive: {name}", partial(by_cjpeg, files={"-scans": script})
    orders: tuple[tuple[tuple[int, ...], ...], ...] = (((0,), (1,), (2,)), ((0,), (1, 2)), ((1,), (0, 2)))
    for scans in orders:
        name = " ".join("".join(map(str, scan)) for scan in scans)
        yield f"scans {name}", Picture(SIZE, YCC_420, 3, scans=scans).to_bytes
    yield "scans of 3:2 chroma", Picture(SIZE, ((3, 2), (2, 1), (1, 1)), 3, scans=((0,), (1, 2))).to_bytes
    yield "cjpeg with a scan for each component", partial(by_cjpeg, files={"-scans": "0; 1; 2;"})


def _tabled() -> Kinds:
    wide = "\n".join(" ".join(str(value) for value in range(start, start + 64)) for start in (200, 260))
    for quality in (1, 25, 50, 75, 98, 100):
        yield f"quality {quality}", partial(by_pillow, quality=quality)
    yield "optimized", partial(by_pillow, optimize=True)
    yield "optimized, quality 30", partial(by_pillow, optimize=True, quality=30)
    yield "16-bit quantisation", partial(by_cjpeg, files={"-qtables": wide})
    yield "16-bit quantisation, progressive", partial(by_cjpeg, "-progressive", files={"-qtables": wide})
    yield "extended sequential", Picture(SIZE, YCC_420, 5, marker=0xC1).to_bytes
    yield "filled up with zeros", Picture(SIZE, YCC_420, 5, padding="0").to_bytes
    yield "filled up with zeros, restarts", Picture(SIZE, YCC_420, 5, padding="0", restart=2).to_bytes


def _sized() -> Kinds:
    for size in ((65500, 8), (8, 65500)):
        yield f"{size[0]} x {size[1]}", partial(by_pillow, size)
        yield f"{size[0]} x {size[1]}, progressive", partial(by_pillow, size, progressive=True)


KINDS: Final[Mapping[str, Maker]] = dict(
    chain(_sampled(), _restarted(), _turned(), _coloured(), _scanned(), _tabled(), _sized())
)

SMALL_SIZES: Final = tuple(product(range(1, 36), range(1, 28)))
