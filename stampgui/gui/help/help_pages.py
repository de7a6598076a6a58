"""The pages of the help, read from `assets/help/<language>/<name>.md`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stampgui.resources import find_assets

PAGE_NAMES: Final = (
    *(
        "start",
        "dates",
        "typing",
        "zip",
        "captions",
        "copies",
        "privacy",
        "originals",
        "promises",
        "keys",
        "command_line",
        "trouble",
    ),
)
"""The pages in their order; each language has a file for each."""


class HelpAction(StrEnum):
    """What a link of a page does that leads to no other page; the values are the links."""

    COPY_REPORT = "stampgui:report"
    OPEN_LOG = "stampgui:log"
    OPEN_LICENCES = "stampgui:licences"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; `text` is CommonMark with tables.

    Its links lead to other pages by their file names, or are those of HelpAction.
    """

    name: str
    title: str
    text: str


def read_help_page(name: str, language: str) -> HelpPage:
    """Read one of `PAGE_NAMES`, in English where it is not there in `language`; its first line is the title."""
    page, english = (find_assets() / "help" / each / f"{name}.md" for each in (language, "en"))
    text = (page if page.is_file() else english).read_text(encoding="utf-8")
    return HelpPage(name, text.partition("\n")[0].removeprefix("# "), text)


def read_help_pages(language: str) -> tuple[HelpPage, ...]:
    return tuple(read_help_page(name, language) for name in PAGE_NAMES)
