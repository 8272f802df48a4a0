"""What prints for as long as somebody reads it, and how it ends when nobody does: ``… | head``."""

import asyncio
import os
import stat
import sys
from collections.abc import Coroutine


async def while_read(printing: Coroutine[object, object, None]) -> None:
    """Await ``printing``, or cancel it once the pipe that standard output goes to has lost its reader.

    Who waits for something to print would otherwise notice with the next line, which may be hours away.
    """
    loop = asyncio.get_running_loop()
    work, gone = asyncio.ensure_future(printing), loop.create_future()
    output = sys.stdout.fileno()
    is_pipe = stat.S_ISFIFO(os.fstat(output).st_mode)
    if is_pipe:
        loop.add_reader(output, _settle, gone)  # the end to write to is never readable, but by its error
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not gone.done():
            await work
    except BrokenPipeError:
        _settle(gone)
    finally:
        if is_pipe:
            loop.remove_reader(output)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        if gone.done():  # what is still held would fail when the interpreter flushes it
            os.dup2(os.open(os.devnull, os.O_WRONLY), output)


def _settle(gone: "asyncio.Future[None]") -> None:
    if not gone.done():
        gone.set_result(None)
