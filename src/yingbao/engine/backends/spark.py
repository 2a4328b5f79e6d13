"""Rules on Spark, for snapshots that already live in a cluster. Optional: `yingbao[spark]`.

The same files, transpiled; only clues and counts ever reach the driver. When to use it, how to lay out
snapshots and how to submit: docs/guide/spark.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yingbao.engine.backends.base import Answer, BackendMissing
from yingbao.engine.backends.dialect import spark_type, to_spark

SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.ui.enabled": "false",
}
LOCAL = {  # on one machine the plans cost more than the rows
    "spark.driver.memory": "3g",  # a library of rules is planned in one process
    "spark.sql.ui.retainedExecutions": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}


class SparkBackend:
    """One Spark session over a snapshot folder: a local path, hdfs:// or s3a://."""

    name = "spark"
    Error: type[Exception] = Exception
    at_once = 1  # the cluster divides each

    def __init__(self, snapshot: str, session: Any = None) -> None:
        self.own_session = session is None
        self.session = session or start_session()
        self.tables = frozenset(_listed(self.session, snapshot))
        self.named: list[str] = []
        for name in sorted(self.tables):
            self._name(self.session.read.parquet(f"{snapshot}/{name}.parquet"), name)

    def received(self) -> frozenset[str]:
        return self.tables

    def inputs(self) -> dict[str, str]:
        """Nothing: the snapshot's name is the digest of its content, and no cluster hashes it anew."""
        return {}

    def add_empty(self, name: str, columns: Mapping[str, str]) -> None:
        listed = ", ".join(
            f"CAST(NULL AS {spark_type(kind)}) AS `{column}`" for column, kind in columns.items()
        )
        self._name(self.session.sql(f"SELECT {listed} WHERE FALSE"), name)

    def add_view(self, name: str, sql: str) -> None:
        """Kept as rows without their history: views stand on views, and each statement would plan them all."""
        self._name(self.session.sql(to_spark(sql)).localCheckpoint(), name)

    def ask(self, sql: str) -> Answer:
        rows = [row.asDict() for row in self.session.sql(to_spark(sql)).collect()]
        looked_at = rows[0]["looked_at"] if rows else 0
        hits = (row for row in rows if row["hit"] is not None)
        return Answer(looked_at, tuple(_without_counts(row) for row in hits))

    def close(self) -> None:
        """Names are given back, and with them the rows: a session that serves many snapshots must not fill up."""
        for name in self.named:
            self.session.catalog.dropTempView(name)
        if self.own_session:
            self.session.stop()

    def _name(self, frame: Any, name: str) -> None:
        frame.createOrReplaceTempView(name)
        self.named.append(name)


def _listed(session: Any, folder: str) -> list[str]:
    """The tables of a snapshot folder, wherever Hadoop's file systems reach."""
    path = session._jvm.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(session._jsc.hadoopConfiguration()).listStatus(path)
    names = [file.getPath().getName() for file in files]
    return [name.removesuffix(".parquet") for name in names if name.endswith(".parquet")]


def _without_counts(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("looked_at", "hit")}


def start_session(master: str | None = None) -> Any:
    """A session on the cluster that spark-submit names, or on this machine; raises BackendMissing."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = "没有安装 Spark：pip install 'yingbao[spark]'，并备好 Java 17。"
        raise BackendMissing(message) from None
    settings = SETTINGS | (LOCAL if master else {})
    builder = SparkSession.builder.appName("yingbao")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return (builder.master(master) if master else builder).getOrCreate()
