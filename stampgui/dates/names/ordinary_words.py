"""Words by which a person's title for a photo is told from a program's name before a date.

Both may look alike ("Rapat 14 Okt 2022", "Evernote 14 Okt 2022"). The words are listed and not the programs: a missing
word costs a question, a missing program would cost a wrong date.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from stampgui.dates.calendar_words import WEEKDAYS
from stampgui.dates.names.paper_words import ENGLISH_PAPER_WORDS, PAPER_WORDS
from stampgui.dates.names.proper_names import PERSON_NAMES, PLACE_NAMES
from stampgui.dates.names.title_words import ENGLISH_TITLE_WORDS, TITLE_WORDS

_PLAIN: Final = """
    about after akhir also an and approx around at awal baru bersama between bln bulan by c ca circa dan dari dengan
    dgn di diabadikan diambil difoto dijepret dipoto dipotret dlm documentation dokumentasi early first foto from
    gambar hari in ini jam kamera ke kira kl kurang last late lebih malam mid my nya of on pada pagi
    pertengahan photo photos picture pictures pkl pukul rev saat sebelum sekitar sesudah setelah siang sore tahun taken
    tanggal tgl the this thn waktu wib wit wita with yang yg
"""

PLAIN_WORDS: Final = frozenset(_PLAIN.split()) | (frozenset(WEEKDAYS) - {"rab"})
"""Words of dates and of photos in general, which fit a person's title as well as a program's name.

Without the months, which belong to a date (SEP is also a paper), and "rab", a budget.
"""

_OPENING_WORDS: Final = frozenset(
    ("cctv", "diterima", "dok", "ekspor", "entry", "halaman", "kirim", "printer", "safari", "sampah", "terima")
)
"""Words with which people begin titles, though programs use them as well ("Terima tamu"): they tell nothing alone."""

_TITLE_WORDS: Final = (TITLE_WORDS | PLACE_NAMES) - PLAIN_WORDS

_Affixes = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
_ACTIVE_PREFIXES: Final = ("me-", "mem-", "mem-p", "men-", "men-t", "meng-", "meng-k", "meny-s")
_ACTIVE_AFFIXES: Final[_Affixes] = ((_ACTIVE_PREFIXES, ("", "kan", "i")), (("-",), ("kan", "i")))
"""How verbs begin and end that say what somebody does, as _AFFIXES."""
_AFFIXES: Final[_Affixes] = (
    ((*_ACTIVE_PREFIXES, "di-"), ("", "kan", "i")),
    (("pe-", "pem-", "pem-p", "pen-", "pen-t", "peng-", "peng-k", "peny-s", "per-"), ("an",)),
    (("ber-",), ("", "an")),
    (("ter-",), ("",)),
    (("-",), ("nya",)),
)
"""How Indonesian derives words: prefixes, with the initial of the root that they take in, and the suffixes to them.

"peny-s" makes "penyerahan" of "serah". Without the nouns of who or what does something (pemindai, perekam), by which
programs are called, and without the mere ending "-an", which makes papers of what is done: "himbauan", "catatan".
"""
_SHORTEST_ROOT: Final = 4
_SHORTEST_PASSIVE: Final = 5


@lru_cache(maxsize=1024)  # asked several times of each word, and photos of an event share their words
def is_title_word(word: str) -> bool:
    """Whether only a person would put the word into a photo's name: an event, what is in it, where it was."""
    folded = word.casefold()
    if folded in PLAIN_WORDS or folded in PAPER_WORDS:
        return False
    return folded in _TITLE_WORDS or any(root in TITLE_WORDS for root in _find_roots(folded, _AFFIXES))


def is_ordinary_word(word: str) -> bool:
    """Whether the word is known at all: as a title word, in English, or as one of dates and of photos in general."""
    folded = word.casefold()
    return folded in PLAIN_WORDS or folded in ENGLISH_TITLE_WORDS or is_personal_name(folded) or is_title_word(folded)


def is_plain_word(word: str) -> bool:
    """Whether the word says nothing by itself about what is in the photo."""
    return word.casefold() in PLAIN_WORDS or word.casefold() in _OPENING_WORDS


def is_personal_name(word: str) -> bool:
    """Whether the word is the name of persons and of nothing else."""
    return word.casefold() in PERSON_NAMES


def is_name(word: str) -> bool:
    """Whether the word is the name of persons or of a place."""
    return word.casefold() in PERSON_NAMES or word.casefold() in PLACE_NAMES


def is_paper_word(word: str) -> bool:
    """Whether the word names a paper, a poster or a report."""
    return word.casefold() in PAPER_WORDS


def ends_title_of_paper(word: str) -> bool:
    """Whether an English title that ends with the word is about a paper: "Meeting notes"."""
    return word.casefold() in ENGLISH_PAPER_WORDS


def is_active_verb(word: str) -> bool:
    """Whether the word says what somebody does ("meresmikan", "resmikan"), who is named before it."""
    folded = word.casefold()
    if folded in PAPER_WORDS or is_name(folded):
        return False
    return any(root in TITLE_WORDS for root in _find_roots(folded, _ACTIVE_AFFIXES))


def is_passive_verb(word: str) -> bool:
    """Whether the word says what was done to something ("dicetak"); the verbs of taking photos are plain words."""
    folded = word.casefold()
    known = folded in _TITLE_WORDS or is_personal_name(folded) or folded in PLAIN_WORDS
    return folded.startswith("di") and len(folded) >= _SHORTEST_PASSIVE and not known


def may_open_title(word: str) -> bool:
    """Whether a person's title may begin with the word, which says what is in the photo."""
    return word.casefold() in _OPENING_WORDS or is_ordinary_word(word)


def _find_roots(word: str, affixes: _Affixes) -> Iterator[str]:
    """What the word may be derived from: "penyerahan" and "menyerahkan" from "serah"."""
    for prefixes, suffixes in affixes:
        for form, suffix in product(prefixes, suffixes):
            prefix, _, initial = form.partition("-")
            if word.startswith(prefix) and word.endswith(suffix):
                root = initial + word[len(prefix) : len(word) - len(suffix)]
                if len(root) >= _SHORTEST_ROOT:
                    yield root
