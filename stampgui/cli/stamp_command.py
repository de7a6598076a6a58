"""`stampgui stamp`."""

import argparse
import datetime
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import nullcontext
from itertools import takewhile
from pathlib import Path
from typing import Final

from stampgui.batch.answer import NO_ANSWER, answer_key
from stampgui.batch.processing import KeyedJobs, OutcomeStream, StampingPool, stamp_all, stamp_each
from stampgui.batch.report.errors import ReportWriteError
from stampgui.caption.caption_text import EventPlace, check_language, check_template, find_wording
from stampgui.caption.template_fields import WORDINGS, find_fields, with_event_line
from stampgui.cli.cancelling import Cancellation
from stampgui.cli.commands import ExitCode
from stampgui.cli.given_paths import GivenPaths
from stampgui.cli.given_photos import (
    begin_shifts,
    choose_exit_code,
    count_given_photos,
    drop_keys,
    find_given_photos,
    open_given_paths,
    open_output_folder,
    print_outcomes,
)
from stampgui.cli.languages import CAPTION_LANGUAGE
from stampgui.cli.option_errors import OptionError
from stampgui.cli.printing import OutcomePrinter
from stampgui.cli.styles import load_style
from stampgui.cli.terminal_text import print_error
from stampgui.dates.partial import PartialDate
from stampgui.dates.zones import parse_zone
from stampgui.folders import find_folders
from stampgui.i18n import Catalogue, Message, message
from stampgui.machine_memory import share_memory
from stampgui.session.clock import read_today
from stampgui.session.copies.contact_sheet import ContactSheetError, check_contact_sheet_path
from stampgui.session.copies.copy_planner import CopyPlanner
from stampgui.session.photos.batch_photos import Answers, BatchPhoto, examine_batch, foresee_all, with_answer
from stampgui.session.saving.lost_copies import WrittenFiles
from stampgui.session.worker_count import choose_worker_count
from stampgui.stamping.copy_file import check_folder
from stampgui.stamping.copy_name import check_naming
from stampgui.stamping.job import ExistingPolicy, Job, Recipe, WriteDate
from stampgui.stamping.outcome import Outcome, Status
from stampgui.stamping.preset import parse_preset
from stampgui.values import replace

_MAX_PICTURES: Final = 10_000
"""Limit for pictures in a report; higher than in the window, since they are made while the workers stamp."""


def run_stamp(
    options: argparse.Namespace, catalogue: Catalogue, cancellation: Cancellation, pool: "StampingPool | None"
) -> int:
    """Write the copies in the processes of `pool`, without one each by itself, or say what would be written."""
    today = read_today()
    answers = _collect_answers(options, today)
    recipe = _build_recipe(options, answers, today)
    if options.report:
        from stampgui.batch.report.recording import check_report_path  # late: few calls write one

        check_report_path(options.report)
        if options.save_dates and options.save_dates.resolve() == options.report.resolve():
            raise OptionError(
                message(
                    "--report and --save-dates are the same file, {name}. Choose another name for one of them.",
                    name=options.report.name,
                )
            )
        check_folder(options.report.parent)
    if options.contact_sheet:
        check_contact_sheet_path(options.contact_sheet)
        check_folder(options.contact_sheet.parent)
    with (
        nullcontext() if options.dry_run else open_output_folder(options.output),
        open_given_paths(options, catalogue) as given,
    ):
        code = _stamp_into_folder(options, catalogue, recipe, answers, given, cancellation, pool)
        if given.unpacked is not None and not given.is_temporary:
            from stampgui.cli.zip_files import end_unpacked

            end_unpacked(given.unpacked, catalogue, delete=options.delete_unpacked, is_complete=code == ExitCode.OK)
        return code


