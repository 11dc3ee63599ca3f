"""The version of the packages: that of the document, in the form that both registries take."""

from __future__ import annotations

import re


def package_version(version: str) -> str:
    """`1.0` → `1.0.0`, `2025-09` → `2025.9.0`: PEP 440 and semver at once, which want three numbers without zeros."""
    numbers = [str(int(number)) for number in re.findall(r"\d+", version)[:3]]
    return ".".join([*numbers, "0", "0", "0"][:3])
