"""Start ``dateline worker`` or ``dateline serve`` beside a command."""

import os
import subprocess
import sys
from pathlib import Path

from dateline.process import child_process
from dateline.settings import PREFIX, Settings


def start_worker(settings: Settings, log: Path | None = None) -> "subprocess.Popen[bytes]":
    """Start a worker with these settings alone, without those of the environment; it logs to ``log`` or stderr."""
    return _start("worker", settings, log)


def start_gateway(settings: Settings, log: Path) -> "subprocess.Popen[bytes]":
    """Start a gateway with these settings alone; it logs to ``log``."""
    return _start("serve", settings, log)


def _start(verb: str, settings: Settings, log: Path | None) -> "subprocess.Popen[bytes]":
    others = {name: value for name, value in os.environ.items() if not name.upper().startswith(PREFIX)}
    return child_process.start([sys.executable, "-m", "dateline.cli", verb], log, {**others, **_variables(settings)})


def _variables(settings: Settings) -> dict[str, str]:
    values = settings.model_dump(exclude_defaults=True, exclude_none=True)
    values.pop("instance", None)  # the name of the command's own worker, if any: several children would share it
    if settings.sasl_password:
        values["sasl_password"] = settings.sasl_password.get_secret_value()
    return {PREFIX + name.upper(): str(value) for name, value in values.items()}
