"""Arguments in, rows and exit codes out."""

import argparse
import datetime
import errno
import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Final

from stampgui.batch.answers import NO_ANSWER, Answer, answer_key, check_answers_path, read_answers, write_answers
from stampgui.batch.finding import Found, find_photos
from stampgui.batch.grouping import grouped
from stampgui.batch.naming import Namer
from stampgui.batch.plan import Answers, planned, restorations
from stampgui.batch.report import CannotReport, check_report_path, recorded
from stampgui.batch.run import Outcomes, doubted, examine_all, restore_all, stamp_all
from stampgui.caption.fields import fields_in
from stampgui.caption.style_file import style_text
from stampgui.caption.wording import Words, check_language, check_template, default_template
from stampgui.cli.arguments import Unfit, WrongCall, parser
from stampgui.cli.asking import ask
from stampgui.cli.folders import font_folders
from stampgui.cli.languages import message_language
from stampgui.cli.printing import Printer, printable
from stampgui.cli.styles import chosen_style, style_lines
from stampgui.cli.wildcards import unfolded
from stampgui.dates.named_zones import zone_of
from stampgui.dates.typed import read_typed
from stampgui.i18n import Catalogue, Explained, Message, catalogue, message
from stampgui.image.photo import real_path
from stampgui.stamping.copy_name import check_naming
from stampgui.stamping.job import Existing, Recipe
from stampgui.stamping.outcome import Status
from stampgui.stamping.preset import preset_of
from stampgui.stamping.writing import check_folder

ALL_DONE: Final = 0
SOME_NOT: Final = 1
WRONG_CALL: Final = 2
CANCELLED: Final = 130

