"""End a command that prints to a pipe when the pipe's reader ends, as in ``… | head``."""

import asyncio
import os
import stat
import sys
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


async def while_read(printing: Coroutine[object, object, T]) -> T | None:
    """Return what ``printing`` returns; None where it was cancelled, as the pipe of standard output lost its reader.

    Otherwise the command would notice only with the next line that it prints, which may be hours away.
    """
    loop = asyncio.get_running_loop()
    work, gone = asyncio.ensure_future(printing), loop.create_future()
    output = sys.stdout.fileno()
    is_pipe = stat.S_ISFIFO(os.fstat(output).st_mode)
    if is_pipe:
        loop.add_reader(output, _settle, gone)  # a pipe's writing end turns readable only on an error
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not gone.done():
            return await work
    except BrokenPipeError:
        _settle(gone)
    finally:
        if is_pipe:
            loop.remove_reader(output)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        if gone.done():  # else the interpreter fails when it flushes its buffer at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), output)
    return None


def _settle(gone: "asyncio.Future[None]") -> None:
    if not gone.done():
        gone.set_result(None)
