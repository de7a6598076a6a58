"""Whether everything around the date in a name is understood.

A name is evidence of a date only where nothing in it is left unexplained: it follows a camera's or phone's convention
from the first letter to the last, or it is what people write, which a word tells that programs have no use for. With
unknown digits or identifiers, or with words alone that may be a program's name, the same date is only a suggestion. So
the tables below, and those of words, list what is known.
"""

import re
from typing import Final

from stampgui.dates.names.context import IDENTIFIER, YEAR_OF_PLAN, compile_pattern
from stampgui.dates.names.ordinary_words import (
    ends_title_of_paper,
    is_active_verb,
    is_name,
    is_ordinary_word,
    is_paper_word,
    is_passive_verb,
    is_personal_name,
    is_plain_word,
    is_title_word,
    may_open_title,
)
from stampgui.dates.names.written_form import WrittenForm
from stampgui.dates.partial import PartialDate
from stampgui.lazy_pattern import LazyPattern
from stampgui.values import dataclass

FIRST_CAMERA_YEAR: Final = 1995
"""Names made of date and time came with memory cards and phones; an earlier date was made up by a program."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What devices or systems write before the date, as a regular expression, which ones, and since when."""

    prefix: str
    seen: str
    since: int = FIRST_CAMERA_YEAR


HABITS: Final = (
    Habit("", "Samsung, Dropbox's camera upload, Windows Phone's roll, people"),
    Habit(r"IMG[-_ ]?", "Android's camera (AOSP), Xiaomi, Oppo, Huawei, renaming programs"),
    Habit(r"IMG_[0-9]{1,5}_", "Android's camera, with a counter at some makers"),
    Habit(r"MVIMG_(?:[0-9]{1,5}_)?", "Google's camera, motion photos", since=2017),
    Habit(r"(?:VID|VIDEO|MOV)[-_ ]?", "Android's camera"),
    Habit(r"PXL_", "Google Pixel, since version 8 of its camera", since=2020),
    Habit(r"PANO_", "Android's camera, panoramas"),
    Habit(
        r"(?:(?:[0-9]{5}[a-z]{0,2})?(?:IMG|PORTRAIT|XTR)_[0-9]{5}_|IMG_)?BURST", "Google's camera, bursts", since=2010
    ),
    Habit(r"DSC(?:PDC)?_[0-9]{4}_(?:BURST)?", "Sony Xperia, bursts", since=2010),
    Habit(r"DJI_", "DJI drones", since=2013),
    Habit(r"WP_", "Windows Phone", since=2010),
    Habit(r"WIN_", "Windows' camera", since=2012),
    Habit(r"P_", "Asus ZenFone", since=2014),
    Habit(r"CameraZOOM-", "Camera ZOOM FX", since=2010),
    Habit(r"TimePhoto_", "cameras that write the time on the picture", since=2012),
    Habit(r"(?:B612|SNOW|SODA|C360|Cymera)_", "camera apps of phones", since=2010),
    Habit(r"(?:IMGP|PIC|CAM|Camera|Kamera)_", "cameras of phones"),
    Habit(
        r"(?:Screenshot|Screen Shot|(?:Tangkapan|Cuplikan) layar)(?:[-_ ](?:from|dari))?[-_ ]",
        "macOS, Android, desktops of Linux, Windows",
        since=2007,
    ),
    Habit(
        r"(?:Bildschirmfoto(?: vom)?|Capture d[’']écran|Captura de (?:pantalla|tela|ecrã)|Schermata|Schermafbeelding"
        r"|Zrzut ekranu|Skärmavbild|Снимок экрана|スクリーンショット|스크린샷) |截屏|截圖 ",
        "the same of macOS and Windows in other languages",
        since=2007,
    ),
    Habit(r"image", "Ubuntu Touch, Sailfish (ubuntu-touch#1776)", since=2013),
    Habit(r"(?:Foto|Photo|Gambar|Image|Dok(?:umentasi|\.)?|Picture)[-_ ]{1,3}", "systems and people, the plain word"),
)

