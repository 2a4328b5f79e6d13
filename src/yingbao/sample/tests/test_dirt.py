"""Dirt changes how a thing is written, never what it says."""

from datetime import date

from yingbao.sample.dice import Dice
from yingbao.sample.dirt import DATE_STYLES, Grime


def _grime():
    return Grime(Dice(1, "test"), rate=1.0)


def test_a_dirty_number_is_still_the_same_number():
    grime = _grime()
    wide = str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")
    for _ in range(200):
        dirty = grime.id_number("14052119500307901X")
        assert "".join(dirty.translate(wide).split()).strip("'").upper() == "14052119500307901X"


def test_a_name_of_two_characters_is_pulled_apart():
    names = {_grime().name("王明") for _ in range(3)}
    assert all(name.replace(" ", "").replace("　", "").startswith("王明") for name in names)


def test_every_style_writes_the_same_day():
    day = date(2020, 4, 5)
    assert DATE_STYLES["compact"](day) == "20200405"
    assert DATE_STYLES["chinese"](day) == "2020年4月5日"
    assert DATE_STYLES["serial"](day) == 43926


def test_clean_files_stay_clean():
    grime = Grime(Dice(1, "test"), rate=0.0)
    assert grime.id_number("14052119500307901X") == "14052119500307901X"
    assert grime.money(1200.5) == 1200.5
