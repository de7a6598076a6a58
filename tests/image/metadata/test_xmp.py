"""XMP packets as cameras, editors and catalogues write them, and as attackers do."""

import sys
import tracemalloc

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import NAMESPACES, xmp

from stampgui.image.metadata.xmp import parse_xmp

DATE = {"photoshop:DateCreated": "2022-10"}
PARTIAL = xmp("<photoshop:DateCreated>2022-10</photoshop:DateCreated>")


def test_properties_may_be_attributes_or_elements_of_several_descriptions() -> None:
    packet = xmp(
        '<rdf:Description rdf:about="" xmp:CreateDate="2022-10-14T08:15:00+07:00" tiff:Make="EPSON"/>',
        "<exif:DateTimeOriginal>1997-08-17</exif:DateTimeOriginal><tiff:Model>Perfection V600</tiff:Model>",
        "<xmp:CreatorTool>EPSON Scan</xmp:CreatorTool><xmp:ModifyDate>2023</xmp:ModifyDate>",
    )
    assert parse_xmp(packet.encode()).values == {
        "xmp:CreateDate": "2022-10-14T08:15:00+07:00",
        "tiff:Make": "EPSON",
        "exif:DateTimeOriginal": "1997-08-17",
        "tiff:Model": "Perfection V600",
        "xmp:CreatorTool": "EPSON Scan",
        "xmp:ModifyDate": "2023",
    }


def test_the_namespace_counts_and_not_its_prefix() -> None:
    assert parse_xmp(PARTIAL.replace("photoshop:", "ps:").replace(":photoshop", ":ps").encode()).values == DATE
    other = PARTIAL.replace(NAMESPACES["photoshop"], "http://example.org/photoshop/")
    assert parse_xmp(other.encode()).values == {}


@pytest.mark.parametrize("array", ["Seq", "Alt", "Bag"])
def test_of_a_list_the_first_value_counts(array: str) -> None:
    items = '<rdf:li xml:lang="x-default">2022-10</rdf:li><rdf:li>2023</rdf:li>'
    packet = xmp(f"<photoshop:DateCreated>\n <rdf:{array}>{items}</rdf:{array}>\n</photoshop:DateCreated>")
    assert parse_xmp(packet.encode()).values == DATE


RESOURCE = '<photoshop:DateCreated rdf:parseType="Resource">{}</photoshop:DateCreated>'
PLAIN = "<photoshop:DateCreated>{}</photoshop:DateCreated>"


@pytest.mark.parametrize(
    "value",
    [
        RESOURCE.format("<rdf:value>2022-10</rdf:value><xmp:x>1</xmp:x>"),
        PLAIN.format("<rdf:Description><rdf:value>2022-10</rdf:value></rdf:Description>"),
        '<photoshop:DateCreated rdf:value="2022-10"/>',
        PLAIN.format("2022<!-- ? -->-10"),
    ],
)
def test_values_with_qualifiers_are_read(value: str) -> None:
    assert parse_xmp(xmp(value).encode()).values == DATE


def test_dates_of_the_history_and_of_placed_pictures_are_not_the_photos() -> None:
    placed = (
        "<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description><xmp:CreateDate>1999</xmp:CreateDate></rdf:Description>"
        '</rdf:li><rdf:li rdf:parseType="Resource"><xmp:CreateDate>1998</xmp:CreateDate></rdf:li></rdf:Bag>'
        '</xmpMM:Pantry><xmpMM:DerivedFrom xmp:CreateDate="1997"/>'
    )
    assert parse_xmp(xmp(placed).encode()).values == {}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_every_encoding_of_a_packet_is_read(encoding: str) -> None:
    for text in (PARTIAL, '<?xml version="1.0" encoding="UTF-16"?>\n' + PARTIAL, PARTIAL.partition("?>")[2]):
        assert parse_xmp(text.encode(encoding)).values == DATE
        assert parse_xmp(text.encode(encoding) + bytes(24)).values == DATE, "padding follows"


