"""Libraries and tools from outside Python: there, or installed by apt as root, or one line naming what lacks.

Its argument is what for: "run", or "test".
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
}
"""What WeasyPrint loads, by Debian package. Without the last, PDF files differ from run to run."""

TOOLS = {"chromium": "chromium", "poppler-utils": "pdftotext"}
"""What the tests look at pages with, by Debian package."""


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(purpose: str) -> list[str]:
    """Debian packages to install."""
    packages = [package for package, names in LIBRARIES.items() if not any(map(loads, names))]
    if purpose == "test":
        packages += [package for package, tool in TOOLS.items() if not shutil.which(tool)]
    return packages


def install(packages: list[str]) -> None:
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*apt, *step], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)


def main(purpose: str) -> int:
    packages = missing(purpose)
    if packages and shutil.which("apt-get") and os.geteuid() == 0:
        print("setup: system packages", *packages, flush=True)
        install(packages)
        packages = missing(purpose)
    if packages:
        print("setup: please install these system packages, then run again:", *packages, file=sys.stderr)
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
