"""Keys of columns: who can be read has one, who cannot has none."""

import pyarrow as pa

from yingbao.exchange.normalise.keyed import Keys
from yingbao.security import KeyRing


def test_the_same_name_has_the_same_key_and_part_of_a_name_has_none(tmp_path):
    keys = Keys(KeyRing.open(tmp_path))
    found = keys.of(pa.array(["刘贵", "刘贵?", None, "刘贵", "王*"]), "name").to_pylist()
    assert found[0] and found == [found[0], None, None, found[0], None]


def test_an_account_keeps_its_key_whatever_signs_stand_in_it(tmp_path):
    keys = Keys(KeyRing.open(tmp_path))
    assert None not in keys.of(pa.array(["6217*", "6217#1"]), "account").to_pylist()