_COPY_OF: Final = r"(?:(?:Salinan(?: dari)?|Copy of|Kopie von)[ _])?"
_KNOWN_PREFIX: Final = re.compile(
    _COPY_OF + "(?:" + "|".join(f"(?P<h{row}>{habit.prefix})" for row, habit in enumerate(HABITS)) + ")",
    re.IGNORECASE,
)
"""The group that matched is called by the row of the habit."""

_MARK: Final = r"[-_ .~]"
_COPIES: Final = "e?dit(?:ed)? | diedit | bearbeitet | editado | copy | salin(?:an)? | kopie | min | [0-9]{1,4}"
_MODES: Final = r"""
    HDR | HHT | LLS? | MP | MFNR | NIGHT | PORTRAIT | PANO(?:RAMA)? | COVER | TOP | TOK | BOKEH | BEAUTY | MACRO | PRO
    | Rich(?:tone\(HDR\))? | RAW | DRO | SRES | AUTOHDR | (?:TIME)?BURST[0-9]{0,4} | EFFECTS | ANIMATION | _?highres
    | SMILE | SELFIE | MOTION | LONG_EXPOSURE | ACTION_PAN | LS | vHDR | Auto | On | DNG | SUPER | XHDR | iOS
    | BF | DF | PN | NT | DOF | EIS | LI | VR | ORIGINAL | PHOTOSPHERE | [A-Z]
"""


def _compile_suffix(words: str) -> LazyPattern[str]:
    """A pattern of any number of `words`, alternatives, and of what systems add to names. Three numbers are a date."""
    return compile_pattern(
        rf"""
        (?! (?: {_MARK} [0-9]{{1,4}} ){{3}} )
        (?: {_MARK} (?: {words} ) | \s-\s (?: copy | salin(?:an)? | kopie ) | \s? \( [0-9]{{1,3}} \) )*
        """
    )


_COPY_SUFFIX: Final = _compile_suffix(_COPIES)
"""What galleries and systems write after a date: counters, copies and edits of the same picture."""

_CAMERA_SUFFIX: Final = _compile_suffix(f"{_MODES} | {_COPIES}")
"""What is written after a time: these and the modes of cameras and phones. A collage is of several pictures."""

_OFFSET: Final = r"(?: [+-] [0-9]{2} [-_.:]? [0-9]{2} )"
_OFFSET_AFTER: Final = compile_pattern(rf"^ {_OFFSET} (?![0-9])")

_SCREENSHOT: Final = compile_pattern(r"^ (?:Screenshot|Screen\ Shot|(?:Tangkapan|Cuplikan)\ layar)")
_APP_SUFFIX: Final = compile_pattern(
    r"""
    (?: [-_ ] [a-z][a-z0-9 .]* ){1,3}
    | -[0-9]{2} _[0-9a-f]{32} (?: ~[0-9]{1,2} | \s? \([0-9]{1,2}\) )?
    """
)
"""The program that was on the screen: "_WhatsApp", "_com.instagram.android".

Oppo, Realme and OnePlus write hundredths of a second and a digest of its name: "-32_680d03679600f7af0b4c700c6b270fe7".
"""

_SEPARATORS: Final = re.compile(rf"(?:['’]s(?![^\W_])|[^\w{IDENTIFIER}]|_)+")
"""Whatever is neither a letter nor a digit: spaces, marks, emoji; and the "'s" behind an owner."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_CAMEL_CASE: Final = re.compile(r".*[a-z][A-Z]")
_SHORT_NUMBER: Final = re.compile(
    r"[0-9]{1,3}[a-z]{0,2}|(?!1[89]|20)[0-9]{1,2}00|[^\W\d_]{1,6}[0-9]{1,2}|(?-i:[A-Z]{1,3}[0-9][A-Z]{1,3})",
    re.IGNORECASE,
)
"""A count, an ordinal, a part, a revision or an abbreviation: 3, 5000, 2a, 2nd, ke2, RT05, rev2, O2SN."""
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{6,}", re.IGNORECASE)

_CAMERA_COUNTER: Final = compile_pattern(
    r"""
    (?<![^\W_])
    (?: (?: DSC | DSCN | DSCF | DSCI | CIMG | IMG | IMGP | SAM | MVI | PICT | SDC | HPIM | KIF )_?[0-9]{4}
      | (?: _DSC | DSC_ | _MG_ | P[1-9A-C] )[0-9]{4} | DSC[0-9]{5} )
    (?![^\W_])
    """
)
"""A camera's own name for the picture, which people keep beside the date they write."""

