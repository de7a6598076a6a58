"""XMP packets as cameras, editors and catalogues write them, and as attackers do."""

import time

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from image.handmade import NAMESPACES, xmp

from stampgui.image.xmp import parse, read_xmp

DATE = {"photoshop:DateCreated": "2022-10"}
PARTIAL = xmp("<photoshop:DateCreated>2022-10</photoshop:DateCreated>")


def test_properties_may_be_attributes_or_elements_of_several_descriptions() -> None:
    packet = xmp(
        '<rdf:Description rdf:about="" xmp:CreateDate="2022-10-14T08:15:00+07:00" tiff:Make="EPSON"/>',
        "<exif:DateTimeOriginal>1997-08-17</exif:DateTimeOriginal><tiff:Model>Perfection V600</tiff:Model>",
        "<xmp:CreatorTool>EPSON Scan</xmp:CreatorTool><xmp:ModifyDate>2023</xmp:ModifyDate>",
    )
    assert read_xmp(packet.encode()) == {
        "xmp:CreateDate": "2022-10-14T08:15:00+07:00",
        "tiff:Make": "EPSON",
        "exif:DateTimeOriginal": "1997-08-17",
        "tiff:Model": "Perfection V600",
        "xmp:CreatorTool": "EPSON Scan",
        "xmp:ModifyDate": "2023",
    }


def test_the_namespace_counts_and_not_its_prefix() -> None:
    assert read_xmp(PARTIAL.replace("photoshop:", "ps:").replace(":photoshop", ":ps").encode()) == DATE
    other = PARTIAL.replace(NAMESPACES["photoshop"], "http://example.org/photoshop/")
    assert read_xmp(other.encode()) == {}


@pytest.mark.parametrize("array", ["Seq", "Alt", "Bag"])
def test_of_a_list_the_first_value_counts(array: str) -> None:
    items = '<rdf:li xml:lang="x-default">2022-10</rdf:li><rdf:li>2023</rdf:li>'
    packet = xmp(f"<photoshop:DateCreated>\n <rdf:{array}>{items}</rdf:{array}>\n</photoshop:DateCreated>")
    assert read_xmp(packet.encode()) == DATE


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
    assert read_xmp(xmp(value).encode()) == DATE


def test_dates_of_the_history_and_of_placed_pictures_are_not_the_photos() -> None:
    placed = (
        "<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description><xmp:CreateDate>1999</xmp:CreateDate></rdf:Description>"
        '</rdf:li><rdf:li rdf:parseType="Resource"><xmp:CreateDate>1998</xmp:CreateDate></rdf:li></rdf:Bag>'
        '</xmpMM:Pantry><xmpMM:DerivedFrom xmp:CreateDate="1997"/>'
    )
    assert read_xmp(xmp(placed).encode()) == {}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_every_encoding_of_a_packet_is_read(encoding: str) -> None:
    for text in (PARTIAL, '<?xml version="1.0" encoding="UTF-16"?>\n' + PARTIAL, PARTIAL.partition("?>")[2]):
        assert read_xmp(text.encode(encoding)) == DATE
        assert read_xmp(text.encode(encoding) + bytes(24)) == DATE, "padding follows"


def test_a_packet_without_its_wrapper_is_read() -> None:
    bare = PARTIAL.partition("?>")[2].rpartition("<?")[0]
    assert read_xmp(b"\n  " + bare.encode() + b"  \n") == DATE
    assert read_xmp(bare[bare.index("<rdf:RDF") :].replace("</x:xmpmeta>", "").encode()) == DATE


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
    told = parse(packet)
    assert (dict(told.values), told.damaged) == ({}, True)


def test_an_empty_packet_is_no_damage() -> None:
    assert not parse(b"").damaged
    assert not parse(bytes(2000)).damaged
    assert not parse(xmp().encode()).damaged


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "2022-10">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
    + xmp("<photoshop:DateCreated>&m;</photoshop:DateCreated>").partition("?>")[2]
)


@pytest.mark.parametrize(
    "packet",
    [
        BOMB.encode(),
        BOMB.encode("utf-16"),
        xmp("<rdf:x>" * 100_000).encode(),
        xmp("<rdf:x/>" * 100_000).encode(),
        xmp("<xmp:x " + " ".join(f'a{n}=""' for n in range(50_000)) + "/>").encode(),
        xmp(f"<xmp:CreateDate>{'2' * 1_000_000}</xmp:CreateDate>").encode(),
        xmp("<xmp:CreateDate>" + "<rdf:Seq>" * 100_000).encode(),
        b" " * 100_000_000,
    ],
    ids=["entities", "entities in UTF-16", "depth", "width", "attributes", "long value", "deep list", "100 MB"],
)
def test_a_hostile_packet_costs_next_to_nothing(packet: bytes) -> None:
    started = time.perf_counter()
    read_xmp(packet)
    assert time.perf_counter() - started < 0.3


def test_a_doctype_is_refused() -> None:
    assert parse(BOMB.encode()).damaged


@for_all(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(garbage: bytes) -> None:
    read_xmp(garbage)
    read_xmp(PARTIAL.encode()[:-80] + garbage)


@for_all(st.integers(0, len(PARTIAL.encode()) - 1), st.binary(max_size=4))
def test_no_change_to_a_packet_crashes_the_reader(at: int, change: bytes) -> None:
    whole = PARTIAL.encode()
    read_xmp(whole[:at] + change + whole[at + len(change) :])