def _stamp_into_folder(
    options: argparse.Namespace,
    catalogue: Catalogue,
    recipe: Recipe,
    answers: Answers,
    given: GivenPaths,
    cancellation: Cancellation,
    pool: "StampingPool | None",
) -> int:
    shifts = begin_shifts(options, recipe)
    found = takewhile(lambda _: not cancellation.is_requested(), find_given_photos(options))
    photos = examine_batch(found, recipe, answers)
    if shifts is not None:
        photos = shifts.shift(photos, recipe)
    if options.ask:
        photos = _ask_missing_dates(photos, catalogue)
    if options.save_dates:
        photos = _save_dates(photos, options.save_dates, answers)
    planner = CopyPlanner(options.output, remembers=False)
    jobs = planner.plan_jobs(photos, recipe, fallback_date=answers.date_for_rest)
    outcomes = foresee_all(jobs) if options.dry_run else drop_keys(_stamp_jobs(jobs, pool, cancellation))
    written = WrittenFiles()
    outcomes = _record_outcomes(written.recheck(given.add_problems(outcomes)), options, catalogue, recipe.today)
    done_status = Status.READY if options.dry_run else Status.STAMPED
    printer = OutcomePrinter(catalogue, json_rows=options.json, total=count_given_photos(options), written=written)
    try:
        with nullcontext() if options.dry_run else cancellation.finish_rows():
            print_outcomes(outcomes, printer)
    except (ReportWriteError, ContactSheetError) as error:
        if not printer.counts:
            raise
        printer.print_summary()
        print_error(catalogue.render(error.reason))
        return ExitCode.INCOMPLETE
    printer.print_summary()
    if shifts is not None:
        shifts.print_tally(catalogue)
    printer.print_way_on()
    return choose_exit_code(printer, done=printer.counts[done_status])


def _stamp_jobs(
    jobs: KeyedJobs[BatchPhoto, Job], pool: "StampingPool | None", cancellation: Cancellation
) -> OutcomeStream[BatchPhoto]:
    if pool is None:
        return stamp_each(jobs, cancelled=cancellation.is_requested)
    return stamp_all(jobs, pool=pool, cancelled=cancellation.is_requested)


def _record_outcomes(
    outcomes: Generator[Outcome, None, None], options: argparse.Namespace, catalogue: Catalogue, today: datetime.date
) -> Generator[Outcome, None, None]:
    """Pass the outcomes on to the report and the contact sheet, where there are any."""
    if options.report:
        from stampgui.batch.report.recording import record_outcomes

        outcomes = record_outcomes(outcomes, options.report, catalogue, created_on=today, max_pictures=_MAX_PICTURES)
    if options.contact_sheet and not options.dry_run:
        outcomes = options.record_sheet(outcomes, options.contact_sheet, catalogue, today)
    return outcomes


def _build_recipe(options: argparse.Namespace, answers: Answers, today: datetime.date) -> Recipe:
    language = options.lang or CAPTION_LANGUAGE
    check_language(language)
    event_place = EventPlace(event=options.event, place=options.place)
    folders = find_folders()
    style = load_style(options.style, folders, font=options.font)
    if options.position is not None:
        style = replace(style, position=options.position)
    if options.upload_only and options.upload is None:
        raise OptionError(message("--upload-only needs --upload."))
    check_naming(options.name)
    cut_off = _parse_date(options.cut_off, today)
    return Recipe(
        _choose_template(options.text, _locate_event_place(event_place, answers), language),
        language,
        today,
        style,
        ExistingPolicy(options.existing),
        write_date=WriteDate(options.write_date),
        zone=parse_zone(options.zone),
        cut_off=None if cut_off is None else cut_off.first_day,
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
        hashes_copies=options.json or options.report is not None,
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
    for_rest = _parse_date(options.date, today)
    if options.override and for_rest is None:
        raise OptionError(message("--override needs --date."))
    if options.save_dates:
        if not options.ask and not options.shift:
            raise OptionError(message("--save-dates needs --ask or --shift."))
        from stampgui.batch.answers import check_answers_path  # late, as the next two: few calls have such files

        check_answers_path(options.save_dates)
    if not options.dates:
        return Answers(date_for_rest=for_rest, override=options.override)
    from stampgui.batch.answers import read_answers

    return Answers(read_answers(options.dates, today=today), for_rest, options.override)


def _parse_date(text: str | None, today: datetime.date) -> PartialDate | None:
    if text is None:
        return None
    from stampgui.dates.typed.parser import parse_typed_date  # late: many calls have no such date

    return parse_typed_date(text, today=today)


def _ask_missing_dates(photos: Iterable[BatchPhoto], catalogue: Catalogue) -> Iterator[BatchPhoto]:
    """Ask for dates that are missing even with the answers given so far."""
    from stampgui.cli.questions import ask_for_dates  # late, as the next: only --ask needs them
    from stampgui.session.photos.photo_list import list_examined_photos
    from stampgui.session.photos.same_pictures import suggest_same_pictures

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
        from stampgui.batch.answers import write_answers

        # together with those of --dates, so that the same file can be read and written repeatedly
        write_answers(file, {**answers.by_photo, **given})
    return iter(decided)
