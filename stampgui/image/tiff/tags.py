"""Tags and field types of TIFF structures, by their names in TIFF 6.0, TIFF/EP, Exif 2.32, DNG 1.7 and CIPA DC-007."""

from collections.abc import Mapping
from typing import Final

BYTE, ASCII, SHORT, LONG, RATIONAL = 1, 2, 3, 4, 5
SIGNED_BYTE, UNDEFINED, SIGNED_SHORT, SIGNED_LONG, SIGNED_RATIONAL = 6, 7, 8, 9, 10
FLOAT, DOUBLE, IFD = 11, 12, 13
LONG8, SIGNED_LONG8, IFD8 = 16, 17, 18
WIDE_TYPES: Final = frozenset({LONG8, SIGNED_LONG8, IFD8})
"""Field types of BigTIFF alone."""
FIELD_BYTES: Final[Mapping[int, int]] = {
    **dict.fromkeys((BYTE, ASCII, SIGNED_BYTE, UNDEFINED), 1),
    **dict.fromkeys((SHORT, SIGNED_SHORT), 2),
    **dict.fromkeys((LONG, SIGNED_LONG, FLOAT, IFD), 4),
    **dict.fromkeys((RATIONAL, SIGNED_RATIONAL, DOUBLE, *WIDE_TYPES), 8),
}
"""Bytes of one value, by field type."""

# The picture and its file
NEW_SUBFILE_TYPE: Final = 0x00FE
IMAGE_WIDTH: Final = 0x0100
IMAGE_LENGTH: Final = 0x0101
BITS_PER_SAMPLE: Final = 0x0102
COMPRESSION: Final = 0x0103
PHOTOMETRIC_INTERPRETATION: Final = 0x0106
STRIP_OFFSETS: Final = 0x0111
ORIENTATION: Final = 0x0112
SAMPLES_PER_PIXEL: Final = 0x0115
ROWS_PER_STRIP: Final = 0x0116
STRIP_BYTE_COUNTS: Final = 0x0117
PLANAR_CONFIGURATION: Final = 0x011C
TILE_OFFSETS: Final = 0x0144
TILE_BYTE_COUNTS: Final = 0x0145
EXTRA_SAMPLES: Final = 0x0152
SAMPLE_FORMAT: Final = 0x0153
JPEG_INTERCHANGE_FORMAT: Final = 0x0201
"""Where a JPEG stands; its thumbnail's in EXIF, a preview's in RAW files."""
JPEG_INTERCHANGE_FORMAT_LENGTH: Final = 0x0202

# Who made it, with what, and when
MAKE: Final = 0x010F
MODEL: Final = 0x0110
SOFTWARE: Final = 0x0131
DATE_TIME: Final = 0x0132
ARTIST: Final = 0x013B
HOST_COMPUTER: Final = 0x013C
COPYRIGHT: Final = 0x8298
EXIF_VERSION: Final = 0x9000
DATE_TIME_ORIGINAL: Final = 0x9003
DATE_TIME_DIGITIZED: Final = 0x9004
OFFSET_TIME: Final = 0x9010
OFFSET_TIME_ORIGINAL: Final = 0x9011
OFFSET_TIME_DIGITIZED: Final = 0x9012
SUB_SEC_TIME: Final = 0x9290
SUB_SEC_TIME_ORIGINAL: Final = 0x9291
SUB_SEC_TIME_DIGITIZED: Final = 0x9292
FILE_SOURCE: Final = 0xA300
COLOR_SPACE: Final = 0xA001
PIXEL_X_DIMENSION: Final = 0xA002
PIXEL_Y_DIMENSION: Final = 0xA003
BODY_SERIAL_NUMBER: Final = 0xA431
LENS_SERIAL_NUMBER: Final = 0xA435
CAMERA_SERIAL_NUMBER: Final = 0xC62F
SERIAL_NUMBER: Final = 0xFDE9
"""As Adobe's converter writes it."""

# Inside the GPS IFD
GPS_TIME_STAMP: Final = 0x0007
GPS_DATE_STAMP: Final = 0x001D

# Further IFDs
SUB_IFDS: Final = 0x014A
EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825
INTEROP_IFD: Final = 0xA005

# Blocks of other formats
XMP: Final = 0x02BC
IPTC: Final = 0x83BB
IMAGE_RESOURCES: Final = 0x8649
"""Photoshop's."""
ICC_PROFILE: Final = 0x8773
MAKER_NOTE: Final = 0x927C
DNG_VERSION: Final = 0xC612
DNG_PRIVATE_DATA: Final = 0xC634
"""May hold a maker note that Adobe's converter moved there."""

# Of single makers
PANASONIC_SENSOR_WIDTH: Final = 0x0002
PANASONIC_SENSOR_HEIGHT: Final = 0x0003
PANASONIC_JPEG: Final = 0x002E
OLYMPUS_CAMERA_SETTINGS: Final = 0x2020
"""Leads to an IFD of its own, in which the next two stand."""
OLYMPUS_PREVIEW_START: Final = 0x0101
OLYMPUS_PREVIEW_LENGTH: Final = 0x0102
MINOLTA_PREVIEW_START: Final = 0x0088
PENTAX_PREVIEW_START: Final = 0x0004

MP_ENTRY: Final = 0xB002
"""The images of a Multi-Picture file, in its own index."""
