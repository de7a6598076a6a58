"""Hands mutants to every parser of foreign bytes: `python tests/fuzz/run.py [--parser NAME] [--inputs N]`.

Prints for each parser how many inputs it read, how fast, how long the slowest took, and what was found; with `--keep`
each finding's input and what it did are stored in a folder. The same `--seed` gives the same inputs. Files of real
cameras (`../shared`) are changed, too, where they are at hand.
"""

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from fuzz.campaign import Report, run_campaign
from fuzz.parsers import PARSERS


def _print_report(report: Report) -> None:
    speed = report.inputs / max(report.seconds, 1e-9)
    print(
        f"{report.parser:<20}{report.inputs:>10}{report.accepted:>10}{speed:>11.0f}{report.slowest * 1000:>12.1f}"
        f"{len(report.findings):>10}",
        flush=True,
    )
    for finding in report.findings.values():
        print(f"    {finding.kind}: {finding.detail}", flush=True)


def _keep_findings(report: Report, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, finding in enumerate(report.findings.values()):
        path = folder / f"{report.parser}-{finding.kind}-{number}"
        path.write_bytes(finding.data)
        path.with_suffix(".txt").write_text(f"{finding.detail}\n{finding.trace}", encoding="utf-8")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parser", action="append", choices=[parser.name for parser in PARSERS])
    options.add_argument("--inputs", type=int, default=10_000, help="for each parser (default: %(default)s)")
    options.add_argument("--seconds", type=float, default=float("inf"), help="the longest for each parser")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--keep", type=Path, metavar="FOLDER")
    chosen = options.parse_args()
    print(f"{'parser':<20}{'inputs':>10}{'parsed':>10}{'inputs/s':>11}{'slowest ms':>12}{'findings':>10}")
    found = False
    for parser in PARSERS:
        if chosen.parser is None or parser.name in chosen.parser:
            report = run_campaign(parser, inputs=chosen.inputs, seconds=chosen.seconds, seed=chosen.seed)
            _print_report(report)
            found |= bool(report.findings)
            if chosen.keep is not None:
                _keep_findings(report, chosen.keep)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
