"""What runs in the child process: one request a line in, one reply a line out.

A hostile or broken file may exhaust memory, hang or panic: all of that stays here, and the parent
starts another child.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from yingbao.exchange.reading.dispatch import read_file
from yingbao.exchange.reading.problems import Refused, problem
from yingbao.exchange.reading.shapes import FileProblem, Limits
from yingbao.exchange.reading.transfer import pack_problem, to_line, write_grid
from yingbao.exchange.reading.without_pandas import leave_pandas


def serve() -> None:
    """Answer requests until the parent closes the pipe."""
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(
        os.open(os.devnull, os.O_WRONLY), 1
    )  # what a library prints must not be taken for a reply
    leave_pandas()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        limits = Limits(**request["limits"])
        cap_memory(limits.memory_bytes)
        reply = answer(Path(request["path"]), request["name"], Path(request["out"]), limits)
        replies.write(to_line(reply))
        if reply["retire"]:
            return


def answer(path: Path, name: str, out: Path, limits: Limits) -> dict[str, Any]:
    """Read one file; `retire` asks for a fresh child, because this one may be in a bad state."""
    grids: list[dict[str, Any]] = []
    problems: list[FileProblem] = []
    retire = False
    try:
        for part in read_file(path, name, limits):
            if isinstance(part, FileProblem):
                problems.append(part)
            else:
                grids.append(write_grid(part, out / f"{len(grids)}.arrow"))
    except Refused as refused:
        problems.append(refused.problem)
    except MemoryError:
        problems.append(problem("too_much_memory", name, allowed=limits.memory_bytes // 1024**2))
        retire = True
    except BaseException as error:  # a Rust panic is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        problems.append(problem("unreadable", name))
        retire = True
    if any(found.fatal for found in problems):
        grids = []
    elif not grids and not problems:
        problems.append(problem("no_cells", name))
    return {"grids": grids, "problems": [pack_problem(p) for p in problems], "retire": retire}


def cap_memory(size: int) -> None:
    """Address space, where the system can cap it; elsewhere the time limit alone protects."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    serve()
