"""Start ``dateline worker`` beside a command."""

import os
import subprocess
import sys
from pathlib import Path

from dateline.process import child_process
from dateline.settings import PREFIX, Settings


def start_worker(settings: Settings, log: Path | None = None) -> "subprocess.Popen[bytes]":
    """Start a worker with these settings alone, without those of the environment; it logs to ``log`` or stderr."""
    others = {name: value for name, value in os.environ.items() if not name.upper().startswith(PREFIX)}
    return child_process.start(
        [sys.executable, "-m", "dateline.cli", "worker"], log, {**others, **_variables(settings)}
    )


def _variables(settings: Settings) -> dict[str, str]:
    values = settings.model_dump(exclude_defaults=True, exclude_none=True)
    if settings.sasl_password:
        values["sasl_password"] = settings.sasl_password.get_secret_value()
    return {PREFIX + name.upper(): str(value) for name, value in values.items()}
