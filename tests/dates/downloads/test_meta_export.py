"""Facebook's and Instagram's downloads: the capture, or only the upload."""

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stampgui.dates.downloads.meta_export import fix_mojibake, parse_meta_export
from stampgui.dates.evidence import Source

PLACE = "your_facebook_activity/posts/media/Album_1/123_n.jpg"
POSTED = 1697872351


def told(entry: object, place: str = PLACE, source: Source = Source.SIDECAR_FACEBOOK) -> str:
    """Write what is told of the photo at `place` in one line: "2022-10-14T01:52:25+00:00 taken"."""
    sidecar = parse_meta_export(json.dumps(entry).encode(), source).get(place)
    if sidecar is None:
        return "nothing"
    assert sidecar.source is source
    return f"{sidecar.moment.isoformat()} {'posted' if sidecar.posted else 'taken'}"


def photo(**exif: object) -> dict[str, object]:
    metadata = {"photo_metadata": {"exif_data": [{"upload_ip": "10.0.0.1"}, exif]}}
    return {"uri": PLACE, "creation_timestamp": POSTED, "media_metadata": metadata, "title": "Perpisahan"}


TAKEN = "2022-10-14T01:52:25+00:00 taken"
UPLOAD = "2023-10-21T07:12:31+00:00 posted"


@pytest.mark.parametrize(
    "nested",
    [
        lambda one: {"name": "Album", "photos": [one], "cover_photo": {"uri": "x.jpg"}},
        lambda one: {"other_photos_v2": [one]},
        lambda one: [{"timestamp": POSTED, "attachments": [{"data": [{"media": one}]}]}],
        lambda one: one,
    ],
)
def test_facebook_keeps_the_capture_wherever_the_photo_is_named(nested: Callable[[object], object]) -> None:
    assert told(nested(photo(taken_timestamp=1665712345))) == TAKEN


def test_older_downloads_keep_it_one_level_higher() -> None:
    metadata = {"photo_metadata": {"taken_timestamp": 1665712345}}
    assert told({"uri": PLACE, "creation_timestamp": POSTED, "media_metadata": metadata}) == TAKEN


@pytest.mark.parametrize("stamp", [0, -1, 10**14, "x", None, True, [1665712345], 1e400, POSTED, POSTED + 2])
def test_without_a_capture_only_the_upload_is_known(stamp: object) -> None:
    assert told(photo(taken_timestamp=stamp)) == UPLOAD.replace("31+", "33+" if stamp == POSTED + 2 else "31+")


def test_the_capture_goes_before_the_upload_where_a_photo_is_named_twice() -> None:
    upload = {"uri": PLACE, "creation_timestamp": POSTED}
    for both in ([upload, photo(taken_timestamp=1665712345)], [photo(taken_timestamp=1665712345), upload]):
        assert told(both) == TAKEN


def test_instagram_keeps_the_text_of_the_tag() -> None:
    entry = [{"media": [photo(date_time_original="2019:07:22 12:21:42", source_type="library")]}]
    assert told(entry, source=Source.SIDECAR_INSTAGRAM) == "2019-07-22T12:21:42 taken"
    utc = photo(date_time_original="2019-07-22T12:21:42Z")
    assert told(utc, source=Source.SIDECAR_INSTAGRAM) == "2019-07-22T12:21:42+00:00 taken"


@pytest.mark.parametrize("text", ["0000:00:00 00:00:00", "2019", "", "x" * 10_000, 5, None])
def test_a_tag_without_a_day_leaves_the_posting(text: object) -> None:
    assert told(photo(date_time_original=text), source=Source.SIDECAR_INSTAGRAM) == UPLOAD


def test_instagrams_old_downloads_tell_only_the_posting() -> None:
    media = {"photos": [{"caption": "x", "taken_at": "2018-04-25T12:34:56", "path": "photos/201804/a.jpg"}]}
    assert told(media, "photos/201804/a.jpg", Source.SIDECAR_INSTAGRAM) == "2018-04-25T12:34:56 posted"


def test_names_in_the_wrong_letters_are_repaired() -> None:
    assert fix_mojibake("posts/media/Tj\u00c3\u00b8ye/a.jpg") == "posts/media/Tjøye/a.jpg"
    assert fix_mojibake("posts/media/Tjøye 日本/a.jpg") == "posts/media/Tjøye 日本/a.jpg"
    assert fix_mojibake("posts/media/é.jpg") == "posts/media/é.jpg"
    entry = {**photo(taken_timestamp=1665712345), "uri": "media/Caf\u00c3\u00a9.jpg"}
    assert told(entry, "media/Café.jpg") == TAKEN


def test_a_download_of_many_photos_is_read_in_one_go() -> None:
    entries = [{**photo(taken_timestamp=1665712345), "uri": f"posts/{number}.jpg"} for number in range(10_000)]
    data = json.dumps(entries).encode()
    started = time.thread_time()
    assert len(parse_meta_export(data, Source.SIDECAR_FACEBOOK)) == 10_000
    assert time.thread_time() - started < 5


def test_a_file_crowded_with_values_is_refused_before_it_fills_the_memory() -> None:
    for value in (b"{},", b"[],", b'"a",'):
        with pytest.raises(ValueError, match="too many"):
            parse_meta_export(b"[" + value * 4_000_001 + b"1]", Source.SIDECAR_FACEBOOK)


names = st.sampled_from(
    ["uri", "path", "media", "media_metadata", "photo_metadata", "exif_data", "taken_timestamp", "creation_timestamp"]
)
shapes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(PLACE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


@given(shapes)
def test_json_of_any_shape_is_read_or_says_nothing(content: object) -> None:
    for sidecar in parse_meta_export(json.dumps(content).encode(), Source.SIDECAR_FACEBOOK).values():
        assert sidecar.posted or sidecar.raw.startswith(("taken_timestamp", "date_time_original"))
