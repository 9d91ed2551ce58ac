"""``python -m bench [name …] [--size large] [--database postgresql://…]``.

Each benchmark prints its figures and writes them to ``var/bench/``. The data is loaded once for each size and
database, and kept. ``--database`` names an empty database that may be filled; without it, it is SQLite.
``rooms_chaos`` and ``rooms_speed`` stand apart: see their ``--help``.
"""

import argparse
import importlib
import os
import sys

from bench import stage

NAMES = ("boards", "digests", "pages", "rooms")


def main() -> int:
    if sys.argv[1:2] in (["rooms_chaos"], ["rooms_speed"]):  # these have words of their own
        done: int = importlib.import_module(f"bench.{sys.argv[1]}").main(sys.argv[2:])
        return done
    parser = argparse.ArgumentParser(prog="bench", description="Measures, prints, never judges.")
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    parser.add_argument("--size", choices=["bench", "large"], default="bench")
    parser.add_argument("--database", default="", help="the address of an empty PostgreSQL database")
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.names) - set(NAMES))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; choose among: {', '.join(NAMES)}.")
        return 2
    stage.choose(size=chosen.size, database=chosen.database)
    print(f"On {stage.described()}; load before: {', '.join(f'{n:.1f}' for n in os.getloadavg())}")
    for name in chosen.names or NAMES:
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
