"""Canonical tables: one YAML a table, read once. The public door of this stage."""

from yingbao.canon.schema import Column, PhysicalColumn, Table
from yingbao.canon.store import load_tables, table

__all__ = ["Column", "PhysicalColumn", "Table", "load_tables", "table"]
