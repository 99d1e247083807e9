"""Write the report as a static site: a page for each question, claim, holder, source and contradiction.

The pages need no server and no script; the one to search with has a script, which works from a file
too. Only what changed is written, pages of what is gone are removed, and nothing else in the folder is
touched. With `--watch` the site is served on 127.0.0.1 alone and written anew whenever a claim file
changes; while claim files have errors the last pages stay.

Exits with 0, with 1 when the claim files have errors (the site stays as it was), and with 2 when a path
is not there or holds no claim file, when a template of your own fails, when the folder holds something
else or cannot be written, or when the port is taken; `--watch`, which goes on until Ctrl-C, with 130.
"""

import argparse
from collections.abc import Callable, Collection

from claimtrack.cache import Cache
from claimtrack.cli._records import sound_reading
from claimtrack.cli._settings import add_paths
from claimtrack.contradictions.search import Search
from claimtrack.pages.publishing import NotOurs, Written, listed, publish
from claimtrack.reports.gathering import gather
from claimtrack.terminal import Console, visible

__all__ = ["SUMMARY", "arguments", "run"]

SUMMARY = "write the report as a static site"

PORT = 8000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("out", metavar="OUT", help="the folder of the site: new, empty, or its own")
    parser.add_argument(
        "--templates",
        metavar="DIR",
        help="a folder of your own Jinja2 templates, each in place of ours of that name",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="serve the site on 127.0.0.1, and write it again whenever a claim file changes, until Ctrl-C",
    )
    parser.add_argument(
        "--port",
        metavar="N",
        type=_port,
        default=PORT,
        help=f"the port to serve on, 0 for any that is free (default: {PORT})",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="read every file and make every page, also those unchanged since the last run",
    )
    add_paths(parser)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 2**16):
        message = f"{text!r} is no port: write a number from 0 to 65535"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(options: argparse.Namespace, console: Console) -> int:
    """Run the command and return its exit code."""
    if options.watch:
        return _served(options, console)
    return _write(options, console)


def _write(
    options: argparse.Namespace,
    console: Console,
    show: Callable[[Collection[str]], None] | None = None,
) -> int:
    """Write the site once, say what that did and tell which files it has; return the exit code."""
    try:
        done = _written(options, console)
    except (NotOurs, ValueError) as error:
        return _fail(console, str(error))
    except OSError as error:
        return _fail(console, f"{options.out} cannot be written: {error.strerror or error}")
    if show:
        show(done.paths)
    removed = f", removed {len(done.removed):,}" if done.removed else ""
    said = f"wrote {len(done.wrote):,} of {len(done.paths):,} files{removed}: {options.out}"
    console.out.write(f"{visible(said)}\n")
    return 0


def _written(options: argparse.Namespace, console: Console) -> Written:
    """Make what of the site is not as it was, and write it."""
    cache = None if options.no_cache else Cache.open(console.environ)
    reading = sound_reading(options.paths, console, cache=cache)
    from claimtrack.pages.renewing import Renewal  # noqa: PLC0415 - templates are dear

    content = reading.last.content if reading.last else b""
    renewal = Renewal(None if options.templates else cache, options.out, content)
    if done := renewal.done():
        return done
    search = Search(reading.records)
    report = gather(search.records, search=search, traced=False)
    from claimtrack.pages.site import sheets  # noqa: PLC0415 - as above

    made = sheets(report, search, templates=options.templates, cache=cache)
    done = publish(options.out, renewal.files(made))
    renewal.keep(done)
    return done


def _served(options: argparse.Namespace, console: Console) -> int:
    """Serve the site, and write it again at each change, until Ctrl-C."""
    from claimtrack.cli._watch import watch  # noqa: PLC0415 - a server is dear
    from claimtrack.pages.serving import Server  # noqa: PLC0415 - as above

    try:
        server = Server(options.out, options.port)
    except OSError as error:
        return _fail(console, f"port {options.port} cannot be served: {error.strerror}")

    server.show(listed(options.out))

    def again(now: argparse.Namespace, where: Console) -> int:
        code = _write(now, where, server.show)
        where.out.write(f"{server.url}\n")
        return code

    try:
        return watch(options, console, again)
    finally:
        server.close()


def _fail(console: Console, why: str) -> int:
    console.err.write(f"claimtrack: {visible(why)}\n")
    return 2
