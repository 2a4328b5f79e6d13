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
from yingbao.ledgers.registry import LEDGERS

HERE = Path(__file__).resolve().parents[1]
APPS = (HERE, HERE.parent / "casework", HERE.parent / "ledgers")
CATALOGUE = HERE / "locale" / "en" / "LC_MESSAGES" / "django.mo"
MARKED = re.compile(r"""_\(["']([^"']+)["']\)""")
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


def wanted() -> set[str]:
    found = (*in_templates(), *in_code(), *in_records())
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
