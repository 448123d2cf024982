"""What would keep every thread of the program waiting is done in a process of its own, where somebody waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from annotator.logs import log

Found = TypeVar("Found")


def apart(function: Callable[..., Found], *values: object) -> Found:
    """Return what a function gives: worked out in another process where this is not the program's first thread.

    The library that seals with a passphrase works for two seconds and lets no other thread of ours run meanwhile: the
    window would stand still. The command line, which has only its first thread, pays for no second process.

    Args:
        function: One of a module, which needs nothing of this process.
        values: What it is given; they are copied to the other process, and nothing of them is written down.
    """
    if threading.current_thread() is threading.main_thread():
        return function(*values)
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(function, *values).result()
    except (BrokenProcessPool, OSError) as error:  # no room for another process: it is slower, and right
        log.warning("no process of its own: %s", type(error).__name__)
        return function(*values)
