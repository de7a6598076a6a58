"""An XMP packet for a copy that holds one still picture: without what it says of the file's other contents.

Telephones tell there of the motion video, gain map, depth map and sound that lie in the same file. A copy in another
format has none of these, and a viewer that looks for them shows the copy wrongly or not at all.
"""

import re
from typing import Final

from stampgui.image.metadata.xmp_tokens import EndTag, Span, StartTag, XmpName, is_editable_packet, walk_tokens

_CONTENTS: Final = re.compile(
    r"http://ns\.\w+\.com/photos/(?!1\.0/(?:panorama|creations)/).*"
    r"|http://ns\.adobe\.com/hdr-gain-map/.*"
    r"|http://ns\.adobe\.com/xmp/note/"
    r"|http://ns\.apple\.com/(?:HDRGainMap|HDRToneMap|pixeldatainfo|depthData|depthBlurEffect|portraitLightingEffect)/.*"
)
"""Namespaces in which telephones and Adobe describe what else a file holds: Google's (Motion Photo, Dynamic Depth) and
those that other makers shaped after them, gain maps, the rest of a packet that is divided, and Apple's."""
_CAMERA: Final = "http://ns.google.com/photos/1.0/camera/"
_STILL: Final = frozenset(
    (
        *("BurstID", "BurstPrimary", "DisableAutoCreation", "DisableSuggestedAction", "HdrPlusMakernote"),
        *("PortraitNote", "PortraitRequest", "PortraitVersion", "SpecialTypeID", "hdrp_makernote", "shot_log_data"),
    )
)
"""Properties of Google's camera that hold of the picture itself; all others of these namespaces are removed."""


def make_still_xmp(packet: bytes) -> bytes:
    """Return the packet with blanks in place of what describes other contents of its file, and all else as it is.

    A packet that cannot be read is returned as it is; the photo's row says that it is damaged.
    """
    start, stop = packet.find(b"<"), packet.rfind(b">") + 1
    text = packet[max(start, 0) : stop]
    if not is_editable_packet(text):
        return packet
    result = bytearray(text)
    for first, last in _find_claims(text):
        result[first:last] = b" " * (last - first)
    return packet[:start] + bytes(result) + packet[stop:]


def _find_claims(text: bytes) -> list[Span]:
    """Where properties about other contents stand, as elements with all that is in them or as attributes."""
    claims: list[Span] = []
    depth, begun = 0, 0
    for token in walk_tokens(text):
        match token:
            case StartTag() if depth:
                depth += not token.is_empty
            case StartTag() if not _holds_of_still(token.name):
                claims.append(token.span)
                depth, begun = int(not token.is_empty), token.span[0]
            case StartTag():
                claims += [each.span for each in token.attributes if not _holds_of_still(each.name)]
                claims += [
                    each.span
                    for each in token.attributes
                    if each.declares_namespace and _is_about_contents(each.value.decode())
                ]
            case EndTag(span) if depth:
                depth -= 1
                if not depth:
                    claims.append((begun, span[1]))
    return claims


def _holds_of_still(name: XmpName) -> bool:
    uri, local = name
    return uri is None or _CONTENTS.fullmatch(uri) is None or (uri == _CAMERA and local in _STILL)


def _is_about_contents(uri: str) -> bool:
    """Whether nothing of a namespace stays, so that it need not be declared."""
    return _CONTENTS.fullmatch(uri) is not None and uri != _CAMERA
