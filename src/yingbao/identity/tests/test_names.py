"""One spelling a name; no person's number in free text."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yingbao.identity import alias_sql, clean_name, name_alias, name_sql, scrub, scrub_sql
from yingbao.identity.names import is_whole

SPELLINGS = {
    "王　明": "王明",
    "\ufeff王 明\n": "王明",
    "張國華": "张国华",
    "王明（王小明）": "王明",
    "王明(已故": "王明",
    "阿依•古丽": "阿依·古丽",
    "赵?": "赵?",
    "无": None,
    "--": None,
    "": None,
    None: None,
}
TEXTS = {
    "电话13800001111，13900002222": "电话〔电话已隐去〕,〔电话已隐去〕",
    "本人140521196801011234已故": "本人〔号码已隐去〕已故",
    "140521 19680101 123x": "〔号码已隐去〕",
    "１３８００００１１１１": "〔电话已隐去〕",
    "138-0000-1111": "〔电话已隐去〕",
    "家庭编号140521100012": "家庭编号140521100012",
    "2020年4月 1200.00元": "2020年4月 1200.00元",
}


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as connection:
        yield connection


def in_sql(con, expression, text):
    return con.execute(f"SELECT {expression}", {"x": text}).fetchone()[0]


@pytest.mark.parametrize(("written", "name"), SPELLINGS.items())
def test_a_name_has_one_spelling(written, name, con):
    assert clean_name(written) == in_sql(con, name_sql("$x::VARCHAR"), written) == name


def test_an_alias_in_brackets_is_kept_apart(con):
    assert (
        name_alias("王明（王 小明）") == in_sql(con, alias_sql("$x"), "王明（王 小明）") == "王小明"
    )
    assert name_alias("王明") is in_sql(con, alias_sql("$x"), "王明") is None


@pytest.mark.parametrize(("written", "shown"), TEXTS.items())
def test_free_text_keeps_no_identity_and_no_phone_number(written, shown, con):
    assert scrub(written) == in_sql(con, scrub_sql("$x"), written) == shown


@settings(max_examples=60, deadline=None)
@given(st.text("王明張國（)( 　·•?Ａa'[]-0/", max_size=12))
def test_sql_and_python_clean_a_name_alike(con, text):
    assert in_sql(con, name_sql("$x"), text) == clean_name(text)
    assert in_sql(con, alias_sql("$x"), text) == name_alias(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["13800001111", "140521196801011234", "１", "2", "x", "，", " ", "-", "年"])
    )
)
def test_sql_and_python_scrub_alike(con, parts):
    text = "".join(parts)
    assert in_sql(con, scrub_sql("$x"), text) == scrub(text)


@pytest.mark.parametrize("name", ["刘贵?", "李□", "王*国", "陈\ufffd"])
def test_a_name_with_a_character_lost_or_hidden_is_not_whole(name):
    assert not is_whole(clean_name(name) or "")


@pytest.mark.parametrize("name", ["刘贵垚", "阿依·古丽", "欧阳娜"])
def test_a_name_that_can_be_read_is_whole(name):
    assert is_whole(name)
