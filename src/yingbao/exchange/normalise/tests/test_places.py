"""Townships and villages cut out of what a cell says."""

import pytest

from yingbao.exchange.normalise.places import township_in, village_in


@pytest.mark.parametrize(
    ("text", "township", "village"),
    [
        ("中村镇", "中村镇", None),  # a township whose name has a 村 in it
        ("中村镇中村村民委员会", "中村镇", "中村村民委员会"),
        ("中村镇中村村", "中村镇", "中村村"),
        ("中村镇人民政府", "中村镇", None),
        ("梁庄村", None, "梁庄村"),
        ("龙港镇梁庄村民委员会", "龙港镇", "梁庄村民委员会"),
    ],
)
def test_a_township_named_after_a_village_is_no_village(
    text: str, township: str | None, village: str | None
) -> None:
    assert (township_in(text), village_in(text)) == (township, village)
