"""The words around a date in a name: they may make it the date of another event, a limit, or approximate."""

import datetime
import re
from typing import Final

from stampgui.dates.calendar_words import AROUND_PATTERN, MONTHS, WEEKDAYS, join_alternatives
from stampgui.lazy_pattern import LazyPattern

MESSENGERS: Final = (
    "wa(?![a-z]) | whatsapp | viber | telegram | kakaotalk | wechat | weixin | messenger | instagram | zalo"
)


def compile_pattern(text: str) -> LazyPattern[str]:
    return LazyPattern(text, re.VERBOSE | re.IGNORECASE)


CAMERA_PREFIX: Final = compile_pattern(
    r"""
    (?:^|[^a-z])
    (?: img|imgp|mg|dsc|dscn|dscf|dsci|dscim|cimg|pict|pic|sam|sdc|sany|hpim|kif|pana|gopr|dji|vid|mvimg|mov|mvi
      | image|photo|foto|gambar|picture|scan|p|r|[0-9]{3} )
    [\s_-]? e?$
    """
)
"""What comes before a camera's counter: the numbers in DSC_2019 and IMG_2022 are not years."""

IDENTIFIER: Final = "§"
"""Stands for each digit of a number that is known to be no date."""

EMPLOYEE_NUMBER: Final = compile_pattern(
    r"(?<![0-9]) (?:19|20)[0-9]{6} [\s._-]? (?:19|20)[0-9]{4} [\s._-]? [12] [\s._-]? [0-9]{3} (?![0-9])"
)
"""The NIP of Indonesian civil servants: birth date, month of appointment, sex, number. Offices name files by it."""

_OTHER_EVENT: Final = compile_pattern(
    rf"""
    (?<![a-z])
    (?: (?:hasil[\s_-]?)?scan(?:ned)? | (?:di)?pindai(?:an)? | camscanner
      | backup | cadangan | takeout | e[xk]spor[t]? | impor[t]?
      | download(?:ed|s)? | (?:di)?unduh(?:an)? | upload(?:ed|s)? | (?:di)?unggah(?:an)? | posting(?:an)? | posted
      | received | diterima | (?<!serah[\s_-])terima(?![\s_-]?kasih) | sent | (?:ter|di)?kirim(?:an)? | forwarded
      | print(?:ed)? | (?:di)?cetak(?:an)? | (?:di)?edit(?:ed|an)? | (?:di)?sunting(?:an)? | rev(?:isi|ised)?
      | (?:ke)?lahir(?:an)? | ttl | born | wafat | meninggal | died | berlaku | exp(?:ired)? | deadline | rencana
      | collage | kolase | ^(?:surat[\s_-])?undangan | ^salinan(?=[\s_-]*$)
      | pindahan(?=[\s_-]+(?:flashdisk|hape|hp|kamera|kartu|komputer|laptop|memori|pc|ponsel)(?![a-z]))
      | h \s? [-–+] \s? [0-9]{{1,3}} | pasca | (?:men)?jelang | persiapan
      | {MESSENGERS} )
    (?![a-z])
    """
)
"""Words before a date that make it the date of something other than the capture."""

_SCANNED = r"(?:hasil[\s_-]?)? (?: scan(?:ned|s)? | (?:di)?(?:scan|pindai)(?:an)? | camscanner )"
_SAVED = r"""
    (?: backup | cadangan | download(?:ed|s)? | (?:di)?unduh(?:an)? | upload(?:ed|s)? | (?:di)?unggah(?:an)?
      | posting(?:an)? | posted | received | forwarded | exported )
"""
_RECEIVED = r"(?: (?:di)?terima | (?:ter|di)?kirim(?:an)? | sent | export | print(?:ed)? | (?:di)?cetak )"
_VIA = r"(?: (?:dari|via|lewat|from) [\s_-] (?:wa|whatsapp|telegram) )"

_OTHER_EVENT_AFTER: Final = compile_pattern(
    rf"""
    (?<![a-z]) {_SCANNED} (?![a-z])
    | (?<![a-z]) h \s? [-–+] \s? [0-9]{{1,3}} (?![0-9a-z])
    | ^ [\s_.,()-]* (?:(?:hasil|sudah|di)[\s_-])? {_SAVED} (?![a-z])
    | (?<![a-z]) (?<!serah[\s_-]) (?: {_SAVED} | {_RECEIVED} | {_VIA} ) [^a-z]* $
    """
)
"""The same for words after a date. There they may also describe what the photo shows ("rapat sebelum upload"), so most
count only next to the date or at the end of the name.
"""