def test_a_packet_without_its_wrapper_is_read() -> None:
    bare = PARTIAL.partition("?>")[2].rpartition("<?")[0]
    assert parse_xmp(b"\n  " + bare.encode() + b"  \n").values == DATE
    assert parse_xmp(bare[bare.index("<rdf:RDF") :].replace("</x:xmpmeta>", "").encode()).values == DATE


@pytest.mark.parametrize(
    "packet",
    [
        PARTIAL.encode()[:-60],
        PARTIAL.replace("</photoshop:DateCreated>", "").encode(),
        PARTIAL.encode().replace(b"2022-10", b"2022-10 \xff"),
        PARTIAL.replace("xmlns:photoshop", "xmlns:other").encode(),
        b"<" + bytes(100),
        b"no markup at all",
    ],
)
def test_a_damaged_packet_says_nothing_and_is_known_to_be_damaged(packet: bytes) -> None:
    told = parse_xmp(packet)
    assert (dict(told.values), told.damaged) == ({}, True)


def test_an_empty_packet_is_no_damage() -> None:
    assert not parse_xmp(b"").damaged
    assert not parse_xmp(bytes(2000)).damaged
    assert not parse_xmp(xmp().encode()).damaged


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "2022-10">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
    + xmp("<photoshop:DateCreated>&m;</photoshop:DateCreated>").partition("?>")[2]
)


