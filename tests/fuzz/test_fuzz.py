"""A bounded share of what `python tests/fuzz/run.py` does: no parser of foreign bytes fails in a way of its own."""

import sys
import time
from random import Random

import pytest

from fuzz.campaign import Parser, run_campaign
from fuzz.mutation import Mutator, Seeds
from fuzz.parsers import PARSERS

FEW, MANY = 6, 120
"""Inputs: stamping takes a hundred times as long as parsing."""

pytestmark = pytest.mark.xdist_group("fuzz")  # they share the seeds, and one worker


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_a_parser_survives_what_is_not_right(parser: Parser) -> None:
    report = run_campaign(parser, inputs=FEW if parser.name.startswith("stamp-") else MANY)
    assert not [f"{finding.kind}: {finding.detail}\n{finding.trace}" for finding in report.findings.values()]
    assert report.inputs
    assert report.accepted, "what is hardly changed can be parsed"


def run(parse: object, **options: float) -> set[str]:
    parser = Parser("made up", parse, lambda: Seeds((b"a seed",)), (ValueError,), **options)  # type: ignore[arg-type]
    return {finding.kind for finding in run_campaign(parser, inputs=4).findings.values()}


def test_only_declared_errors_and_short_work_are_no_findings() -> None:
    def spend(_data: bytes) -> None:
        end = time.thread_time() + 0.004
        while time.thread_time() < end:
            pass

    assert run(lambda data: int(data)) == set()
    assert run(lambda data: data[100]) == {"error"}
    assert run(spend) == set()
    assert run(spend, slow_seconds=0.002) == {"slow"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can forget the most memory that a process held")
def test_memory_is_a_finding_only_where_the_input_itself_takes_it() -> None:
    kept: list[bytes] = []

    def fill_once(_data: bytes) -> None:
        kept.append(b"k" * (100 << 20 if len(kept) == 2 else 0))

    begun: list[bytes] = []

    def take_much(_data: bytes) -> None:
        begun.append(b"t" * (100 << 20 if begun else 0))  # the first call is to load what it needs
        begun[-1] = b""

    assert run(fill_once) == set()
    assert "memory" in run(take_much)


def test_the_same_seed_makes_the_same_mutants() -> None:
    seeds = PARSERS[0].seeds()
    first, second = (Mutator(seeds, Random("1")) for _ in range(2))
    mutants = [first.make() for _ in range(50)]
    assert mutants == [second.make() for _ in range(50)]
    assert len(set(mutants)) > 40
