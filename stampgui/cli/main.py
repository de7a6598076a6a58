"""The commands of the command line: from arguments to rows and exit codes."""

import argparse
import datetime
import errno
import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from stampgui.batch.answers import NO_ANSWER, answer_key, check_answers_path, read_answers, write_answers
from stampgui.batch.folder_scan import FoundPhoto, find_photos
from stampgui.batch.processing import OutcomeStream, restore_all, stamp_all
from stampgui.batch.report.recording import ReportWriteError, check_report_path, record_outcomes
from stampgui.caption.caption_text import EventPlace, check_language, check_template, default_template, find_wording
from stampgui.caption.style_file import format_style
from stampgui.caption.template_fields import WORDINGS, find_fields
from stampgui.cli.arguments import OptionError, UsageError, build_parser, join_backward_shifts
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.commands import ExitCode
from stampgui.cli.languages import detect_message_language
from stampgui.cli.printing import OutcomePrinter, describe_output_error, print_error, replace_unprintable
from stampgui.cli.questions import ask_for_dates
from stampgui.cli.streams import allow_unprintable, open_missing_streams
from stampgui.cli.styles import format_style_list, load_style
from stampgui.cli.wildcards import expand_wildcards
from stampgui.cli.zip_files import GivenPaths, end_unpacked, unpack_given
from stampgui.dates.typed.parser import parse_typed_date
from stampgui.dates.zones import parse_zone
from stampgui.error_log import record_errors
from stampgui.folders import find_folders
from stampgui.i18n import Catalogue, ExplainedError, Message, load_catalogue, message
from stampgui.image.photo import resolve_path
from stampgui.machine_memory import share_memory
from stampgui.session.batch_photos import (
    Answers,
    BatchPhoto,
    examine_batch,
    foresee_all,
    foresee_dates,
    with_answer,
)
from stampgui.session.caption_spec import with_event_line
from stampgui.session.clock import read_today
from stampgui.session.copy_planner import CopyPlanner
from stampgui.session.diagnosis import format_diagnosis
from stampgui.session.photo_list import list_examined_photos
from stampgui.session.restore_planner import plan_restore_jobs
from stampgui.session.same_pictures import add_same_pictures, suggest_same_pictures
from stampgui.session.shift_rules import NO_SHIFTS, ShiftRules, ShiftTally, parse_shift_rules, shift_batch
from stampgui.session.worker_count import choose_worker_count
from stampgui.stamping.copy_file import check_folder
from stampgui.stamping.copy_name import check_naming
from stampgui.stamping.job import ExistingPolicy, Recipe, WriteDate
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset

_CAPTION_LANGUAGE: Final = "id"
_MAX_PICTURES: Final = 10_000
"""Limit for pictures in a report; higher than in the window, since they are made while the workers stamp."""


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    open_missing_streams()
    words = load_catalogue(detect_message_language(arguments, os.environ))
    allow_unprintable()
    cancellation = Cancellation()
    with cancellation.listen(), record_errors(lambda: find_folders().log_file):
        return _run_parsed(arguments, words, cancellation)


def _run_parsed(arguments: Sequence[str], catalogue: Catalogue, cancellation: Cancellation) -> int:
    try:
        options = build_parser(catalogue).parse_args(join_backward_shifts(arguments))
        return _COMMANDS[options.command](options, catalogue, cancellation)
    except UsageError as error:
        print_error(str(error))
        return ExitCode.USAGE
    except ExplainedError as error:
        print_error(catalogue.render(error.reason))
        return ExitCode.USAGE
    except OSError as error:
        # the reader of the rows is gone, or the disk is full: discard what Python has buffered
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError) and not _is_closed_pipe(error):
            print_error(catalogue.render(describe_output_error(error)))
        return ExitCode.INCOMPLETE
    except KeyboardInterrupt:
        print_error(catalogue.gettext("Cancelled. Finished files are kept."))
        return ExitCode.CANCELLED


