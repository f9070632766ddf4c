"""The command `fairnotice`. Each command loads, calls one function, reports, exits.

Start-up is most of what a small command costs: every command imports what it needs when it is called, the
help is plain, and the collector of circular garbage stays off, since a run is short.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from generator import __version__


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    if sys.argv[1:] == ["--version"]:  # typer reads options with pydantic, which takes longer to import than this
        print(f"fairnotice {__version__}")
        return
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from generator.problems import Exit

    try:
        from generator.cli.app import app

        app()
    except OSError as error:  # a file of a layer or theme, or a full disk behind stdout: none of our making
        _hushed()
        why = (error.strerror or str(error)).lower()
        print(f"fairnotice: {why}" + (f": {error.filename}" if error.filename else ""), file=sys.stderr)
        sys.exit(Exit.PROBLEMS)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        _crashed(error)
    finally:
        # At its end the interpreter collects all the same, for a sixth of a run; what is frozen it passes over.
        gc.freeze()


def _hushed() -> None:
    """What is still to be printed goes nowhere, so that the end of the process does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _crashed(error: Exception) -> NoReturn:
    """Our own bug: said in one line; the traceback only for those who ask for it."""
    from generator.problems import Exit

    if os.environ.get("FAIRNOTICE_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    print(f"fairnotice: this is a bug in FairNotice, not in your files: {what}", file=sys.stderr)
    print("Run it again with FAIRNOTICE_DEBUG=1 and report what it prints.", file=sys.stderr)
    sys.exit(Exit.BUG)
