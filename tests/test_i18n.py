"""Every sentence exists in both languages, and numbers, months and sentences fill their places."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from given import ROOT
from hatch_build import CatalogueError, compile_catalogue, compile_catalogues_in_place, find_catalogues
from stampgui.i18n import LANGUAGES, Catalogue, DayName, MonthName, load_catalogue, message, messages, pick_language

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "message": None, "messages": (1, 2)}


@pytest.fixture(scope="module")
def extracted() -> Catalog:
    found = Catalog()
    for file, line, ids, _, _ in extract_from_dir(ROOT / "stampgui", keywords=KEYWORDS):
        found.add(ids, locations=[(file, line)])
    return found


@pytest.fixture(scope="module")
def indonesian() -> Catalog:
    return read_po(BytesIO((ROOT / "assets/locale/id/stampgui.po").read_bytes()), locale="id", abort_invalid=True)


def test_every_sentence_of_the_program_has_an_indonesian_one(extracted: Catalog, indonesian: Catalog) -> None:
    written = {each.id for each in indonesian if each.string}
    assert [each.id for each in extracted if each.id and each.id not in written] == []


def test_a_number_stands_in_one_line_with_its_unit(extracted: Catalog, indonesian: Catalog) -> None:
    said = [words or "" for each in (*extracted, *indonesian) for words in (each.id, each.string)]
    texts = [text for words in said for text in ((words,) if isinstance(words, str) else words)]
    assert any("\N{NO-BREAK SPACE}MB" in text for text in texts)
    assert [text for text in texts if re.search(r"[\d}] [KMG]B\b", text)] == []


def test_no_indonesian_sentence_is_left_over(extracted: Catalog, indonesian: Catalog) -> None:
    assert [each.id for each in indonesian if each.id and extracted.get(each.id) is None] == []


@pytest.mark.parametrize("source", find_catalogues(ROOT), ids=lambda source: source.parent.name)
def test_what_the_program_says_is_what_the_translators_wrote_last(source: Path) -> None:
    """The tests' start compiles the catalogues; this fails where that went wrong."""
    assert source.with_suffix(".mo").read_bytes() == compile_catalogue(source)


def test_each_language_but_english_has_a_catalogue() -> None:
    assert {"en", *(source.parent.name for source in find_catalogues(ROOT))} == set(LANGUAGES)


def catalogue_of(folder: Path, *entries: str, plural: str = "nplurals=1; plural=0;") -> Path:
    """A catalogue of these entries, which begin on its sixth line."""
    head = ('msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"', f'"Plural-Forms: {plural}\\n"', "")
    source = folder / "id" / "stampgui.po"
    source.parent.mkdir()
    source.write_text("\n".join((*head, *entries)) + "\n", encoding="utf-8")
    return source


