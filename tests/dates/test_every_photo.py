"""What holds for every photo, however it is described."""

import datetime
from dataclasses import replace

from dates.decisions import TODAY, WIB, clues, english, known, listed
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.clues import Clues, Sidecar
from stampgui.dates.decision import Known, NeedsCheck, NeedsDate, decide
from stampgui.dates.evidence import Evidence, Source
from stampgui.dates.partial import PartialDate, Precision
from stampgui.dates.sources import gather_evidence

dates = st.dates(datetime.date(1, 1, 1), datetime.date(2100, 1, 1))
texts = st.sampled_from(["", "0000:00:00 00:00:00", "1980:01:01 00:00:00", "2022", "nonsense"]) | dates.map(
    lambda day: f"{day.year:04}:{day.month:02}:{day.day:02} 08:15:30"
)
near = st.dates(datetime.date(2022, 10, 12), datetime.date(2022, 10, 16)).map(lambda day: f"{day:%Y:%m:%d} 10:00:00")
tags = st.sampled_from(["DateTimeOriginal", "DateTimeDigitized", "DateTime", "GPSDateStamp", "Make", "Software"])
exifs = st.dictionaries(tags, texts | near | st.sampled_from(["Canon", "EPSON Scan"]), max_size=5)
names = st.sampled_from(
    [
        "foto.jpg",
        "IMG_20221014_081530.jpg",
        "IMG-20221014-WA0003.jpg",
        "PXL_20221014_181530123.jpg",
        "05-06-2022.jpg",
        "Oktober 2022.jpg",
        "2022.jpg",
        "IMG_20300101_000000.jpg",
        "FB_IMG_1665712345678.jpg",
    ]
)
folders = st.sampled_from(
    ["", "2022", "2022/10", "2022-10-14 Rapat", "Photos from 2019", "1980/01", "Backup 2022-10-14"]
)
packets = st.dictionaries(
    st.sampled_from(
        ["exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate", "xmp:CreatorTool", "tiff:Make"]
    ),
    texts | near | st.sampled_from(["2017-05", "2022-10-14T23:30:00Z", "Canon", "EPSON Scan"]),
    max_size=3,
)
iptcs = st.dictionaries(
    st.sampled_from(["DateCreated", "TimeCreated", "DigitalCreationDate"]),
    st.sampled_from(["20221014", "20170500", "20990101", "081530+0700", "00000000"]),
    max_size=3,
)
pngs = st.dictionaries(st.just("Creation Time"), texts | st.just("Fri, 14 Oct 2022 16:30:00 GMT"), max_size=1)
moment = datetime.datetime.fromisoformat
downloads = st.lists(
    st.builds(
        Sidecar,
        st.sampled_from([Source.SIDECAR_GOOGLE, Source.SIDECAR_FACEBOOK, Source.SIDECAR_INSTAGRAM]),
        st.datetimes(moment("1970-01-03"), moment("2099-01-01"))
        | st.datetimes(moment("2022-10-12"), moment("2022-10-16"), timezones=st.just(datetime.UTC)),
        st.just("raw"),
        st.booleans(),
    ),
    max_size=2,
).map(tuple)
photos = st.builds(
    lambda folder, name, exif, xmp, beside, iptc, png, sidecars: replace(
        clues(f"{folder}/{name}", **exif),
        xmp=xmp,
        xmp_sidecar=beside,
        iptc=iptc,
        png_text=png,
        sidecars=sidecars,
        zone=WIB,
    ),
    *(folders, names, exifs, packets, packets, iptcs, pngs, downloads),
)


@given(photos)
def test_no_photo_is_known_by_weak_evidence_alone(photo: Clues) -> None:
    decision = decide(photo)
    if isinstance(decision, Known):
        assert not decision.evidence.weak
    elif isinstance(decision, NeedsDate):
        assert all(evidence.weak for evidence in decision.suggestions)


@given(photos)
def test_no_date_is_from_the_future_or_before_photography(photo: Clues) -> None:
    decision = decide(photo)
    offered = (decision.evidence,) if isinstance(decision, Known) else _to_pick(decision)
    for evidence in offered:
        assert datetime.date(1826, 1, 1) <= evidence.date.first_day <= TODAY + datetime.timedelta(days=1)


def _to_pick(decision: NeedsCheck | NeedsDate) -> tuple[Evidence, ...]:
    return decision.candidates if isinstance(decision, NeedsCheck) else decision.suggestions


@given(photos)
def test_a_decision_invents_nothing(photo: Clues) -> None:
    """The date is exactly what one source said: no month becomes a day, no candidate is lost."""
    seen = gather_evidence(photo)
    decision = decide(photo)
    if isinstance(decision, Known):
        assert decision.candidates[0] is decision.evidence
        assert sorted(listed(decision.candidates)) == sorted(listed(seen))
    else:
        assert set(_to_pick(decision)) <= set(seen)
        assert english(decision.reason)


@given(photos, st.dates(datetime.date(1826, 1, 1), TODAY), st.sampled_from(Precision))
def test_an_answer_is_taken_as_it_is(photo: Clues, day: datetime.date, precision: Precision) -> None:
    month = None if precision is Precision.YEAR else day.month
    answer = PartialDate(day.year, month, day.day if precision is Precision.DAY else None)
    decision = known(decide(photo, answer))
    assert decision.date == answer
    assert decision.date.precision is precision
    assert decision.candidates[1:] == gather_evidence(photo)


@given(photos)
def test_sources_keep_the_order_of_trust(photo: Clues) -> None:
    order = list(Source)
    positions = [order.index(evidence.source) for evidence in gather_evidence(photo)]
    assert positions == sorted(positions)


@given(photos)
def test_precision_never_rises(photo: Clues) -> None:
    """A photo that only tells years and months is never dated to a day."""
    decision = decide(photo)
    if isinstance(decision, Known):
        precise = {one.date.precision for one in gather_evidence(photo) if not one.weak}
        assert decision.date.precision in precise


@given(photos, st.dates(datetime.date(1826, 1, 1), TODAY))
def test_no_photo_from_the_cut_off_on_is_known(photo: Clues, cut_off: datetime.date) -> None:
    decision = decide(photo, cut_off=cut_off)
    if isinstance(decision, Known):
        assert decision.date.last_day < cut_off
