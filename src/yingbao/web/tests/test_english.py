"""Every word of the pages has an English text: 0 untranslated."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.db.models import TextChoices
from django.template.base import Node, NodeList
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from yingbao.casework.selectors.clues import VIEWS
from yingbao.casework.tests.cast import Cast
from yingbao.clues.matching import WORDS as MATCHED
from yingbao.ledgers.books.columns import FILED
from yingbao.ledgers.funds.links import LINKS
from yingbao.ledgers.registry import LEDGERS
from yingbao.ledgers.returns.figures import FIGURES
from yingbao.ledgers.roundtrip import verbs as roundtrip
from yingbao.ledgers.supervision.model import LADDER
from yingbao.ledgers.tekun.model import SIX_WORDS

HERE = Path(__file__).resolve().parents[1]
APPS = (HERE, HERE.parent / "casework", HERE.parent / "ledgers")
CATALOGUE = HERE / "locale" / "en" / "LC_MESSAGES" / "django.mo"
MARKED = re.compile(r"""_\(["']([^"']+)["']\)""")
SHOWN = ("Fact", "Part", "Rung", "Column", "Door")
HAN = re.compile("[\u4e00-\u9fff]")
FUNCTIONS = ("_", "gettext", "gettext_lazy")


def in_templates() -> Iterator[str]:
    for app in APPS:
        for path in sorted((app / "templates").rglob("*.html")):
            yield from MARKED.findall(path.read_text("utf-8"))
            name = str(path.relative_to(app / "templates"))
            yield from _of_nodes(get_template(name).template.nodelist)  # type: ignore[attr-defined]


def _of_nodes(nodes: NodeList) -> Iterator[str]:
    for node in nodes.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            yield str(node.filter_expression.var.literal)
        if isinstance(node, BlockTranslateNode):
            yield node.render_token_list(node.singular)[0]


def in_code() -> Iterator[str]:
    for app in APPS:
        for path in sorted(app.rglob("*.py")):
            if "tests" not in path.parts:
                yield from _of_code(ast.parse(path.read_text("utf-8")))


def _of_code(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if called and node.func.id in FUNCTIONS and node.args:  # type: ignore[attr-defined]
            first = node.args[0]  # type: ignore[attr-defined]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def in_records() -> Iterator[str]:
    """Words that the records keep in Chinese and the pages say in the reader's language."""
    for choices in TextChoices.__subclasses__():
        if choices.__module__.startswith("yingbao."):
            yield from map(str, choices.labels)
    for ledger in LEDGERS:
        yield from (ledger.title, ledger.lead)
        for door in (*ledger.doors, *([ledger.opening] if ledger.opening else [])):
            yield from (door.label, door.hint)
    yield from (words for _, words, _ in VIEWS)
    yield from MATCHED


def in_ledgers() -> Iterator[str]:
    """Labels, heads and fixed words of the ledgers' pages: |spoken says them."""
    for path in sorted((HERE.parent / "ledgers").rglob("*.py")):
        if "tests" not in path.parts:
            yield from _shown(ast.parse(path.read_text("utf-8")), path.name)
    yield from (book.title for book in FILED)
    yield from (words for _, words in LADDER)
    yield from (words for one in FIGURES for words in (one.group, one.label))
    yield from SIX_WORDS
    yield from LINKS
    yield from (
        word for name, word in vars(roundtrip).items() if name in ("DONE", "OK", "REFUSED", "STALE")
    )


def _shown(tree: ast.AST, file: str) -> Iterator[str]:
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if called and node.func.id in SHOWN:  # type: ignore[attr-defined]
            pieces = [one for part in ast.walk(node) if isinstance(part, ast.JoinedStr) for one in part.values]  # fmt: skip
            for piece in ast.walk(node):
                if isinstance(piece, ast.Constant) and HAN.search(str(piece.value)):
                    assert piece not in pieces, (
                        f"{file} 第 {piece.lineno} 行：拼起来的话译不了，用 _()"
                    )
                    yield str(piece.value)


def wanted() -> set[str]:
    found = (*in_templates(), *in_code(), *in_records(), *in_ledgers())
    return {words for words in found if words.strip()}


@pytest.fixture(scope="module")
def catalogue() -> gettext.GNUTranslations:
    with CATALOGUE.open("rb") as file:
        return gettext.GNUTranslations(file)


def known(catalogue: gettext.GNUTranslations) -> dict[str, str]:
    """msgid → its English, a plural's singular for the pair."""
    texts: dict[object, str] = catalogue._catalog  # type: ignore[attr-defined]
    return {key if isinstance(key, str) else key[0]: text for key, text in texts.items() if key}  # type: ignore[index]


def test_no_msgid_is_untranslated(catalogue: gettext.GNUTranslations) -> None:
    texts, words = known(catalogue), wanted()
    missing = sorted(word for word in words if not texts.get(word))
    print(f"{len(words)} msgids, {len(missing)} untranslated, Django {django.__version__}")
    assert len(words) > 500 and missing == []


def test_every_placeholder_survives_translation(catalogue: gettext.GNUTranslations) -> None:
    holder = re.compile(r"%\(\w+\)s")
    wrong = [
        key
        for key, text in known(catalogue).items()
        if set(holder.findall(key)) != set(holder.findall(text))
    ]
    assert wrong == []


def test_a_person_can_choose_english_and_go_back(cast: Cast) -> None:
    client = cast.login(cast.liu)
    client.post("/me/language/", {"language": "en"})
    assert "My account" in client.get("/more/").content.decode()
    client.post("/me/language/", {"language": "zh-hans"})
    assert "我的账号" in client.get("/more/").content.decode()


def test_what_is_asked_at_the_door_is_asked_in_english_and_kept_in_chinese(cast: Cast) -> None:
    clue, client = cast.dispatched(), cast.login(cast.liu)
    client.post("/me/language/", {"language": "en"})
    page = client.get(f"/clues/{clue.code}/visit/").content.decode()
    assert "Not upheld" in page and "不属实" not in page and "Waiting for a visit" not in page
    assert clue.get_status_display() == "待入户"


def test_an_unknown_language_is_chinese(cast: Cast) -> None:
    client = cast.login(cast.liu)
    client.post("/me/language/", {"language": "xx"})
    assert "我的账号" in client.get("/more/").content.decode()
