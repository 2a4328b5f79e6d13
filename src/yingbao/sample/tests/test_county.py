"""The county is one coherent world, and the same numbers give the same county."""

from collections import Counter
from hashlib import sha256

import pytest
from stdnum.cn import ric

from yingbao.sample import invent, plants, publish
from yingbao.sample.balance import gaps
from yingbao.sample.places import TOWNSHIPS


@pytest.fixture(scope="module")
def county():
    return invent(1500, seed=7)


@pytest.fixture(scope="module")
def ordinary():
    return invent(1500, seed=7, planted=False)


def _digests(folder):
    return {path.relative_to(folder): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def test_the_same_people_and_seed_give_the_same_bytes(tmp_path, county):
    publish(county, tmp_path / "first")
    publish(invent(1500, seed=7), tmp_path / "second")
    assert _digests(tmp_path / "first") == _digests(tmp_path / "second")


def test_another_seed_gives_another_county(county):
    other = invent(1500, seed=8)
    assert [p.id18 for p in other.people] != [p.id18 for p in county.people]


def test_thirty_files_and_more_arrive(tmp_path, county):
    inbox = publish(invent(1000, seed=3), tmp_path)
    names = [path.name for path in inbox.iterdir()]
    assert len(names) >= 30
    assert {path.suffix for path in inbox.iterdir()} >= {
        ".xlsx",
        ".xls",
        ".csv",
        ".txt",
        ".ods",
        ".zip",
        ".docx",
    }


def test_everybody_has_a_valid_number_of_his_own(county):
    numbers = Counter(person.id18 for person in county.people)
    assert max(numbers.values()) == 1
    assert all(ric.calc_check_digit(number) == number[-1] for number in numbers)


def test_the_number_tells_sex_and_birthday(county):
    for person in county.people:
        assert person.id18[6:14] == f"{person.birth:%Y%m%d}"
        assert int(person.id18[16]) % 2 == (person.sex == "男")


def test_all_fourteen_townships_are_settled(county):
    assert {person.township for person in county.people} == {name for name, _, _ in TOWNSHIPS}


def test_every_planter_has_three_truths_and_a_decoy(county):
    kinds = Counter((answer.rule, answer.kind) for answer in county.key.answers)
    for rule, _ in plants.load():
        assert kinds[rule, "truth"] >= 3, rule
        assert kinds[rule, "decoy"] >= 1, rule


def _whom(answer):
    """A person, or the township whose roll or report it is about."""
    return answer.rule, answer.id_number or answer.township


def test_nobody_is_truth_and_decoy_of_one_rule(county):
    truths = {_whom(a) for a in county.key.answers if a.kind == "truth"}
    decoys = {_whom(a) for a in county.key.answers if a.kind == "decoy"}
    assert not truths & decoys


def test_an_ordinary_household_is_poorer_than_the_standard(ordinary):
    for household in ordinary.dibao:
        for month in sorted(household.months):
            assert household.per_head(month) < household.standard
            assert household.amount(month) > 0


def test_an_ordinary_county_pays_what_its_rolls_say(ordinary):
    assert all(abs(gap) < 0.01 for gap in gaps(ordinary).values())


def test_an_ordinary_county_has_few_on_the_rolls():
    county = invent(6000, seed=1, planted=False)
    on_dibao = sum(len(household.members) for household in county.dibao)
    assert 0.01 < on_dibao / 6000 < 0.04
    assert 0.002 < len(county.tekun) / 6000 < 0.008


def test_a_hamlet_belongs_to_one_scene_alone(county):
    hamlets = [village for village in county.villages if village.apart]
    assert len({village.name for village in hamlets}) == len(hamlets)
    assert not {v.name for v in hamlets} & {v.name for v in county.villages if not v.apart}
    homes = [family for family in county.families if family.village.apart]
    assert homes
    assert not [family for family in homes if family.is_free]


def test_an_ordinary_county_has_no_hamlets_and_every_township_changes_something(ordinary):
    assert not any(village.apart for village in ordinary.villages)
    results = {}
    for row in ordinary.rows["review_record"]:
        results.setdefault(row["township"], set()).add(row["result"])
    assert all(found & {"增发", "减发"} for found in results.values())


def test_children_of_parents_who_cannot_care_for_them_have_their_allowance():
    """Whatever the parents earn: severely disabled both, or the only one of a dead spouse."""
    county = invent(1500, seed=13, planted=False)
    allowed = {row["id_number"] for row in county.rows["child_allowance"]}
    owed = [
        person.id18
        for family in county.families
        if family.head.marital == "丧偶" and family.shape == "lone_parent" and family.is_free
        for person in family.members
        if family.head.disability and family.head.disability.is_severe and person.age() < 18
    ]
    assert owed
    assert set(owed) <= allowed
