"""Every parser of foreign bytes that is fuzzed."""

from typing import Final

from fuzz.archive_parsers import ARCHIVE_PARSERS
from fuzz.campaign import Parser
from fuzz.image_parsers import IMAGE_PARSERS
from fuzz.photos import PHOTO_PARSERS
from fuzz.text_parsers import TEXT_PARSERS

PARSERS: Final[tuple[Parser, ...]] = (*IMAGE_PARSERS, *TEXT_PARSERS, *ARCHIVE_PARSERS, *PHOTO_PARSERS)
