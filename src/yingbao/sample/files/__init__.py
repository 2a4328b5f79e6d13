"""The departments' files: a module a department, `write(desk_of)` each."""