TAGS, ATTRIBUTES, NAMESPACES_DECLARED = (
    xmp("<xmp:x/>" * 100_000),
    xmp("<xmp:x " + " ".join(f'a{n}=""' for n in range(50_000)) + "/>"),
    xmp("<xmp:x " + " ".join(f'xmlns:n{n}="u"' for n in range(40_000)) + "/>"),
)
CROWDED = {
    "entities": BOMB,
    "depth": xmp("<rdf:x>" * 100_000),
    "tags": TAGS,
    "attributes of one element": ATTRIBUTES,
    "attributes of many elements": xmp(("<xmp:x " + " ".join(f'a{n}=""' for n in range(10)) + "/>") * 8_000),
    "namespaces": NAMESPACES_DECLARED,
    "comments": xmp("<!---->" * 100_000),
    "processing instructions": xmp("<?a?>" * 100_000),
    "CDATA": xmp("<xmp:CreateDate>" + "<![CDATA[2]]>" * 60_000 + "</xmp:CreateDate>"),
    "properties": xmp("<xmp:CreateDate/>" * 5_000),
    "descriptions": xmp(*['<rdf:Description xmp:CreateDate="2022"/>'] * 3_000),
    "a deep list": xmp("<xmp:CreateDate>" + "<rdf:Seq>" * 1_000),
    "a long value": xmp(f"<xmp:CreateDate>{'2' * 400_000}</xmp:CreateDate>"),
    "a long attribute": xmp(f'<rdf:Description xmp:CreateDate="{"2" * 400_000}"/>'),
    "a long name": xmp(f"<{'a' * 400_000}/>"),
    "half a megabyte": xmp(f"<xmp:x>{'v' * 600_000}</xmp:x>"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("packet", CROWDED.values(), ids=CROWDED.keys())
def test_what_no_program_writes_is_refused(packet: str, encoding: str) -> None:
    told = parse_xmp(packet.encode(encoding))
    assert (dict(told.values), told.damaged) == ({}, True)


def test_a_packet_of_a_hundred_megabytes_is_not_even_decoded() -> None:
    assert parse_xmp(b" " * 100_000_000).damaged


def calls_of(packet: bytes) -> int:
    """How many Python functions are entered while the packet is read: what a packet can make expensive."""
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tell)
    try:
        parse_xmp(packet)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("packet", CROWDED.values(), ids=CROWDED.keys())
def test_a_refused_packet_has_caused_little_work(packet: str) -> None:
    assert calls_of(packet.encode()) < 20_000


@pytest.mark.parametrize("packet", [TAGS, ATTRIBUTES, NAMESPACES_DECLARED])
def test_a_crowd_is_seen_before_it_is_walked_through(packet: str) -> None:
    assert calls_of(packet.encode()) < 20


def test_a_long_edit_history_is_read_past() -> None:
    ancestors = "".join(f"<rdf:li>xmp.did:{n:032x}</rdf:li>" for n in range(5_000))
    history = f"<photoshop:DocumentAncestors><rdf:Bag>{ancestors}</rdf:Bag></photoshop:DocumentAncestors>"
    packet = xmp(history + "<photoshop:DateCreated>2022-10</photoshop:DateCreated>").encode()
    assert len(packet) > 250_000
    assert parse_xmp(packet).values == DATE


def test_many_settings_of_a_raw_converter_are_read_past() -> None:
    settings = " ".join(f'tiff:Setting{n}="{n}"' for n in range(2_000))
    packet = xmp(f'<rdf:Description rdf:about="" {settings} photoshop:DateCreated="2022-10"/>')
    assert parse_xmp(packet.encode()).values == DATE


def test_the_name_of_a_namespace_is_not_repeated_with_every_name_in_it() -> None:
    """Expat would copy it for each of the ten thousand names: two gigabytes."""
    long = f'<xmp:x xmlns:l="{"u" * 200_000}">' + "<l:a/>" * 10_000 + "</xmp:x>"
    packet = xmp(long + "<photoshop:DateCreated>2022-10</photoshop:DateCreated>").encode()
    assert parse_xmp(packet).values == DATE
    tracemalloc.start()
    parse_xmp(packet)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * len(packet)


def test_a_prefix_means_what_its_nearest_declaration_says() -> None:
    """Namespaces in XML 1.0, 6.1: a declaration holds inside its element, and no longer."""
    uri, other = NAMESPACES["photoshop"], "http://example.org/other/"
    inside = f'<p:DateCreated xmlns:p="{uri}">2022-10</p:DateCreated>'
    assert parse_xmp(xmp(inside).encode()).values == DATE
    hidden = f'<photoshop:DateCreated xmlns:photoshop="{other}">1999</photoshop:DateCreated>'
    assert parse_xmp(xmp(hidden).encode()).values == {}
    assert parse_xmp(xmp(hidden + "<photoshop:DateCreated>2022-10</photoshop:DateCreated>").encode()).values == DATE
    assert parse_xmp(xmp(inside + "<p:DateCreated>1999</p:DateCreated>").encode()).damaged


def test_a_namespace_without_a_prefix_holds_for_elements_and_not_for_attributes() -> None:
    uri = NAMESPACES["photoshop"]
    assert parse_xmp(xmp(f'<DateCreated xmlns="{uri}">2022-10</DateCreated>').encode()).values == DATE
    assert parse_xmp(xmp(f'<rdf:Description xmlns="{uri}" DateCreated="1999"/>').encode()).values == {}


def test_what_follows_the_end_of_the_description_is_none_of_it() -> None:
    stray = '</rdf:RDF><x:y xmp:CreateDate="1999"><rdf:Description/></x:y>'
    packet = PARTIAL.replace("</rdf:RDF>", stray).replace(
        "<x:xmpmeta ", f'<x:xmpmeta xmlns:xmp="{NAMESPACES["xmp"]}" xmlns:rdf="{NAMESPACES["rdf"]}" '
    )
    assert parse_xmp(packet.encode()).values == DATE


def test_a_doctype_is_refused() -> None:
    assert parse_xmp(BOMB.encode()).damaged


@for_all(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(garbage: bytes) -> None:
    parse_xmp(garbage)
    parse_xmp(PARTIAL.encode()[:-80] + garbage)


@for_all(st.integers(0, len(PARTIAL.encode()) - 1), st.binary(max_size=4))
def test_no_change_to_a_packet_crashes_the_reader(at: int, change: bytes) -> None:
    whole = PARTIAL.encode()
    parse_xmp(whole[:at] + change + whole[at + len(change) :])