_UNIT_NUMBER: Final = compile_pattern(
    r"""
    (?<![^\W_]) (?P<unit> kodim | koramil | korem | kodam | yonif | batalyon )
    [\s_] [0-9]{2,4} (?: -[0-9]{2} )? (?![^\W_])
    """
)
"""The number of a unit of Indonesia's army: "Kodim 0812", "Koramil 0812-05"."""

_HIJRI_YEAR: Final = compile_pattern(r"(?<=[^\W\d_][\s_]) 1[34][0-9]{2} \s? H (?:ijri(?:yy?ah)?)? (?![^\W_])")
"""The year of an Islamic feast behind its name: "Idul Adha 1445 H"."""

_SERIAL_NUMBER: Final = re.compile(r"[-_ ]0[0-9]{3}$")
"""The number of a picture in its series, as renaming programs fill it up with zeros."""

_DECIMAL_BEFORE: Final = re.compile(r"[0-9][.,]$")
_COORDINATE: Final = re.compile(r"(?<![^\W_])[-−][0-9]{1,3}[.,][0-9]|[0-9][.,][0-9]{4}")
_SEGMENT_MARK: Final = re.compile(r"\s[-–—|]+\s|[,;()\[\]{}]|_-_")
"""What divides the parts of a title."""
_ACT: Final = compile_pattern(
    r"""
    pe.*an | .*[aiu]si | asistensi | bedah | bimtek | coklit | demo | desk | diklat | donor | fgd | forum | gelar |
    jumpa | lomba | monev | mus(?:cam|des|dus|kel|renbang.*|yawarah) | rakor | rapat | seminar | serah | sidang |
    sidak | survei | urus | workshop
    """
)
"""Words for what people do, which may have a paper as their object: "Asistensi RKA"."""
_LONGEST_NAME: Final = 2
"""How many words a name in front of a title may have."""
_ORIGIN_WORDS: Final = frozenset({"dari", "from"})
_LINKING_WORDS: Final = frozenset({"and", "at", "bersama", "dan", "di", "dengan", "in", "ke", "pada", "with"})
_OLD_SUBJECTS: Final = frozenset(
    """
    adik akad anak angkatan arisan ayah bapa bapak bayi besan bibi bude bulik bunda cucu eyang ibu istri kakak kakek
    karyawisata kawan keluarga kelas kelulusan khitanan lamaran lebaran liburan mama manten mempelai mbah menantu mertua
    nenek nikah om orang oma opa pakde paklik paman papa pelantikan pengantin pegawai pengukuhan perkawinan perkemahan
    pernikahan perpisahan piknik pramuka ponakan prajabatan resepsi reuni rumah saudara sekolah sepupu simbah suami
    sunatan tamasya tante teman tetangga tunangan wedding wisata wisuda wisudawan graduation family father grandfather
    grandma grandmother grandpa mother parents school
    """.split()  # noqa: SIM905 - read as a page of words
)
"""What the title of an old print is about. Other old dates are rather remembered: "Proklamasi 17 Agustus 1945"."""

_LETTER_BEFORE: Final = re.compile(r"[^\W_]$")
_LETTER_AFTER: Final = re.compile(r"^[^\W_]")
_TIME_AFTER: Final = re.compile(r"[-_ ,]+[0-2]?[0-9][.:][0-5][0-9](?![0-9])")
_RANGE_AFTER: Final = re.compile(
    r"(?:\s*[^\w\s()\[\]#.,]{1,3}\s*(?=[0-9])|_(?=[0-9]{2}))(?P<end>[0-9]{1,2})(?![0-9])(?P<more>[-–—‒−.][0-9])?"
)
_LAST_DAY: Final = 31
_SIGNS_OF_DEVICE: Final = 2
"""Of these: something before the date, a time behind it, no separators. People write dates with one of them, too."""


