"""Run the ``dateline`` command as a user does: as a process, with settings in its environment."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from dateline.settings import PREFIX, ResolvedSettings


def dateline(
    settings: ResolvedSettings | None,
    *arguments: str,
    stdin: bytes = b"",
    extra: Mapping[str, str] | None = None,
    seconds: float = 120,
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603  (our own module)
        [sys.executable, "-W", "error", "-m", "dateline.cli", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=seconds,
        env=environment(settings, extra),
    )


@contextmanager
def running(settings: ResolvedSettings, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Yield a running command; at the end of the block, kill it if it still runs."""
    command = [sys.executable, "-m", "dateline.cli", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  (our own module)
        command,
        env=environment(settings),
        stdout=pipe,
        stderr=pipe,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def environment(settings: ResolvedSettings | None, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    variables = settings.model_dump(exclude_defaults=True, exclude_none=True) if settings else {}
    others = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return {**others, **{PREFIX + name.upper(): str(value) for name, value in variables.items()}, **(extra or {})}
