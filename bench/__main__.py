"""``python -m bench [name …]``: each benchmark prints its figures and writes them to ``var/bench/``."""

import importlib
import sys

NAMES = ("digests", "pages", "rooms")


def main() -> int:
    chosen = sys.argv[1:] or list(NAMES)
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; choose among: {', '.join(NAMES)}.")
        return 2
    for name in chosen:
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
