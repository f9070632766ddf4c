"""`python -m generator`: the same as the command `fairnotice`."""

from __future__ import annotations

from generator.cli import main

main()
