"""The line with which a benchmark says where its figures come from."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def line() -> str:
    """Python, processor and cores; figures of two machines are not for comparison."""
    return f"Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores"


def versions(*packages: str) -> str:
    """The packages with their versions, those that are not installed left out."""
    return ", ".join(filter(None, map(_version, packages)))


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