def test_plurals_and_contexts_are_compiled(tmp_path: Path) -> None:
    source = catalogue_of(
        tmp_path,
        *('msgid "{count} photo"', 'msgid_plural "{count} photos"', 'msgstr[0] "{count} foto"', ""),
        *('msgctxt "verb"', 'msgid "Open"', 'msgstr "Buka"', ""),
        *('msgctxt "state"', 'msgid "Open"', 'msgstr "Terbuka"'),
    )
    compiled = GNUTranslations(BytesIO(compile_catalogue(source)))
    assert compiled.ngettext("{count} photo", "{count} photos", 2) == "{count} foto"
    assert (compiled.pgettext("verb", "Open"), compiled.pgettext("state", "Open")) == ("Buka", "Terbuka")


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (('msgid "a {file}"', 'msgstr "a {berkas}"'), ":6: other fields in braces than in the English sentence"),
        (('msgid "a"', 'msgstr "a {file}"'), ":6: other fields in braces than in the English sentence"),
        (('msgid "a {file}"', 'msgstr "a {file"'), ":6: its braces are not closed or not opened"),
        (('msgid "a"', 'msgstr ""'), ":6: this sentence is not translated"),
        (("#, fuzzy", 'msgid "a"', 'msgstr "b"'), ":7: this sentence is marked as fuzzy"),
        (('msgid "a"', 'msgid_plural "b"', 'msgstr[0] "c"', 'msgstr[1] "d"'), "more translations than num_plurals"),
        (('msgid "a"', "msgstr b"), ":6: this sentence is not translated"),
        (('msgid "a"', 'msgstr "b'), "stampgui.po"),
        (('mgsid "a"', 'msgstr "b"'), "stampgui.po: "),
    ],
)
def test_a_mistake_in_a_catalogue_is_found_when_it_is_compiled(
    tmp_path: Path, entry: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(CatalogueError, match=re.escape(complaint)):
        compile_catalogue(catalogue_of(tmp_path, *entry))


def test_a_wrong_rule_of_the_plural_is_found_when_it_is_compiled(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="plural"):
        compile_catalogue(catalogue_of(tmp_path, plural="nplurals=1; plural=m;"))


def test_an_edited_catalogue_is_compiled_anew_and_one_with_a_mistake_leaves_none_behind(tmp_path: Path) -> None:
    (tmp_path / "hatch_build.py").touch()
    folder = tmp_path / "assets" / "locale"
    folder.mkdir(parents=True)
    source = catalogue_of(folder, 'msgid "a"', 'msgstr "b"')
    compiled = source.with_suffix(".mo")
    os.utime(source, (1, 1))
    os.utime(tmp_path / "hatch_build.py", (1, 1))
    compile_catalogues_in_place(tmp_path)
    first = compiled.stat().st_mtime
    compile_catalogues_in_place(tmp_path)
    assert compiled.stat().st_mtime == first
    source.write_text(source.read_text(encoding="utf-8").replace('"b"', '"c"'), encoding="utf-8")
    os.utime(source, (first + 1, first + 1))
    compile_catalogues_in_place(tmp_path)
    assert b"\0c\0" in compiled.read_bytes()
    source.write_text("no catalogue", encoding="utf-8")
    os.utime(source, (first + 100, first + 100))
    with pytest.raises(CatalogueError):
        compile_catalogues_in_place(tmp_path)
    assert not compiled.exists()


def test_writing_in_indonesian_loads_no_compiler_of_catalogues() -> None:
    """Babel's takes a quarter of a second of each start."""
    script = "import sys; from stampgui.i18n import load_catalogue; load_catalogue('id'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in loaded if name.startswith("babel")] == []


def test_a_sentence_is_written_in_the_readers_language() -> None:
    sentence = message("{file} cannot be read: {reason}", file="a.csv", reason="x")
    assert load_catalogue("en").render(sentence) == "a.csv cannot be read: x"
    assert load_catalogue("id").render(sentence) == "a.csv tidak bisa dibaca: x"


def test_months_and_weekdays_take_the_readers_language() -> None:
    sentence = message("{day} {month}", day=DayName(4), month=MonthName(2))
    assert load_catalogue("en").render(sentence) == "Friday February"
    assert load_catalogue("id").render(sentence) == "Jumat Februari"


def test_a_sentence_follows_its_number() -> None:
    assert load_catalogue("en").render(messages("{count} photo", "{count} photos", 1)) == "1 photo"
    assert load_catalogue("en").render(messages("{count} photo", "{count} photos", 2)) == "2 photos"
    assert load_catalogue("id").render(messages(" and {count} more", " and {count} more", 2)) == " dan 2 lainnya"


@pytest.mark.parametrize("language", [*LANGUAGES, "nl", "ms"])
def test_large_counts_are_grouped_as_cldr_has_it_and_years_are_not(language: str) -> None:
    catalogue = Catalogue(language, NullTranslations())
    for count in (0, 999, 1000, 12_345, 1_234_567, -4321):
        written = format_decimal(count, locale=language)
        assert catalogue.write_count(count) == catalogue.fill("{count}", count=count) == written
        assert catalogue.render(messages("{count} photo", "{count} photos", count)) == f"{written} photos"
    assert catalogue.render(message("{year}", year=2022)) == "2022"


def test_every_count_in_the_window_is_written_by_the_catalogue() -> None:
    counts = {"count", "done", "total", "found"}
    by_hand = {
        f"{file.relative_to(ROOT)}: {ast.unparse(node)}"
        for file in (ROOT / "stampgui" / "gui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        if counts & {each.arg for each in node.keywords}
    }
    assert sorted(by_hand) == []


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (["id_ID.UTF-8"], "id"),
        (["in"], "id"),
        (["fr", "id"], "id"),
        (["de_DE"], "en"),
        (["en-GB", "id"], "en"),
        ([], "en"),
    ],
)
def test_the_program_speaks_the_first_language_it_knows(wishes: list[str], language: str) -> None:
    assert pick_language(wishes) == language


SHOWN = frozenset(
    {
        *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setTitle"),
        *("setAccessibleDescription", "setItemText", "setLabelText", "setInformativeText", "addItem", "addItems"),
        *("addAction", "addButton", "addRow", "drawText", "QLabel", "QPushButton", "QCheckBox", "QAction", "showText"),
        *("tell", "question", "say", "print", "add_parser", "add_argument_group", "Explained", "Hint"),
    }
)
"""Calls whose texts somebody reads or hears."""
SAME_EVERYWHERE = re.compile(
    r"<[^>]*>|stampgui|lossless JPEG core|\b(Ctrl|Esc|Enter|PgUp|PgDown)\b"
    r"|^(stamp|dates|restore|styles|good|bad|muted)$"
)
"""Markup, keys, the program, its commands and roles, and what scripts rely on."""


def name_of(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def bare_words(part: ast.expr) -> Iterator[str]:
    """Words that stand in an expression as they are."""
    match part:
        case ast.Constant(value=str(text)) if re.search(r"[a-z]{2}", SAME_EVERYWHERE.sub("", text), re.IGNORECASE):
            yield text
        case ast.JoinedStr(values=values):
            for value in values:
                yield from bare_words(value)
        case ast.BinOp(left=left, right=right):
            yield from bare_words(left)
            yield from bare_words(right)
        case ast.IfExp(body=body, orelse=otherwise):
            yield from bare_words(body)
            yield from bare_words(otherwise)
        case ast.Call(func=ast.Attribute(value=text, attr="format" | "join")):
            yield from bare_words(text)
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            for each in parts:
                yield from bare_words(each)


def untranslated(source: str) -> Iterator[str]:
    """What somebody would read in English whatever language was chosen."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node) in SHOWN:
            shown = [*node.args, *(each.value for each in node.keywords if each.arg in ("help", "title", "text"))]
            for part in shown:
                yield from bare_words(part)


def test_no_sentence_is_left_untranslated_in_the_code() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {text}"
        for file in (ROOT / "stampgui").rglob("*.py")
        for text in untranslated(file.read_text(encoding="utf-8"))
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Saved")',
        'label.setText(f"{count} saved")',
        'label.setToolTip("Saved: {count}".format(count=3))',
        'menu.addAction(_("Save") + " now")',
        'print("Saved" if done else "")',
        'options.add_argument_group(title="how dates are read")',
    ],
)
def test_a_sentence_left_untranslated_is_found(line: str) -> None:
    assert len(list(untranslated(line))) == 1
