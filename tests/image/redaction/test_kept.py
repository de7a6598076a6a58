"""The help names exactly what stays."""

import re

import pytest

from stampgui.gui.help.help_pages import read_help_page
from stampgui.image.redaction import kept


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_help_page_names_all_that_stays_and_nothing_else(language: str) -> None:
    named = set(re.findall(r"`(.+?)`", read_help_page("privacy", language).text)) - {"--no-gps"}
    assert named == {
        *kept.EXIF_TAGS.values(),
        *kept.INTEROP_TAGS.values(),
        *kept.MPF_TAGS.values(),
        *(f"{kept.XMP_PREFIXES[uri]}:{name}" for uri, name in kept.XMP_PROPERTIES),
        *(f"{record}:{number:02}" for record, number in kept.IPTC_DATASETS),
        *kept.PNG_KEYWORDS,
        *(chunk.decode() for chunk in kept.PNG_CHUNKS),
        *(tag.decode() for tag in kept.ICC_TAGS),
    }
