"""Every sentence exists in both languages, and numbers, months and sentences fill their places."""

import ast
import re
import string
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from given import ROOT
from stampgui.i18n import DayName, MonthName, load_catalogue, message, messages, pick_language

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


def test_no_indonesian_sentence_is_left_over(extracted: Catalog, indonesian: Catalog) -> None:
    assert [each.id for each in indonesian if each.id and extracted.get(each.id) is None] == []


def test_an_indonesian_sentence_has_the_same_places_to_fill(indonesian: Catalog) -> None:
    def places(text: str) -> set[str | None]:
        return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}

    for each in indonesian:
        if "python-brace-format" in each.flags:
            english = each.id[-1] if isinstance(each.id, tuple) else each.id
            sentences = each.string if isinstance(each.string, tuple) else (each.string,)
            assert all(places(str(text)) == places(str(english)) for text in sentences), english


def test_a_sentence_is_written_in_the_readers_language() -> None:
    sentence = message("{file} cannot be read ({detail}).", file="a.csv", detail="x")
    assert load_catalogue("en").render(sentence) == "a.csv cannot be read (x)."
    assert load_catalogue("id").render(sentence) == "a.csv tidak bisa dibaca (x)."


def test_months_and_weekdays_take_the_readers_language() -> None:
    sentence = message("{day} {month}", day=DayName(4), month=MonthName(2))
    assert load_catalogue("en").render(sentence) == "Friday February"
    assert load_catalogue("id").render(sentence) == "Jumat Februari"


def test_a_sentence_follows_its_number() -> None:
    assert load_catalogue("en").render(messages("{count} photo", "{count} photos", 1)) == "1 photo"
    assert load_catalogue("en").render(messages("{count} photo", "{count} photos", 2)) == "2 photos"
    assert load_catalogue("id").render(messages(" and {count} more", " and {count} more", 2)) == " dan 2 lainnya"


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
