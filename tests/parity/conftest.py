"""Spark is an optional extra of half a gigabyte: without it there is nothing here to collect."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("pyspark") else ["test_spark.py"]
