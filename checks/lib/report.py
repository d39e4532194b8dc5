"""What a check found, said once at the end; the same words as report.mjs."""

import sys
import time
from collections import Counter


class Report:
    def __init__(self, name):
        self.name, self.counts, self.faults, self.start = name, Counter(), [], time.monotonic()

    def saw(self, what, number=1):
        self.counts[what] += number

    def fault(self, where, say):
        self.faults.append((where, " ".join(str(say).split())))

    def must(self, truth, where, say):
        """A fault unless `truth`; gives `truth` back."""
        if not truth:
            self.fault(where, say)
        return truth

    def end(self):
        """Prints everything; the exit code. A check that saw nothing has failed."""
        for where, say in self.faults[:60]:
            print(f"  {where}: {say}")
        if len(self.faults) > 60:
            print(f"  and {len(self.faults) - 60} more")
        seen = ", ".join(f"{number} {what}" for what, number in self.counts.items())
        print(f"  {self.name}: {seen or 'nothing'} looked at in {time.monotonic() - self.start:.1f} s, {len(self.faults)} faults")
        return 1 if self.faults or not seen else 0


def address(usage):
    """The site to look at, from the command line."""
    if len(sys.argv) != 2 or not sys.argv[1].startswith("http"):
        print(f"usage: {usage} http://127.0.0.1:PORT", file=sys.stderr)
        raise SystemExit(2)
    return sys.argv[1].rstrip("/")
