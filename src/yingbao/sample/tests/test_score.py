"""Marking a run: truths, groups, decoys, side effects and clues nobody planted."""

from yingbao.sample.score import score, unquarantined


def _answer(rule="212", kind="truth", id_number="1", group="", also="", township=""):
    return {"rule": rule, "kind": kind, "id_number": id_number, "why": f"{kind}{id_number}",
            "group": group, "also": also, "township": township}  # fmt: skip


def _clue(rule="212", id_number="1", township="", evidence=""):
    return {
        "rule": rule,
        "id_number": id_number,
        "township": township,
        "because": "缘由",
        "evidence": evidence,
    }


def test_a_truth_raised_is_found_and_one_not_raised_is_missed():
    (one,) = score([_clue()], [_answer(), _answer(id_number="2")])
    assert (one.truths, one.found, one.missed) == (2, 1, ["truth2"])


def test_a_member_may_stand_for_the_household():
    (one,) = score([_clue(id_number="9")], [_answer(also="8;9")])
    assert one.is_clean and one.found == 1


def test_one_of_a_group_is_enough():
    (one,) = score([_clue()], [_answer(group="g"), _answer(id_number="2", group="g")])
    assert (one.truths, one.found) == (1, 1)


def test_a_decoy_hit_is_told_from_a_clue_nobody_planted():
    (one,) = score(
        [_clue(id_number="5"), _clue(id_number="6")], [_answer(kind="decoy", id_number="5")]
    )
    assert one.hit_decoys == ["decoy5"]
    assert one.unplanned == ["缘由"]


def test_a_side_effect_is_neither_truth_nor_alarm():
    (one,) = score([_clue(id_number="3")], [_answer(kind="allowed", id_number="3")])
    assert one.is_clean and one.truths == 0


def test_batches_are_judged_by_township():
    answers = [
        _answer("702", id_number="1", township="端氏镇"),
        _answer("702", "decoy", "", township="土沃乡"),
    ]
    (one,) = score([_clue("702", "", "端氏镇"), _clue("702", "", "土沃乡")], answers)
    assert one.found == 1
    assert one.hit_decoys == ["decoy"]


def test_a_standard_is_known_by_how_its_clue_begins():
    clue = _clue("106", "") | {"because": "农村分散特困基本生活标准每月500元，低保标准450元"}
    (one,) = score([clue], [_answer("106", id_number="农村分散特困基本生活标准每月500元")])
    assert one.is_clean and one.found == 1


def test_a_clue_about_a_row_is_known_by_the_row():
    answers = [
        _answer("601", id_number="信访.xlsx|Sheet1|7"),
        _answer("601", "decoy", "信访.xlsx|Sheet1|8"),
    ]
    clues = [
        _clue("601", "", evidence="信访.xlsx|Sheet1|7"),
        _clue("601", "", evidence="信访.xlsx|Sheet1|8"),
    ]
    (one,) = score(clues, answers)
    assert (one.found, len(one.hit_decoys)) == (1, 1)


def test_an_unusable_row_must_be_named_among_the_rejects():
    row = {"file": "a.csv", "sheet": "-", "row": "4", "why": "没有姓名"}
    assert unquarantined([row | {"reason_code": "no_one"}], [row]) == []
    assert unquarantined([row | {"row": "5"}], [row]) == [row]