_MESSENGER_NAME: Final = compile_pattern(
    rf"""
    ^ (?: received_[0-9]+ | FB_IMG_ | fb_ | mmexport | signal- | line_ | msgr | insta | twitter )
    | -WA[0-9]{{4}} | (?<![a-z]) (?: {MESSENGERS} ) (?![a-z])
    """
)

_RANGE_BEFORE: Final = compile_pattern(
    rf"""
    (?: (?P<day> (?: (?<![0-9a-z]) | (?<=tgl) | (?<=tanggal) ) (?<!ke-) (?<!ke\ ) (?<!\#) [0-3]?[0-9] )
      | (?<=(?:18|19|20)[0-9]{{2}}) (?!,) | (?<![a-z]) (?:{join_alternatives(MONTHS)})\.? )
    (?: (?: \s* (?: s\s?[./]?\s?d\.? | sampai | hingga | to | until | dan | atau | or | dengan | tgl
      | (?<!\.)\.\.+(?!\.) | [^\w\s.()\[\]%] ) )+ \s*
      | (?(day) [\s_]+ | (?!)) ) $
    """
)
"""What comes before the last day of a range: "14-" in "14-16 Oktober 2022"."""

_RANGE_AFTER: Final = compile_pattern(
    r"^ [\s_.]* (?: s\s?[./]?\s?d\.? | sampai | hingga | to | dan | atau | or | & ) [\s_]* [0-9]{1,2} (?![0-9])"
)
"""What follows the first day of a range: " s.d. 16" in "2022-10-14 s.d. 16"."""

_ORDINAL_BEFORE: Final = compile_pattern(
    r"""
    (?<![a-z])
    (?: ke | no(?:mor)? | tahap | gelombang | angkatan | sesi | kelas | lantai | lt | (?<!pak[\s_])(?<!bu[\s_])r[tw]
      | pekan | kelompok | bagian | batch | part | session )
    [\s_.-]* $
    """
)
"""What makes the number after it an ordinal and not a day: "HUT ke-14 Oktober 2022"."""

_NUMBERED_BEFORE: Final = compile_pattern(
    r"""
    (?<![a-z])
    (?: r[tw] | no(?:mor)? | sdn? | smpn? | sman? | smkn? | mi | mts | tps | posko? | hari | day | km
      | dapil | dosis | sesi | session | tahap | kloter | gelombang | angkatan | kelas | part | batch | shift | kelompok
      | tim | lantai | juara | peringkat | ipa | ips | komisi | blok | gang | jalur | zona )
    [\s_.]* $
    """
)
"""What makes the number after it that of a place or a part and not the first day of a range."""

_YEAR_OF_PLAN = r"""
    (?<![^\W_])
    (?P<plan> ta | tahun[\s_]anggaran | apbd(?:es)? | dd | dana[\s_]desa | rkpd(?:es)? | rkp[\s_]desa
      | musrenbang(?:cam|des|kel)? | pemilu | pileg | pilpres | pilkada | pilkades )
    [\s_] 20[0-9]{2} (?![^\W_])
"""
YEAR_OF_PLAN: Final = compile_pattern(_YEAR_OF_PLAN)
"""The year of a budget, a plan or an election, beside which people write the day of the meeting about it."""
_ENDS_WITH_YEAR_OF_PLAN: Final = compile_pattern(rf"{_YEAR_OF_PLAN} $")

_STARTS_WITH_DAY: Final = compile_pattern(r"[0-9]{1,2} (?![0-9])")

# without "min", which would match the suffix of a minified "-min" version
_WEEKDAY = join_alternatives({name: day for name, day in WEEKDAYS.items() if len(name) > len("min")})
_WEEKDAY_BEFORE: Final = compile_pattern(
    rf"(?<![a-z]) (?<!pasar[\s_]) (?<!sekolah[\s_]) (?P<day>{_WEEKDAY}) [\s_.,(-]{{0,3}} $"
)
_WEEKDAY_AFTER: Final = compile_pattern(rf"^ [\s_.,(-]{{0,3}} (?P<day>{_WEEKDAY}) (?![a-z])")

_FILLER = rf"""
    (?: [\s_.,(-]* (?: tanggal | tgl | hari | bulan | bln | tahun | thn | th | the
      | {join_alternatives(WEEKDAYS)} )\b )*
"""

_BOUND = r"""
    (?: mulai | sebelum | sesudah | setelah | sejak | sampai | hingga | antara | terhitung | tmt | per | efektif
      | (?:paling|se)[\s_]?lambat | selambat-?[\s_]?lambat(?:nya)? | batas | tenggat | tempo | berakhir | habis
      | before | after | since | until | till | between | due | effective
      | ed | exp(?:ired)? | batal )
    (?![a-z])
"""

