"""The bureau's own ledgers: complaints, problems, tasks, funds, tekun, temporary aid (notice 三–十).

A ledger is a folder: its record (`model.py`), its verbs (a function each, guards first), its doors
(who may press what, with which form) and its words. Lists, pages and addresses follow from these.
"""
