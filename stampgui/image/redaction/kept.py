"""What stays in copies without private details, by standard. Whatever is not listed here is removed.

Dates, author and copyright, titles and captions, ratings, the camera and its settings, and what a viewer needs to show
the picture as it is. `assets/help/*/privacy.md` names all of it for readers; a test keeps the pages and these lists the
same.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stampgui.image.tiff import tags

EXIF_TAGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        # dates
        0x0132: "DateTime",
        0x9003: "DateTimeOriginal",
        0x9004: "DateTimeDigitized",
        0x9010: "OffsetTime",
        0x9011: "OffsetTimeOriginal",
        0x9012: "OffsetTimeDigitized",
        0x9290: "SubSecTime",
        0x9291: "SubSecTimeOriginal",
        0x9292: "SubSecTimeDigitized",
        0x882A: "TimeZoneOffset",
        # author and copyright
        0x013B: "Artist",
        0x9C9D: "XPAuthor",
        0x8298: "Copyright",
        # title, caption, rating
        0x010E: "ImageDescription",
        0x9286: "UserComment",
        0x9C9B: "XPTitle",
        0x9C9C: "XPComment",
        0x9C9E: "XPKeywords",
        0x9C9F: "XPSubject",
        0x4746: "Rating",
        0x4749: "RatingPercent",
        # camera, lens and program
        0x010F: "Make",
        0x0110: "Model",
        0x0131: "Software",
        0xA433: "LensMake",
        0xA434: "LensModel",
        0xA432: "LensSpecification",
        0xA300: "FileSource",
        0xA217: "SensingMethod",
        # exposure
        0x829A: "ExposureTime",
        0x829D: "FNumber",
        0x8822: "ExposureProgram",
        0x8824: "SpectralSensitivity",
        0x8827: "PhotographicSensitivity",
        0x8830: "SensitivityType",
        0x8831: "StandardOutputSensitivity",
        0x8832: "RecommendedExposureIndex",
        0x8833: "ISOSpeed",
        0x8834: "ISOSpeedLatitudeyyy",
        0x8835: "ISOSpeedLatitudezzz",
        0x882B: "SelfTimerMode",
        0x9201: "ShutterSpeedValue",
        0x9202: "ApertureValue",
        0x9203: "BrightnessValue",
        0x9204: "ExposureBiasValue",
        0x9205: "MaxApertureValue",
        0x9206: "SubjectDistance",
        0x9207: "MeteringMode",
        0x9208: "LightSource",
        0x9209: "Flash",
        0x920A: "FocalLength",
        0xA20B: "FlashEnergy",
        0xA215: "ExposureIndex",
        0xA20E: "FocalPlaneXResolution",
        0xA20F: "FocalPlaneYResolution",
        0xA210: "FocalPlaneResolutionUnit",
        0xA402: "ExposureMode",
        0xA403: "WhiteBalance",
        0xA404: "DigitalZoomRatio",
        0xA405: "FocalLengthIn35mmFilm",
        0xA301: "SceneType",
        0xA406: "SceneCaptureType",
        0xA407: "GainControl",
        0xA408: "Contrast",
        0xA409: "Saturation",
        0xA40A: "Sharpness",
        0xA40C: "SubjectDistanceRange",
        0xA401: "CustomRendered",
        0xA460: "CompositeImage",
        0xA461: "SourceImageNumberOfCompositeImage",
        # orientation, size, colour
        0x0112: "Orientation",
        0x0100: "ImageWidth",
        0x0101: "ImageLength",
        0x0102: "BitsPerSample",
        0x0103: "Compression",
        0x0106: "PhotometricInterpretation",
        0x0115: "SamplesPerPixel",
        0x0116: "RowsPerStrip",
        0x011A: "XResolution",
        0x011B: "YResolution",
        0x0128: "ResolutionUnit",
        0x011C: "PlanarConfiguration",
        0x012D: "TransferFunction",
        0x013E: "WhitePoint",
        0x013F: "PrimaryChromaticities",
        0x0211: "YCbCrCoefficients",
        0x0212: "YCbCrSubSampling",
        0x0213: "YCbCrPositioning",
        0x0214: "ReferenceBlackWhite",
        0xA001: "ColorSpace",
        0xA500: "Gamma",
        0xA002: "PixelXDimension",
        0xA003: "PixelYDimension",
        0x9000: "ExifVersion",
        0xA000: "FlashpixVersion",
        0x9101: "ComponentsConfiguration",
        0x9102: "CompressedBitsPerPixel",
    }
)
"""Tags of the IFDs of a picture and of its thumbnail (Exif 3.0, TIFF 6.0, and Windows for "XP…" and ratings)."""

INTEROP_TAGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0x0001: "InteroperabilityIndex",
        0x0002: "InteroperabilityVersion",
        0x1000: "RelatedImageFileFormat",
        0x1001: "RelatedImageWidth",
        0x1002: "RelatedImageLength",
    }
)
"""Of the interoperability IFD (Exif 3.0, 4.6.8), which tells Adobe RGB from sRGB."""

MPF_TAGS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0xB000: "MPFVersion",
        0xB001: "NumberOfImages",
        tags.MP_ENTRY: "MPEntry",
        0xB004: "TotalFrames",
        0xB101: "MPIndividualNum",
        0xB201: "PanOrientation",
        0xB202: "PanOverlap_H",
        0xB203: "PanOverlap_V",
        0xB204: "BaseViewpointNum",
        0xB205: "ConvergenceAngle",
        0xB206: "BaselineLength",
    }
)
"""Of the index of further pictures in a JPEG file (CIPA DC-007, 5.2.3 and 5.2.4)."""

_TEXTS: Final = frozenset(
    (
        *(0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292),  # dates
        *(0x013B, 0x9C9D, 0x8298, 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F),  # authors, titles, captions
        *(0x010F, 0x0110, 0x0131, 0xA433, 0xA434, 0x8824, 0x1000),  # names
        tags.MP_ENTRY,
    )
)
_USUAL_BYTES: Final = 8
"""One fraction, or fewer bytes."""
MOST_VALUE_BYTES: Final[Mapping[int, int]] = MappingProxyType(
    {
        **dict.fromkeys((EXIF_TAGS.keys() | INTEROP_TAGS.keys() | MPF_TAGS.keys()) - _TEXTS, _USUAL_BYTES),
        # InteroperabilityIndex and -Version; tags of the location have these numbers, too
        0x0001: 4,
        0x0002: 4,
        0x0102: 16,  # BitsPerSample
        0xA432: 32,  # LensSpecification
        0x013E: 16,  # WhitePoint
        0x013F: 48,  # PrimaryChromaticities
        0x0211: 24,  # YCbCrCoefficients
        0x0214: 48,  # ReferenceBlackWhite
        0x012D: 1536,  # TransferFunction
    }
)
"""The most bytes of each value that is no text (Exif 3.0, TIFF 6.0, CIPA DC-007)."""

EXIF_STRUCTURE: Final = frozenset(
    (
        *(tags.EXIF_IFD, tags.INTEROP_IFD, tags.SUB_IFDS),
        *(tags.STRIP_OFFSETS, tags.STRIP_BYTE_COUNTS),
        *(tags.JPEG_INTERCHANGE_FORMAT, tags.JPEG_INTERCHANGE_FORMAT_LENGTH),
        *(tags.XMP, tags.IPTC, tags.IMAGE_RESOURCES),
    )
)
"""Tags that lead to further IFDs, thumbnails and blocks, each of which is gone through in its turn."""

_XMP: Final = {
    ("dc", "http://purl.org/dc/elements/1.1/"): (
        "title description subject creator contributor publisher rights date format language type"
    ),
    ("xmp", "http://ns.adobe.com/xap/1.0/"): "CreateDate ModifyDate MetadataDate CreatorTool Label Rating",
    ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"): "Marked Owner UsageTerms WebStatement",
    ("photoshop", "http://ns.adobe.com/photoshop/1.0/"): (
        "DateCreated Headline Credit Source AuthorsPosition CaptionWriter ColorMode ICCProfile"
    ),
    ("cc", "http://creativecommons.org/ns#"): "license attributionName attributionURL",
    ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"): "AltTextAccessibility ExtDescrAccessibility",
    ("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"): "DigitalSourceType",
    ("MicrosoftPhoto", "http://ns.microsoft.com/photo/1.0/"): "DateAcquired Rating",
    ("MicrosoftPhoto", "http://ns.microsoft.com/photo/1.0"): "DateAcquired Rating",  # as other programs write it
    ("tiff", "http://ns.adobe.com/tiff/1.0/"): (
        "DateTime Artist Copyright ImageDescription Make Model Software Orientation ImageWidth ImageLength"
        " BitsPerSample Compression PhotometricInterpretation SamplesPerPixel PlanarConfiguration XResolution"
        " YResolution ResolutionUnit TransferFunction WhitePoint PrimaryChromaticities YCbCrCoefficients"
        " YCbCrSubSampling YCbCrPositioning ReferenceBlackWhite"
    ),
    ("exif", "http://ns.adobe.com/exif/1.0/"): (
        "DateTimeOriginal DateTimeDigitized SubSecTime SubSecTimeOriginal SubSecTimeDigitized UserComment ExifVersion"
        " FlashpixVersion ColorSpace ComponentsConfiguration"
        " CompressedBitsPerPixel PixelXDimension PixelYDimension ExposureTime FNumber ExposureProgram"
        " SpectralSensitivity ISOSpeedRatings ShutterSpeedValue ApertureValue BrightnessValue ExposureBiasValue"
        " MaxApertureValue SubjectDistance MeteringMode LightSource Flash Fired Return Mode Function RedEyeMode"
        " FocalLength FlashEnergy FocalPlaneXResolution FocalPlaneYResolution FocalPlaneResolutionUnit ExposureIndex"
        " SensingMethod FileSource SceneType CustomRendered ExposureMode WhiteBalance DigitalZoomRatio"
        " FocalLengthIn35mmFilm SceneCaptureType GainControl Contrast Saturation Sharpness"
        " SubjectDistanceRange"
    ),
    ("exifEX", "http://cipa.jp/exif/1.0/"): (
        "LensMake LensModel LensSpecification PhotographicSensitivity SensitivityType StandardOutputSensitivity"
        " RecommendedExposureIndex ISOSpeed ISOSpeedLatitudeyyy ISOSpeedLatitudezzz Gamma InteroperabilityIndex"
        " CompositeImage CompositeImageCount"
    ),
    ("aux", "http://ns.adobe.com/exif/1.0/aux/"): "Lens LensInfo FlashCompensation ApproximateFocusDistance",
    ("hdrgm", "http://ns.adobe.com/hdr-gain-map/1.0/"): (
        "Version BaseRenditionIsHDR GainMapMin GainMapMax Gamma OffsetSDR OffsetHDR HDRCapacityMin HDRCapacityMax"
    ),
    ("HDRGainMap", "http://ns.apple.com/HDRGainMap/1.0/"): "HDRGainMapVersion HDRGainMapHeadroom",
    ("apdi", "http://ns.apple.com/pixeldatainfo/1.0/"): "AuxiliaryImageType NativeFormat StoredFormat",
    ("Container", "http://ns.google.com/photos/1.0/container/"): "Directory Item",
    ("Item", "http://ns.google.com/photos/1.0/container/item/"): "Mime Semantic Length Padding",
    ("GPano", "http://ns.google.com/photos/1.0/panorama/"): (
        "UsePanoramaViewer ProjectionType FullPanoWidthPixels FullPanoHeightPixels CroppedAreaImageWidthPixels"
        " CroppedAreaImageHeightPixels CroppedAreaLeftPixels CroppedAreaTopPixels InitialViewHeadingDegrees"
        " InitialViewPitchDegrees InitialViewRollDegrees InitialHorizontalFOVDegrees"
    ),
    ("xmpNote", "http://ns.adobe.com/xmp/note/"): "HasExtendedXMP",
    ("x", "adobe:ns:meta/"): "xmptk",
}
"""Properties, fields of their structures among them, by the usual prefix and the URI of their namespace."""

XMP_PREFIXES: Final[Mapping[str, str]] = MappingProxyType({uri: prefix for prefix, uri in _XMP})
"""The usual prefix of each namespace of which something stays."""
XMP_PROPERTIES: Final = frozenset((uri, name) for (_, uri), names in _XMP.items() for name in names.split())
"""(URI of the namespace, name)."""

IPTC_DATASETS: Final = frozenset(
    (
        *((1, 0), (1, 90), (2, 0)),  # versions, and how texts are encoded
        *((2, 5), (2, 25), (2, 105), (2, 120)),  # title, keywords, headline, caption
        *((2, 55), (2, 60), (2, 62), (2, 63)),  # dates and times
        *((2, 80), (2, 85), (2, 122)),  # by-line and its title, who wrote the caption
        *((2, 110), (2, 115), (2, 116)),  # credit, source, copyright
        *((2, 130), (2, 131), (2, 135)),  # colours, orientation, language
    )
)
"""IIM 4.2, by record and number."""

IMAGE_RESOURCES: Final[Mapping[int, int]] = MappingProxyType({0x03ED: 16, 0x0406: 16, 0x040A: 1, 0x040B: 2000})
"""Photoshop's resolution, JPEG quality, copyright flag and copyright URL, and the most bytes that each has (Photoshop
File Formats, "Image Resource IDs")."""

ICC_TAGS: Final = frozenset(
    name.encode()
    for name in (
        *("desc", "cprt", "dmnd", "dmdd"),  # names and copyright
        *("wtpt", "bkpt", "chad", "chrm", "cicp", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC"),
        *("A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "D2B0", "D2B1", "D2B2", "D2B3", "B2D0", "B2D1", "B2D2"),
        *("B2D3", "gamt", "pre0", "pre1", "pre2", "rig0", "rig2", "clro", "clrt", "clot", "ciis", "lumi", "meas"),
        *("tech", "view", "vued", "ncl2", "aarg", "aagg", "aabg"),
    )
)
"""Of a colour profile (ICC.1:2001, ICC.1:2022, and Apple's curves): its names, and what its colours need."""

PNG_KEYWORDS: Final = frozenset(
    (
        *("Title", "Author", "Description", "Copyright", "Creation Time", "Software", "Disclaimer", "Warning"),
        *("Source", "Comment"),  # up to here those of the standard
        *("CreationTime", "create-date", "DateTimeOriginal", "exif:DateTimeOriginal", "date:create", "date:modify"),
        *("Artist", "Make", "Model"),
    )
)
"""PNG Specification, third edition, 11.3.3.1, and what programs write dates and cameras under."""

PNG_CHUNKS: Final[Mapping[bytes, int]] = MappingProxyType(
    {
        b"cHRM": 32,
        b"gAMA": 4,
        b"sBIT": 4,
        b"sRGB": 1,
        b"cICP": 4,
        b"mDCV": 24,
        b"cLLI": 8,
        b"bKGD": 6,
        b"hIST": 512,
        b"pHYs": 9,
        b"tIME": 7,
        b"oFFs": 9,
        b"sTER": 1,
        b"iDOT": 28,
        b"vpAg": 9,
        b"orNT": 1,
        b"iCCP": 0x7FFFFFFF,
    }
)
"""Chunks of the picture's colours, size and date, and the most bytes that each has (PNG Specification, third edition,
and its extensions; iDOT is Apple's, vpAg and orNT are ImageMagick's)."""
