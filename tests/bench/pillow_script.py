"""What somebody who knows Python writes in a quarter of an hour: `pillow_script.py OUTPUT PHOTO...`.

A peer of `bench_batch.py`: two processes, the date of EXIF on the photo, EXIF and colour profile kept.
"""

import sys
from multiprocessing import Pool
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DATE_TIME_ORIGINAL = 0x9003
EXIF_IFD = 0x8769


def stamp(work: tuple[str, str]) -> None:
    source, target = work
    with Image.open(source) as image:
        exif = image.getexif()
        day = exif.get_ifd(EXIF_IFD)[DATE_TIME_ORIGINAL].split()[0]
        pen = ImageDraw.Draw(image)
        font = ImageFont.load_default(size=image.height // 25)
        place = (image.width - 100, image.height - 100)
        pen.text(place, "-".join(reversed(day.split(":"))), "white", font, "rs", stroke_width=4, stroke_fill="black")
        options = {"quality": "keep"} if image.format == "JPEG" else {}
        image.save(target, exif=exif, icc_profile=image.info.get("icc_profile"), **options)


def main() -> None:
    output, *photos = sys.argv[1:]
    work = [(photo, str(Path(output) / Path(photo).name)) for photo in photos]
    if len(work) == 1:
        stamp(work[0])
        return
    with Pool(2) as pool:
        pool.map(stamp, work)


if __name__ == "__main__":
    main()
