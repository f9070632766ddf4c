"""The command `fairnotice`. Each command loads, calls one function, reports, exits.

Start-up is most of what a small command costs: every command imports what it needs when it is called, the
help is plain, and the collector of circular garbage stays off, since a run is short.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from generator.problems import Exit

    try:
        from generator.cli.app import app

        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.PROBLEMS)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        _crashed(error)


def _crashed(error: Exception) -> NoReturn:
    """Our own bug: said in one line; the traceback only for those who ask for it."""
    from generator.problems import Exit

    if os.environ.get("FAIRNOTICE_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300]
    print(f"fairnotice: this is a bug in FairNotice, not in your files: {what}", file=sys.stderr)
    print("Run it again with FAIRNOTICE_DEBUG=1 and report what it prints.", file=sys.stderr)
    sys.exit(Exit.BUG)
