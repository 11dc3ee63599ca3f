"""`python -m tests.fuzz N [FIRST]`: N mutants, from seed FIRST on; each that fails is named by its seed."""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from tests.fuzz.mutants import mutant
from tests.fuzz.trial import complaints


def main(number: int, first: int) -> int:
    failed: Counter[str] = Counter()
    for seed in range(first, first + number):
        folder = Path(tempfile.mkdtemp())
        try:
            found = list(complaints(mutant(seed), folder))
        except Exception as error:  # whatever it is, the seed that shows it is what matters
            last = traceback.extract_tb(error.__traceback__)[-1]
            found = [f"{type(error).__name__}: {error} in {last.filename}:{last.lineno}"]
        shutil.rmtree(folder)
        if found:
            failed[found[0][:60]] += 1
            print(f"seed {seed}: {found[0][:300]}", flush=True)
    print(f"{number} mutants, {failed.total()} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    arguments = list(map(int, sys.argv[1:]))
    sys.exit(main(arguments[0] if arguments else 1000, arguments[1] if len(arguments) > 1 else 0))
