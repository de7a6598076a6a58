"""Photos of cameras that name themselves, with clocks that are right or wrong."""

from pathlib import Path

import piexif

from given import MakePhoto


def camera_exif(taken: str, *, make: str = "Canon", model: str = "EOS 700D", serial: str = "042") -> bytes:
    """The EXIF block of a camera that showed `taken`, "2018:10:12 08:15:00"."""
    zeroth = {piexif.ImageIFD.Make: make, piexif.ImageIFD.Model: model}
    exif = {piexif.ExifIFD.DateTimeOriginal: taken, piexif.ExifIFD.BodySerialNumber: serial}
    block: bytes = piexif.dump({"0th": zeroth, "Exif": exif})
    return block


def take_two_days(make_photo: MakePhoto) -> Path:
    """A folder of twenty photos, ten on each of two days, by a camera that is 4 years, 2 days and an hour behind."""
    for number in range(20):
        taken = f"2018:10:{12 + number // 10} 08:{10 + number % 10 * 5:02}:37"
        folder = make_photo(f"IMG_{number:04}.JPG", exif=camera_exif(taken)).parent
    return folder


TWO_DAYS_SHIFTED = tuple(f"2022-10-{14 + number // 10} 09:{10 + number % 10 * 5:02}:37" for number in range(20))
"""When those photos were really taken."""
