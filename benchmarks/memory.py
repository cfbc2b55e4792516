"""Memory of this process in MiB, as the kernel counts it; processes that a contestant starts are not in it."""

from __future__ import annotations

from pathlib import Path


def held() -> int:
    """What the process holds now, 0 where the system does not tell."""
    return _told("VmRSS")


def peak() -> int:
    """The most it ever held, 0 where the system does not tell."""
    return _told("VmHWM")


def _told(name: str) -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii", errors="replace").splitlines() if status.is_file() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:")), 0)