def is_accounted_for(form: WrittenForm, date: PartialDate, *, before: str, after: str, has_time: bool) -> bool:
    """Whether everything `before` and `after` the text of `date` is understood, so that the name is evidence of it.

    `has_time` says whether a time of day follows within the text.
    """
    habit, suffix = _find_habit(before), _CAMERA_SUFFIX if has_time else _COPY_SUFFIX
    if not has_time and _is_range(date, after, is_counted=form is WrittenForm.FUSED and habit is not None):
        return False
    if habit is not None and suffix.fullmatch(_OFFSET_AFTER.sub("", after)):
        by_device = sum((bool(before), has_time, form is WrittenForm.FUSED)) >= _SIGNS_OF_DEVICE
        return not by_device or date.year >= habit.since
    if habit is not None and _is_screenshot(before, after):
        return date.year >= habit.since
    if _LETTER_BEFORE.search(before) and not (form is WrittenForm.WORDED and before[-1:].isdecimal()):
        return False
    if _LETTER_AFTER.match(after) or _DECIMAL_BEFORE.search(before):
        return False
    if form is not WrittenForm.FUSED:
        before = _CAMERA_COUNTER.sub("", before)
    before = _without_explained_numbers(before, date.year)
    title_after = _without_explained_numbers(_without_suffix(after, suffix), date.year)
    title_after = _SERIAL_NUMBER.sub("", _CAMERA_COUNTER.sub("", title_after))
    if not (is_ordinary_text(before) and is_ordinary_text(title_after)):
        return False
    title_before = "" if habit is not None and date.year >= habit.since else before
    if date.year < FIRST_CAMERA_YEAR and not _is_of_old_photo(title_before, title_after):
        return False
    return _may_people_write(title_before, title_after, has_time=has_time or _TIME_AFTER.match(after) is not None)


def _without_explained_numbers(text: str, year: int) -> str:
    """The text without numbers that a word before them explains, and without the year of the date behind a word."""
    for number, word in ((YEAR_OF_PLAN, r"\g<plan>"), (_UNIT_NUMBER, r"\g<unit>"), (_HIJRI_YEAR, "")):
        text = number.sub(word, text)
    return re.sub(rf"(?<=[^\W\d_][\s_]){year}(?![^\W_])", "", text)


def is_ordinary_text(text: str) -> bool:
    """Whether a text is made of words and small numbers only, without identifiers or long numbers."""
    return _COORDINATE.search(text) is None and all(map(_is_ordinary, _split(text)))


def _find_habit(before: str) -> Habit | None:
    match = _KNOWN_PREFIX.fullmatch(before)
    return None if match is None or match.lastgroup is None else HABITS[int(match.lastgroup.removeprefix("h"))]


def _is_screenshot(before: str, after: str) -> bool:
    return _SCREENSHOT.match(before) is not None and _APP_SUFFIX.fullmatch(after) is not None


def _without_suffix(after: str, suffix: LazyPattern[str]) -> str:
    """What follows a suffix that ends with a word, if there is one."""
    match = suffix.match(after)
    rest = after[match.end() :] if match else after
    return after if _LETTER_AFTER.match(rest) else rest


def _may_people_write(before: str, after: str, *, has_time: bool) -> bool:
    """Whether a person may have written a date between the words `before` and those `after`.

    Programs put their names there, and people names of persons and villages that no list holds. People are told by one
    word that only they write, or by all words being known. The first word of substance says what the photo is of, so
    it has to be known in any case: "Foto jadwal rapat" is a paper. The other parts of the title must not begin with
    what is known to be a paper: "Rapat 14 Okt 2022, undangan". Beside a date with a time, as programs write it, every
    word before and the next one behind has to be known. Single letters behind a date may count photos.
    """
    words_before, words_after = _find_words(before), [word for word in _find_words(after) if len(word) > 1]
    if has_time and not all(map(may_open_title, (*words_before, *words_after[:1]))):
        return False
    if any(map(is_passive_verb, [word for word in words_before if not is_plain_word(word)][-1:])):
        return False  # "Foto Budi dicetak 14 Okt": the day of something else
    words = [*words_before, *words_after]
    heads = _find_heads(before, after)
    if any(map(is_paper_word, heads)) or not (all(map(may_open_title, heads[:1])) or _opens_with_actor(words)):
        return False
    if _is_thing_of_paper(words) or any(map(ends_title_of_paper, (*words_before[-1:], *words_after[-1:]))):
        return False
    if _is_about_names(heads, words, joined="&" in before) or _is_of_origin(words):
        return False
    return any(map(is_title_word, words)) or all(map(is_ordinary_word, words))