def _is_closed_pipe(error: OSError) -> bool:
    """Whether the error is a closed pipe, for which Windows does not raise BrokenPipeError; it has no file name."""
    return error.errno == errno.EINVAL and error.filename is None


def _run_stamp(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    today = read_today()
    answers = _collect_answers(options, today)
    recipe = _build_recipe(options, answers, today)
    if options.report:
        check_report_path(options.report)
        check_folder(options.report.parent)
    with (
        nullcontext() if options.dry_run else _output_folder(options.output),
        _given_paths(options, catalogue) as given,
    ):
        code = _stamp_into_folder(options, catalogue, recipe, answers, given, cancellation)
        end_unpacked(given, catalogue, delete=options.delete_unpacked, is_complete=code == ExitCode.OK)
        return code


@contextmanager
def _given_paths(options: argparse.Namespace, catalogue: Catalogue) -> Iterator[GivenPaths]:
    """The paths of the call, with photos in the place of ZIP files; a dry run keeps none of them."""
    folder = None if getattr(options, "dry_run", False) else getattr(options, "output", None)
    paths = expand_wildcards(options.paths)
    with unpack_given(paths, catalogue, copy_folder=folder, fetch=options.fetch) as given:
        options.paths = given.paths
        yield given


@contextmanager
def _output_folder(folder: Path) -> Iterator[None]:
    """A folder for copies that can be written to; it is not left behind empty. Raises WriteError."""
    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    check_folder(folder)
    try:
        yield
    finally:
        for each in made:
            with suppress(OSError):  # it is not empty
                each.rmdir()


def _stamp_into_folder(
    options: argparse.Namespace,
    catalogue: Catalogue,
    recipe: Recipe,
    answers: Answers,
    given: GivenPaths,
    cancellation: Cancellation,
) -> int:
    rules, tally = _collect_shifts(options, recipe), ShiftTally()
    found = takewhile(lambda _: not cancellation.is_requested(), _find_photos(options))
    photos = shift_batch(examine_batch(found, recipe, answers), rules, tally, today=recipe.today)
    if options.ask:
        photos = _ask_missing_dates(photos, catalogue)
    if options.save_dates:
        photos = _save_dates(photos, options.save_dates, answers)
    planner = CopyPlanner(options.output, remembers=False)
    jobs = planner.plan_jobs(photos, recipe, fallback_date=answers.date_for_rest)
    outcomes = (
        foresee_all(jobs)
        if options.dry_run
        else _drop_keys(stamp_all(jobs, workers=options.jobs, cancelled=cancellation.is_requested))
    )
    outcomes = given.add_problems(outcomes)
    done_status = Status.READY if options.dry_run else Status.STAMPED
    if options.report:
        outcomes = record_outcomes(
            outcomes,
            options.report,
            catalogue,
            created_on=recipe.today,
            template=recipe.template,
            max_pictures=_MAX_PICTURES,
        )
    printer = OutcomePrinter(catalogue, json_rows=options.json, total=_count_photos(options))
    try:
        with nullcontext() if options.dry_run else cancellation.finish_rows():
            _print_outcomes(outcomes, printer)
    except ReportWriteError as error:
        if not printer.counts:
            raise
        printer.print_summary()
        print_error(catalogue.render(error.reason))
        return ExitCode.INCOMPLETE
    printer.print_summary()
    _print_tally(rules, tally, catalogue)
    printer.print_way_on()
    return _exit_code(printer, done=printer.counts[done_status])


def _find_photos(options: argparse.Namespace) -> Iterable[FoundPhoto]:
    photos = find_photos(expand_wildcards(options.paths), exclude=options.output)
    into_itself = any(resolve_path(path) == resolve_path(options.output) for path in expand_wildcards(options.paths))
    # list all photos first, so that new copies are not found among them
    return list(photos) if into_itself else photos


def _count_photos(options: argparse.Namespace) -> int | None:
    """The number of photos; counted only if a progress bar shows it."""
    return sum(1 for _ in _find_photos(options)) if sys.stderr.isatty() else None


def _run_dates(options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    language = options.lang or _CAPTION_LANGUAGE
    check_language(language)
    recipe = Recipe(
        default_template(language), language, read_today(), zone=parse_zone(options.zone), fetch=options.fetch
    )
    with _given_paths(options, catalogue) as given:
        rules, tally = _collect_shifts(options, recipe), ShiftTally()
        photos = shift_batch(examine_batch(find_photos(given.paths), recipe), rules, tally, today=recipe.today)
        photos = add_same_pictures(photos, workers=choose_worker_count(0))
        printer = OutcomePrinter(catalogue, json_rows=options.json, every_row=True)
        _print_outcomes(given.add_problems(foresee_dates(photos, recipe)), printer)
        printer.print_summary()
        _print_tally(rules, tally, catalogue)
        return _exit_code(printer, done=printer.dated)


def _run_restore(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    check_language(options.lang or _CAPTION_LANGUAGE)
    with _output_folder(options.output):
        return _restore_into_folder(options, catalogue, cancellation)


def _restore_into_folder(options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation) -> int:
    copies = ((found, found) for found in _find_photos(options))
    jobs = plan_restore_jobs(copies, options.output, ExistingPolicy(options.existing), fetch=options.fetch)
    printer = OutcomePrinter(
        catalogue, json_rows=options.json, total=_count_photos(options), doing=catalogue.gettext("Restoring")
    )
    originals = restore_all(jobs, workers=options.jobs, cancelled=cancellation.is_requested)
    with cancellation.finish_rows():
        _print_outcomes(_drop_keys(originals), printer)
    printer.print_summary()
    return _exit_code(printer, done=printer.counts[Status.RESTORED])


def _run_styles(options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    if options.style:
        print(format_style(load_style(options.style, find_folders())), end="")
        return ExitCode.OK
    for line in format_style_list(find_folders(), catalogue):
        print(replace_unprintable(line))
    return ExitCode.OK


def _run_doctor(_options: argparse.Namespace, catalogue: Catalogue, _cancellation: Cancellation) -> int:
    for line in format_diagnosis(find_folders(), catalogue):
        print(replace_unprintable(line), flush=True)
    return ExitCode.OK


_COMMANDS: Final = {
    "stamp": _run_stamp,
    "dates": _run_dates,
    "restore": _run_restore,
    "styles": _run_styles,
    "doctor": _run_doctor,
}


def _drop_keys(outcomes: OutcomeStream[Any]) -> Generator[Outcome, None, None]:
    with closing(outcomes):
        for _, outcome in outcomes:
            yield outcome


def _print_outcomes(outcomes: Generator[Outcome, None, None], printer: OutcomePrinter) -> None:
    with closing(outcomes), printer:
        for outcome in outcomes:
            printer.print_outcome(outcome)


def _exit_code(printer: OutcomePrinter, *, done: int) -> int:
    """Whether each photo is done, and still there; a link to one is none."""
    done_all = done == printer.counts.total() - printer.links
    return ExitCode.OK if done and done_all and not printer.lost else ExitCode.INCOMPLETE


def _build_recipe(options: argparse.Namespace, answers: Answers, today: datetime.date) -> Recipe:
    language = options.lang or _CAPTION_LANGUAGE
    check_language(language)
    event_place = EventPlace(event=options.event, place=options.place)
    folders = find_folders()
    style = load_style(options.style, folders, font=options.font)
    if options.position is not None:
        style = replace(style, position=options.position)
    if options.upload_only and options.upload is None:
        raise OptionError(message("--upload-only needs --upload."))
    check_naming(options.name)
    cut_off = None if options.cut_off is None else parse_typed_date(options.cut_off, today=today).first_day
    return Recipe(
        _choose_template(options.text, _locate_event_place(event_place, answers), language),
        language,
        today,
        style,
        ExistingPolicy(options.existing),
        write_date=WriteDate(options.write_date),
        zone=parse_zone(options.zone),
        cut_off=cut_off,
        event_place=event_place,
        undo=options.undo,
        no_gps=options.no_gps,
        upload_preset=None if options.upload is None else parse_preset(options.upload),
        faithful=not options.upload_only,
        naming=options.name,
        font_folders=folders.fonts,
        memory_budget=share_memory(options.jobs),
        accepts_damage=options.damaged,
        fetch=options.fetch,
    )


def _locate_event_place(event_place: EventPlace, answers: Answers) -> Mapping[str, str | Message]:
    """Which of event and place is given for any photo, and by which option or column."""
    rows = [answer.event_place for answer in answers.by_photo.values()]
    return {
        name: f"--{name}" if getattr(event_place, name) else message("the {name} column of --dates", name=name)
        for name in ("event", "place")
        if getattr(event_place, name) or any(getattr(words, name) for words in rows)
    }


def _choose_template(typed: str | None, origins: Mapping[str, str | Message], language: str) -> str:
    """The template or the wording of --text, else the default; wordings get a line for the given event and place."""
    wording = find_wording(typed or WORDINGS[0], language)
    if wording is not None:
        return with_event_line(wording) if origins else wording
    template = (typed or "").replace(r"\n", "\n")
    check_template(template)
    for name, where in origins.items():
        if name not in find_fields(template):
            raise OptionError(message("{where} needs {field} in --text.", where=where, field="{" + name + "}"))
    return template


def _collect_answers(options: argparse.Namespace, today: datetime.date) -> Answers:
    for_rest = parse_typed_date(options.date, today=today) if options.date is not None else None
    if options.override and for_rest is None:
        raise OptionError(message("--override needs --date."))
    if options.save_dates:
        if not options.ask and not options.shift:
            raise OptionError(message("--save-dates needs --ask or --shift."))
        check_answers_path(options.save_dates)
    by_photo = read_answers(options.dates, today=today) if options.dates else {}
    return Answers(by_photo, for_rest, options.override)


def _collect_shifts(options: argparse.Namespace, recipe: Recipe) -> ShiftRules:
    """Read the shifts; those that name photos need the photos to be listed."""
    if not options.shift:
        return NO_SHIFTS
    named = any("=" in text for text in options.shift)
    photos = (
        list(find_photos(expand_wildcards(options.paths), exclude=getattr(options, "output", None))) if named else []
    )
    return parse_shift_rules(options.shift, photos, recipe)


def _print_tally(rules: ShiftRules, tally: ShiftTally, catalogue: Catalogue) -> None:
    """Say on standard error how many photos were shifted, and which were not and why."""
    for sentence in tally.describe(rules):
        print_error(catalogue.render(sentence))


def _ask_missing_dates(photos: Iterable[BatchPhoto], catalogue: Catalogue) -> Iterator[BatchPhoto]:
    """Ask for dates that are missing even with the answers given so far."""
    examined = list(photos)
    listed = list_examined_photos((photo.found, photo.photo, photo.outcome) for photo in examined)
    listed = suggest_same_pictures(listed, workers=choose_worker_count(0))
    asked = ask_for_dates(listed, catalogue, today=read_today())
    dates = {listed.photos[photo].found.path: date for photo, date in asked.items()}
    return (
        with_answer(photo, date) if (date := dates.get(photo.found.path)) is not None else photo for photo in examined
    )


def _save_dates(photos: Iterable[BatchPhoto], file: Path, answers: Answers) -> Iterator[BatchPhoto]:
    """Write the dates that were asked for or shifted, before anything is stamped."""
    decided = list(photos)
    said = {
        answer_key(photo.found.path): photo.user_date
        for photo in decided
        if photo.user_date != answers.find_answer(photo.found).date
    }
    given = {key: replace(answers.by_photo.get(key, NO_ANSWER), date=date) for key, date in said.items()}
    if given:
        # together with those of --dates, so that the same file can be read and written repeatedly
        write_answers(file, {**answers.by_photo, **given})
    return iter(decided)
