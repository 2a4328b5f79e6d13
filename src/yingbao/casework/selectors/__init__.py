"""Reads, each through visible_to. Writes are in actions."""
