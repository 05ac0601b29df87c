"""Fuzz every reader: ``python -m tests.fuzz --count 10000 --seed 1 catalogues logs``; exit code 1 when one fails."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz.fuzzing import FEW
from tests.fuzz.targets import RUNS, run
from tests.fuzz.twins import TWINS, not_caught


def main() -> int:
    """Run what was asked for, each reader in a process of its own, and print a row for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *RUNS], help=f"of {', '.join(RUNS)}; all when none is given")
    parser.add_argument("--count", type=int, default=10_000, help="inputs of each")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same inputs")
    asked = parser.parse_args()
    failures: list[str] = []
    with ProcessPoolExecutor(max_tasks_per_child=1) as pool:
        runs = [pool.submit(run, name, asked.count, asked.seed) for name in asked.names or RUNS]
        missed = [pool.submit(not_caught, name) for name in TWINS]
        for ended in runs:
            tally = ended.result()
            print(tally.line, flush=True)  # noqa: T201  a program of its own
            failures += tally.failures[:FEW]
        for name, uncaught in zip(TWINS, missed, strict=True):
            verdict = "NOT caught" if uncaught.result() else "caught"
            print(f"a bad reader of {TWINS[name][0]}, which {name}: {verdict}", flush=True)  # noqa: T201  as above
            failures += [f"the bad reader that {name} was not caught"] if uncaught.result() else []
    print("\n".join(failures), file=sys.stderr, end="\n" if failures else "")  # noqa: T201  as above
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