def _find_heads(before: str, after: str) -> list[str]:
    """The first word of substance in each part of a title around a date: what that part is about."""
    parts = (*_SEGMENT_MARK.split(before), *_SEGMENT_MARK.split(after))
    words = ((word for word in _find_words(part) if len(word) > 1 and not is_plain_word(word)) for part in parts)
    return [head for part in words if (head := next(part, None)) is not None]


def _is_thing_of_paper(words: list[str]) -> bool:
    """Whether a paper is named behind a word for no act: "Layang undangan", and not "Penyerahan sertifikat"."""
    substance = [word for word in words if not is_plain_word(word)]
    return any(map(is_paper_word, substance[1:2])) and _ACT.fullmatch(substance[0]) is None


def _opens_with_actor(words: list[str]) -> bool:
    """Whether a title begins with a name, which no list need hold, of somebody who does something.

    "Hendi resmikan taman", "Pratikno Wulandari menyerahkan bantuan".
    """
    substance = [word for word in words if not is_plain_word(word)][: _LONGEST_NAME + 1]
    verb = next((at for at, word in enumerate(substance) if is_active_verb(word)), 0)
    return verb > 0 and not any(map(is_paper_word, substance[:verb]))


def _is_of_old_photo(before: str, after: str) -> bool:
    """Whether a title with a date before there were digital cameras may be that of a photo, and not of history."""
    subjects = [head.casefold() for head in _find_heads(before, after)[:1]]
    return all(subject in _OLD_SUBJECTS for subject in subjects)


def _is_about_names(heads: list[str], words: list[str], *, joined: bool) -> bool:
    """Whether a title names a person, and perhaps a place, without a word of what happened: it may be a birth date."""
    if joined or not any(map(is_personal_name, heads[:1])):
        return False
    known = [word for word in words if is_ordinary_word(word) and not is_plain_word(word)]
    return all(map(is_name, known)) and not any(word.casefold() in _LINKING_WORDS for word in words)


def _is_of_origin(words: list[str]) -> bool:
    """Whether a title says from whom the photo came and not what it shows: "Dari Pak Budi", "Foto dari humas"."""
    opening = next((word for word in words if word.casefold() in _ORIGIN_WORDS or not is_plain_word(word)), "")
    return opening.casefold() in _ORIGIN_WORDS


def _find_words(text: str) -> list[str]:
    """The words of a text, without a number that is part of one ("RT05") and without ordinals and counts ("2nd")."""
    return [word if is_title_word(word) else match[0] for word in _split(text) if (match := _LETTERS.match(word))]


def _split(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text) if word]


def _is_ordinary(word: str) -> bool:
    if is_title_word(word):
        return True
    if _LETTERS.fullmatch(word):
        if is_paper_word(word):
            return True
        return not _CAMEL_CASE.match(word) and (len(word) > 1 or word.isupper() or word in "aiuo")
    return _SHORT_NUMBER.fullmatch(word) is not None and _HEXADECIMAL.fullmatch(word) is None


def _is_range(date: PartialDate, after: str, *, is_counted: bool) -> bool:
    """Whether a later day follows the date: "2022-10-14-16", "20150927-28", "2015-09-27-10-02".

    `is_counted`: a device wrote the date, with its counter after an underscore.
    """
    match = _RANGE_AFTER.match(after)
    if match is None or (is_counted and after.startswith("_")):
        return False
    return match["more"] is not None or date.day is None or date.day < int(match["end"]) <= _LAST_DAY
