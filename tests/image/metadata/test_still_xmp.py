"""The XMP of a copy that is one still picture, made of a photo whose file held more."""

import pytest
from image.handmade import xmp

from stampgui.image.metadata.still_xmp import make_still_xmp
from stampgui.image.metadata.xmp import parse_xmp

CAMERA = 'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"'
CONTAINER = (
    'xmlns:Container="http://ns.google.com/photos/1.0/container/" '
    'xmlns:Item="http://ns.google.com/photos/1.0/container/item/"'
)
GAIN_MAP = 'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"'
MOTION_PHOTO = xmp(
    f'<rdf:Description rdf:about="" {CAMERA} {CONTAINER} {GAIN_MAP} GCamera:MotionPhoto="1" '
    'GCamera:MotionPhotoVersion="1" GCamera:MotionPhotoPresentationTimestampUs="700000" hdrgm:Version="1.0" '
    'GCamera:BurstID="b-42" xmp:CreateDate="2022-10-14T08:15:00">'
    '<Container:Directory><rdf:Seq><rdf:li rdf:parseType="Resource">'
    '<Container:Item Item:Mime="image/heic" Item:Semantic="Primary" Item:Length="0"/></rdf:li>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto"/></rdf:li>'
    "</rdf:Seq></Container:Directory><xmp:Rating>5</xmp:Rating></rdf:Description>"
).encode()


def test_a_motion_photos_packet_claims_no_video_and_keeps_all_else() -> None:
    still = make_still_xmp(MOTION_PHOTO)
    for claim in (b"MotionPhoto", b"Container", b"Item", b"hdrgm", b"video/mp4"):
        assert claim not in still
    for kept in (b'GCamera:BurstID="b-42"', b"<xmp:Rating>5</xmp:Rating>", b"<?xpacket begin", b'<?xpacket end="w"?>'):
        assert kept in still
    assert parse_xmp(still) == parse_xmp(MOTION_PHOTO)
    assert len(still) == len(MOTION_PHOTO)


@pytest.mark.parametrize(
    "claims",
    [
        '<d:HDRGainMapVersion xmlns:d="http://ns.apple.com/HDRGainMap/1.0/">65536</d:HDRGainMapVersion>',
        '<a:AuxiliaryImageType xmlns:a="http://ns.apple.com/pixeldatainfo/1.0/">urn:x</a:AuxiliaryImageType>',
        '<g:Format xmlns:g="http://ns.google.com/photos/1.0/depthmap/">RangeInverse</g:Format>',
        '<o:OLivePhotoVersion xmlns:o="http://ns.oplus.com/photos/1.0/camera/">2</o:OLivePhotoVersion>',
        '<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">D0C4</n:HasExtendedXMP>',
        f"<anything:MicroVideoOffset {CAMERA.replace('GCamera', 'anything')}>5</anything:MicroVideoOffset>",
    ],
)
def test_each_claim_goes_whatever_prefix_it_has(claims: str) -> None:
    still = make_still_xmp(xmp(f"{claims}<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode())
    assert still.replace(b" ", b"") == xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>").encode().replace(b" ", b"")


@pytest.mark.parametrize(
    "packet",
    [
        xmp('<p:UsePanoramaViewer xmlns:p="http://ns.google.com/photos/1.0/panorama/">True</p:UsePanoramaViewer>'),
        xmp('<f:AngleInfoYaw xmlns:f="http://ns.apple.com/faceinfo/1.0/">45</f:AngleInfoYaw>'),
        xmp('<own:Catatan xmlns:own="http://kantor.example/1.0/">Container:Directory</own:Catatan>'),
        xmp("<xmp:CreateDate>2022-10-14</xmp:CreateDate>"),
    ],
)
def test_what_holds_of_the_picture_stays_to_the_byte(packet: str) -> None:
    assert make_still_xmp(packet.encode()) == packet.encode()


@pytest.mark.parametrize("packet", [b"", b"no packet", MOTION_PHOTO[:-60], MOTION_PHOTO.replace(b"</rdf:RDF>", b"")])
def test_a_damaged_packet_stays_as_it_is(packet: bytes) -> None:
    assert make_still_xmp(packet) == packet
