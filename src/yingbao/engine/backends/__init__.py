"""Where rules run. A backend takes the same SQL text and gives the same rows."""

from __future__ import annotations

from pathlib import Path

from yingbao.engine.backends.base import Answer, Backend, BackendMissing

__all__ = ["Answer", "Backend", "BackendMissing", "open_backend"]


def open_backend(name: str, snapshot: str, *, threads: int = 2, memory: str = "1GB") -> Backend:
    """`duckdb` on a folder of this machine, or `spark` on any; raises BackendMissing."""
    if name == "spark":
        from yingbao.engine.backends.spark import SparkBackend

        return SparkBackend(snapshot)
    if name != "duckdb":
        raise BackendMissing(f"没有名为“{name}”的引擎，可用 duckdb、spark。")
    if not Path(snapshot).is_dir():
        raise BackendMissing(f"没有快照文件夹 {snapshot}。")
    from yingbao.engine.backends.duckdb import DuckBackend

    return DuckBackend(Path(snapshot), threads=threads, memory=memory)
