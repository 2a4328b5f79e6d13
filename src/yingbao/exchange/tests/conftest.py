from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yingbao.exchange.tests.desk import Taken, take


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Taken]:
    """One intake of files given as rows, in a folder of the test's own."""

    def taking(files: dict[str, Any], **more: Any) -> Taken:
        return take(monkeypatch, tmp_path, files, **more)

    return taking
