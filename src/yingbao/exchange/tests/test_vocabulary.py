"""No header means two columns of one table, but for those whose cells tell them apart."""

from collections import defaultdict

import pytest

from yingbao.exchange.mapping.forms import HOUSEHOLD_ON_PERSON, forms
from yingbao.exchange.words import key, keys

# Headers that may mean either, which the cells, the neighbours or a question decide.
EITHER = {
    ("benefit_standard", "类型"),
    ("dibao_household", "类别"),
    ("dibao_household", "低保类别"),
    ("dibao_household", "救助类别"),
    ("dibao_household", "保障类型"),
    ("dibao_household", "证件号"),
    ("kin_declaration", "身份证号"),
    ("medical_bill", "入院日期"),
    ("medical_bill", "出院日期"),
    ("medical_bill", "住院日期"),
    ("reserve_fund", "备用金金额"),
    ("shock_event", "损失"),
    ("shock_event", "保险赔付"),
    ("shock_event", "保险理赔"),
    ("visit_record", "走访人"),
    ("visit_record", "入户日期"),
}
OF_THE_HEAD = {"head_name", "head_id_number"}  # the head is one of the people listed


@pytest.mark.parametrize("form", forms())
def test_a_header_names_one_column_of_a_table(form: str) -> None:
    meant = defaultdict(set)
    for name, column in forms()[form].columns.items():
        if not name.startswith(HOUSEHOLD_ON_PERSON) and name not in OF_THE_HEAD:
            for header in column.headers:
                meant[key(header)].add(name)
    several = {said for said, names in meant.items() if len(names) > 1}
    assert several <= {said for table, said in EITHER if table == form}


def test_every_listed_doubt_is_one() -> None:
    for form, said in EITHER:
        assert len(forms()[form].index[said]) > 1, (form, said)


@pytest.mark.parametrize("form", forms())
def test_every_header_is_found_again_by_its_own_words(form: str) -> None:
    for name, column in forms()[form].columns.items():
        for header in column.headers:
            assert name in forms()[form].index[keys(header)[0]]
