"""Tools from the npm registry, in exact versions, installed once for all test processes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from filelock import FileLock


def install(folder: Path) -> str:
    """Install what the lock file of a folder names, if it is not there yet; why that was not possible, else nothing.

    Tests of one folder can run in several processes at once: the others wait until the first has installed all.
    """
    lock = Path(tempfile.gettempdir()) / f"npm-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}.lock"
    with FileLock(lock):
        if (folder / "node_modules" / ".package-lock.json").exists():  # npm writes it last
            return ""
        npm = shutil.which("npm")
        if npm is None:
            return "npm is not on this machine"
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
        return f"npm ci failed: {done.stderr[-500:]}" if done.returncode else ""
