"""Children are capped, killed and replaced; a file can harm only itself."""

import subprocess
import sys

import pytest
from reading_cast import codes, write_package

from yingbao.exchange.reading import Limits, read_folder
from yingbao.exchange.reading.pool import Child, ChildLostError, ChildPool

ONE_CELL = '<row r="2"><c r="B2"><v>5</v></c></row>'
FAR_CELLS = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


@pytest.fixture
def inbox(tmp_path):
    write_package(tmp_path / "1.xlsx", ONE_CELL)
    write_package(tmp_path / "3.xlsx", ONE_CELL)
    return tmp_path


def test_a_sheet_that_would_take_all_memory_is_stopped_and_the_rest_is_read(inbox):
    write_package(inbox / "2.xlsx", FAR_CELLS)
    readings = list(read_folder(inbox, workers=1))
    assert codes(readings[1].problems) == ["too_much_memory"]
    assert [len(reading.grids) for reading in readings] == [1, 0, 1]


def test_a_file_that_takes_too_long_is_stopped_and_the_rest_is_read(inbox, monkeypatch):
    slow = Child.ask

    def ask(child, request, seconds):
        if request["name"] == "1.xlsx":
            child.process.send_signal(19)  # SIGSTOP: it hangs
            return slow(child, request, 0.2)
        return slow(child, request, 60)

    monkeypatch.setattr(Child, "ask", ask)
    first, second = read_folder(inbox, workers=1)
    assert codes(first.problems) == ["too_slow"]
    assert second.grids


def test_a_child_killed_in_the_middle_is_told_and_replaced(tmp_path):
    pool = ChildPool(tmp_path, Limits())
    path = write_package(tmp_path / "1.xlsx", ONE_CELL)
    child = Child()
    child.process.terminate()
    child.process.wait()
    pool._idle.put(child)
    _, problems = pool.read(path, "1.xlsx")
    assert codes(problems) == ["reader_crashed"]
    grids, _ = pool.read(path, "1.xlsx")
    assert grids
    pool.close()


def test_the_time_limit_kills_the_child(tmp_path):
    child = Child()
    child.process.send_signal(19)
    with pytest.raises(ChildLostError, match="too_slow"):
        child.ask({}, 0.1)
    child.stop()


def test_a_reader_that_stops_early_leaves_no_child_behind(inbox, monkeypatch):
    started = []
    start = Child.__init__
    monkeypatch.setattr(Child, "__init__", lambda child: (start(child), started.append(child))[0])
    readings = read_folder(inbox, workers=2)
    next(readings)
    readings.close()
    assert started
    assert all(child.process.poll() is not None for child in started)


def test_children_start_without_the_database_and_the_numeric_libraries_of_others():
    code = "import sys, yingbao.exchange.reading.child as c; print([m for m in ('duckdb', 'pandas', 'django') if m in sys.modules])"
    child = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert child.stdout.strip() == "[]"
