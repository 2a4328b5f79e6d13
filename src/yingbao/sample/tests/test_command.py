"""`yingbao sample` on the command line."""

import typer
from typer.testing import CliRunner

from yingbao.commands import sample

app = typer.Typer()
app.callback()(lambda: None)
sample.register(app)
runner = CliRunner()


def test_it_makes_an_inbox_and_a_key(tmp_path):
    result = runner.invoke(
        app, ["sample", "--people", "1000", "--seed", "2", "--out", str(tmp_path)]
    )
    assert result.exit_code == 0
    assert (tmp_path / "inbox").is_dir()
    assert (tmp_path / "truth" / "truth.csv").is_file()


def test_it_refuses_another_day(tmp_path):
    result = runner.invoke(app, ["sample", "--out", str(tmp_path), "--as-of", "2021-01-31"])
    assert result.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_it_wants_to_know_where():
    assert runner.invoke(app, ["sample"]).exit_code == 2


def test_a_silent_run_gets_no_marks(tmp_path):
    runner.invoke(app, ["sample", "--people", "1000", "--seed", "2", "--out", str(tmp_path)])
    (tmp_path / "clues.csv").write_text("rule,id_number,township,because\n", "utf-8")
    (tmp_path / "rejects.csv").write_text("file,sheet,row\n", "utf-8")
    result = runner.invoke(app, ["sample", "score", str(tmp_path), str(tmp_path / "truth")])
    assert result.exit_code == 1
    assert "212" in result.output
