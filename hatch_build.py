"""What the wheel carries beside the modules: clauses, their templates compiled ahead, and the rules' examples."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install reads the checkout itself and needs none of this."""
        if version == "editable":
            return
        build_data["force_include"]["templates"] = "generator/_library/templates"
        build_data["force_include"]["tests/rules"] = "generator/_library/rules"
        root = Path(self.root)
        if (root / "generator" / "compile.py").exists():
            subprocess.run([sys.executable, "-m", "generator.compile"], cwd=root, check=True)
            build_data["force_include"]["generator/_compiled"] = "generator/_compiled"
