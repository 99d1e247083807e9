"""What `claimtrack check claims` costs beside a bare interpreter and beside loading YAML alone.

Run it with the Python of an environment where claimtrack is installed, from the repository:

    .venv/bin/python benchmarks/startup.py [ROUNDS]

It prints process CPU (user and system) in medians over interleaved rounds, and ratios to a bare
interpreter of the same environment.
"""

import os
import resource
import subprocess
import sys
import tempfile
from statistics import median

CHECK = [sys.executable, "-m", "claimtrack", "check", "claims"]
YAML = """
import sys, yaml, pathlib
for path in pathlib.Path("claims").rglob("*.yaml"):
    yaml.load(path.read_text(), yaml.CSafeLoader)
"""
COMMANDS = {
    "bare interpreter": [sys.executable, "-c", "pass"],
    "import attr, yaml, argparse": [sys.executable, "-c", "import attr, yaml, argparse"],
    "yaml.load(CSafeLoader) of claims": [sys.executable, "-c", YAML],
    "claimtrack --version": [sys.executable, "-m", "claimtrack", "--version"],
    "claimtrack check --no-cache": [*CHECK, "--no-cache"],
    "claimtrack check": CHECK,
}


def cpu(command: list[str], environ: dict[str, str]) -> float:
    """Return the seconds of CPU that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    """Measure every command in every round, so that a busy machine is busy for all."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        environ = os.environ | {"XDG_CACHE_HOME": folder}
        for _ in range(rounds):
            for name, command in COMMANDS.items():
                taken[name].append(cpu(command, environ))
    bare = median(taken["bare interpreter"])
    for name, seconds in taken.items():
        print(f"{name:34} {median(seconds) * 1000:7.1f} ms {median(seconds) / bare:6.2f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