_BOUND_BEFORE: Final = compile_pattern(rf"^ {_BOUND} | (?<![a-z]) {_BOUND} {_FILLER} [\s_.,(-]* $")
"""What makes a date the limit of a period: right before it, or at the start ("sebelum Lebaran Mei 2020")."""

_AROUND_BEFORE: Final = compile_pattern(
    rf"(?: (?<![a-z]) (?:{AROUND_PATTERN} | ca\.? | c\. | k\.?l\.) | ^c(?=[\s_]) | ~ ) {_FILLER} [\s_.,(-]* $"
)
"""What makes the date right after it approximate."""

_PART_BEFORE: Final = compile_pattern(
    rf"(?<![a-z]) (?: awal | pertengahan | akhir | early | mid | late ) {_FILLER} [\s_.,(-]* $"
)
"""The same for a month or a year. A full date after it is exact: "rapat akhir" is a final meeting."""

_AROUND_AFTER: Final = compile_pattern(rf"^ [\s_.,(-]* (?: (?:{AROUND_PATTERN}) (?![a-z]) | \? )")
"""What makes the date right before it approximate."""

_TRANSFER_FOLDER: Final = compile_pattern(
    rf"""
    (?<![a-z])
    (?: {_SCANNED} | {_SAVED} | {_RECEIVED} | e[xk]spor | impor[t]?
      | wa | whatsapp | telegram | line | viber | messenger )
    (?![a-z])
    """
)

_SCAN_FOLDER: Final = compile_pattern(rf"(?<![a-z]) {_SCANNED} (?![a-z])")

_DATE_ONLY_PARTS = compile_pattern(
    rf"""
    (?<![a-z])
    (?: {join_alternatives(MONTHS | WEEKDAYS)} | foto | photos? | gambar | images? | img
      | tanggal | tgl | hari | bulan | tahun | thn )
    (?![a-z])
    | [\W\d_]
    """
)


def has_other_event(before: str, date: str, after: str) -> bool:
    """Whether the words around the text of a date make it another day or event than the capture."""
    if _STARTS_WITH_DAY.match(date) and _ORDINAL_BEFORE.search(before):
        return True
    return (
        any(words.search(before) for words in (_OTHER_EVENT, _BOUND_BEFORE))
        or any(words.search(after) for words in (_OTHER_EVENT_AFTER, _RANGE_AFTER))
        or _ends_range(before, date)
    )


def _ends_range(before: str, date: str) -> bool:
    """Whether `date`, behind `before`, is the last day of a range, and not a date behind the number of something.

    No range goes from a year to a day of the same year: "HUT RI 2023 - 19 Agustus 2023".
    """
    match = _RANGE_BEFORE.search(before)
    if match is None:
        return False
    opening = before[: match.start()]
    if opening[-4:].isdecimal() and opening[-4:] in date:
        return False
    return _NUMBERED_BEFORE.search(opening) is None and _ENDS_WITH_YEAR_OF_PLAN.search(opening) is None


def has_wrong_weekday(before: str, after: str, day: datetime.date) -> bool:
    """Whether the weekday next to a date, if there is one, is not that of `day`."""
    named = (_WEEKDAY_BEFORE.search(before), _WEEKDAY_AFTER.search(after))
    return any(found is not None and WEEKDAYS[found["day"].casefold()] != day.weekday() for found in named)


def is_approximate(before: str, after: str, *, has_day: bool) -> bool:
    """Whether the words next to a date say that it is not exact; without `has_day` it is a month or a year."""
    found = _AROUND_BEFORE.search(before) or _AROUND_AFTER.search(after)
    return found is not None or (not has_day and _PART_BEFORE.search(before) is not None)


def is_date_only(name: str) -> bool:
    """Whether a name is nothing but a date, without a word about what happened on that day."""
    return not _DATE_ONLY_PARTS.sub("", name)


def is_messenger_name(name: str) -> bool:
    """Whether a messenger or a social network named the file when it was saved."""
    return _MESSENGER_NAME.search(name) is not None


def is_scan_folder(folder: str) -> bool:
    """Whether a folder is for scans, so that dates in it may be those of the scan."""
    return _SCAN_FOLDER.search(folder) is not None


def is_transfer_folder(folder: str) -> bool:
    """Whether a folder is for what was saved, received or sent, so that bare dates in it may be those days."""
    return _TRANSFER_FOLDER.search(folder) is not None
