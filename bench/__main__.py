"""``python -m bench [name …] [--size large] [--database postgresql://…]``.

Each benchmark prints its figures and writes them to ``var/bench/``. The data is loaded once for each size and
database, and kept. ``--database`` names an empty database that may be filled; without it, it is SQLite.
``rooms_chaos`` stands apart: see its ``--help``.
"""

import argparse
import importlib
import os
import sys

from bench import stage

NAMES = ("boards", "digests", "pages", "rooms")


def main() -> int:
    if sys.argv[1:2] == ["rooms_chaos"]:  # proves more than it measures, and has words of its own
        from bench import rooms_chaos  # noqa: PLC0415

        return rooms_chaos.main(sys.argv[2:])
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
