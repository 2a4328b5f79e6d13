"""Invented numbers are valid and each is given once."""

from datetime import date

from stdnum.cn import ric

from yingbao.sample.numbers import Registrar, disability_number, old_number


def test_every_invented_number_passes_the_check():
    office = Registrar()
    numbers = [office.identity(date(1950, 3, 7), "男女"[turn % 2]) for turn in range(60)]
    assert len(set(numbers)) == 60
    assert all(ric.calc_check_digit(number) == number[-1] for number in numbers)


def test_sex_stands_in_the_seventeenth_digit():
    office = Registrar()
    assert int(office.identity(date(1971, 1, 2), "男")[16]) % 2 == 1
    assert int(office.identity(date(1971, 1, 2), "女")[16]) % 2 == 0


def test_a_disability_number_is_the_identity_with_class_and_level():
    assert disability_number("140521195003079010", "肢体", 2) == "14052119500307901042"
    assert disability_number("140521195003079010", "肢体", 2, reissued=1).endswith("42B1")


def test_the_old_number_drops_century_and_check():
    assert old_number("140521195003079010") == "140521500307901"