_CAPTION_LANGUAGE: Final = "id"
_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_PICTURES: Final = 10_000
"""Small pictures in a report: here they are made while the workers stamp."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    words = catalogue(message_language(arguments, os.environ))
    with _prepared_process():
        return _run(arguments, words)


def _run(arguments: Sequence[str], words: Catalogue) -> int:
    try:
        options = parser(words).parse_args(arguments)
        return _COMMANDS[options.command](options, words)
    except WrongCall as error:
        print(error, file=sys.stderr)
        return WRONG_CALL
    except Explained as error:
        print(words.render(error.reason), file=sys.stderr)
        return WRONG_CALL
    except OSError as error:
        # the reader of the rows has gone, or the disk is full; what Python still holds for them goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError) and not _is_closed_pipe(error):
            print(error, file=sys.stderr)
        return SOME_NOT
    except KeyboardInterrupt:
        print(words.gettext("Cancelled. What is finished stays."), file=sys.stderr)
        return CANCELLED


def _is_closed_pipe(error: OSError) -> bool:
    """Whether it is what Windows says where others say BrokenPipeError; of files it says their names, too."""
    return error.errno == errno.EINVAL and error.filename is None


@contextmanager
def _prepared_process() -> Iterator[None]:
    """Let no odd letter and no closed terminal end a batch half way.

    Afterwards signals do again what they did before. After a cancelling they stay without effect: whoever goes on
    pressing Ctrl+C must not break off the end of the process either.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    before = {number: signal.signal(number, _end) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is _end:
                signal.signal(number, handler)


def _end(_number: int, _frame: object) -> None:
    """Cancel once; a second Ctrl+C must not break off the tidying up."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _stamp(options: argparse.Namespace, words: Catalogue) -> int:
    today = _today()
    answers = _answers(options, today)
    recipe = _recipe(options, answers, today)
    if options.report:
        check_report_path(options.report)
        check_folder(options.report.parent)
    if not options.dry_run:
        check_folder(options.output)
    if options.ask:
        answers = _asked(options, recipe, answers, words)
    photos = _photos(options)
    jobs = planned(photos, recipe, answers=answers, namer=Namer(options.output, recipe.existing))
    outcomes = examine_all(jobs, workers=0) if options.dry_run else stamp_all(doubted(jobs), workers=options.jobs)
    wanted = Status.READY if options.dry_run else Status.STAMPED
    if options.report:
        outcomes = recorded(
            outcomes, options.report, words, made=recipe.today, template=recipe.template, pictures=_PICTURES
        )
    printer = Printer(words, json_rows=options.json, total=_total(options))
    try:
        _show(outcomes, printer)
    except CannotReport as error:
        if not printer.counts:
            raise
        printer.sum_up()
        print(words.render(error.reason), file=sys.stderr)
        return SOME_NOT
    return _exit_code(printer, done=printer.counts[wanted])


def _photos(options: argparse.Namespace) -> Iterable[Found]:
    photos = find_photos(unfolded(options.paths), leave_out=options.output)
    into_itself = any(real_path(path) == real_path(options.output) for path in unfolded(options.paths))
    # fresh copies are not to be found among the photos they are made of
    return list(photos) if into_itself else photos


def _total(options: argparse.Namespace) -> int | None:
    """How many photos there are; counted only where a progress bar shows it."""
    return sum(1 for _ in _photos(options)) if sys.stderr.isatty() else None


def _dates(options: argparse.Namespace, words: Catalogue) -> int:
    language = options.lang or _CAPTION_LANGUAGE
    check_language(language)
    recipe = Recipe(default_template(language), language, _today(), zone=zone_of(options.zone))
    outcomes = examine_all(planned(find_photos(unfolded(options.paths)), recipe), workers=0)
    printer = _show(outcomes, Printer(words, json_rows=options.json, every_row=True))
    return _exit_code(printer, done=printer.dated)


def _restore(options: argparse.Namespace, words: Catalogue) -> int:
    check_language(options.lang or _CAPTION_LANGUAGE)
    check_folder(options.output)
    jobs = restorations(_photos(options), options.output, Existing(options.existing))
    printer = Printer(words, json_rows=options.json, total=_total(options), doing=words.gettext("Giving back"))
    _show(restore_all(jobs, workers=options.jobs), printer)
    return _exit_code(printer, done=printer.counts[Status.RESTORED])


def _styles(options: argparse.Namespace, words: Catalogue) -> int:
    if options.style:
        print(style_text(chosen_style(options.style, os.environ)), end="")
        return ALL_DONE
    for line in style_lines(os.environ, words):
        print(printable(line))
    return ALL_DONE


_COMMANDS: Final = {"stamp": _stamp, "dates": _dates, "restore": _restore, "styles": _styles}


def _show(outcomes: Outcomes, printer: Printer) -> Printer:
    with closing(outcomes), printer:
        for outcome in outcomes:
            printer.show(outcome)
    printer.sum_up()
    return printer


def _exit_code(printer: Printer, *, done: int) -> int:
    return ALL_DONE if done and done == printer.counts.total() else SOME_NOT


def _recipe(options: argparse.Namespace, answers: Answers, today: datetime.date) -> Recipe:
    language = options.lang or _CAPTION_LANGUAGE
    check_language(language)
    said = Words(event=options.event, place=options.place)
    style = chosen_style(options.style, os.environ, font=options.font)
    if options.position is not None:
        style = replace(style, position=options.position)
    if options.upload_only and options.upload is None:
        raise Unfit(message("--upload-only goes with --upload."))
    check_naming(options.name)
    cut_off = None if options.cut_off is None else read_typed(options.cut_off, today=today).first_day
    return Recipe(
        _template(options.text, _told(said, answers), language),
        language,
        today,
        style,
        Existing(options.existing),
        zone=zone_of(options.zone),
        cut_off=cut_off,
        words=said,
        undo=options.undo,
        no_gps=options.no_gps,
        upload=None if options.upload is None else preset_of(options.upload),
        faithful=not options.upload_only,
        naming=options.name,
        fonts=font_folders(os.environ),
    )


def _told(said: Words, answers: Answers) -> Mapping[str, str | Message]:
    """Which of event and place is told of any photo, and where."""
    rows = [answer.words for answer in answers.by_photo.values()]
    return {
        name: f"--{name}" if getattr(said, name) else message("the {name} column of --dates", name=name)
        for name in ("event", "place")
        if getattr(said, name) or any(getattr(words, name) for words in rows)
    }


def _template(typed: str | None, told: Mapping[str, str | Message], language: str) -> str:
    """What --text says, else the language's own caption below what is told about the event and the place."""
    if not typed:
        return ("{event}, {place}\n" if told else "") + default_template(language)
    template = typed.replace(r"\n", "\n")
    check_template(template)
    for name, where in told.items():
        if name not in fields_in(template):
            raise Unfit(message("{where} goes with {field} in --text.", where=where, field="{" + name + "}"))
    return template


def _today() -> datetime.date:
    """The day on this computer's clock: the one that people mean by "today"."""
    return datetime.datetime.now().astimezone().date()


def _answers(options: argparse.Namespace, today: datetime.date) -> Answers:
    for_rest = read_typed(options.date, today=today) if options.date is not None else None
    if options.override and for_rest is None:
        raise Unfit(message("--override goes with --date."))
    if options.save_dates:
        if not options.ask:
            raise Unfit(message("--save-dates goes with --ask."))
        check_answers_path(options.save_dates)
    by_photo = read_answers(options.dates, today=today) if options.dates else {}
    return Answers(by_photo, for_rest, options.override)


def _asked(options: argparse.Namespace, recipe: Recipe, answers: Answers, words: Catalogue) -> Answers:
    """Ask for what has no date even with the answers given so far, and keep what was said where that is wanted."""
    groups = grouped(examine_all(planned(_photos(options), recipe, answers=answers), workers=0))
    given: dict[str, Answer] = {}
    for group, date in ask(groups, words, today=recipe.today):
        keys = [answer_key(outcome.path) for outcome in group.outcomes]
        given |= {key: replace(answers.by_photo.get(key, NO_ANSWER), date=date) for key in keys}
    by_photo = {**answers.by_photo, **given}
    if options.save_dates and given:
        # together with those of --dates, so that the one file may be read and written again and again
        write_answers(options.save_dates, by_photo)
    return replace(answers, by_photo=by_photo)
