"""Invented county papers with every clause labelled, in the file formats counties send."""
