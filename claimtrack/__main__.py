"""The program: `claimtrack`, or `python -m claimtrack`."""

import gc
import sys

from claimtrack.cli import main

__all__ = ["run"]


def run() -> None:
    """Run the command line and end the process with its exit code."""
    gc.disable()  # a command is over before collecting garbage would pay
    sys.exit(main())


if __name__ == "__main__":
    run()
