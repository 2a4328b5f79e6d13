"""Invented people, and rows about some of them with the errors clerks make, each with its truth.

Hard on purpose: few surnames, siblings who share a generation character, village and birth year;
strangers who live beside the people and are not among them; twins.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from yingbao.identity import check_digit, read_id

SURNAMES = "王张李刘赵郭杨马常牛柳侯韩宋贾梁任霍田樊陈高郑崔吴原苏冯孙潘武申秦何许孔段董白程"
GIVEN = "建国军明小文平华永志海林生保东红新强龙伟庆春金锁虎栓柱贵富财旺福秀英兰梅花芳桂玉珍莲凤霞丽娟爱香翠萍燕巧云琴娥"
SAME_SOUND = {"国": "果", "军": "君", "明": "鸣", "文": "闻", "平": "萍", "华": "花", "志": "治", "生": "升",
              "新": "欣", "伟": "玮", "秀": "绣", "英": "瑛", "兰": "岚", "芳": "方", "玉": "钰", "珍": "真",
              "丽": "利", "娟": "鹃", "香": "湘", "燕": "艳", "云": "芸", "琴": "勤", "金": "今", "福": "扶"}  # fmt: skip


@dataclass(frozen=True)
class Human:
    id18: str
    name: str
    birth: date
    sex: str
    township: str
    village: str

    @property
    def person_id(self) -> str:
        return f"p{self.id18}"


class Village:
    """A county drawn from one seed: the same seed gives the same people and the same slips."""

    def __init__(self, seed: int, people: int, villages: int = 0) -> None:
        self.dice = random.Random(seed)
        count = villages or max(8, people // 500)
        self.places = [(f"第{n % 14}镇", f"{n}号村") for n in range(count)]
        self._taken: set[str] = set()
        self.people: list[Human] = []
        self.strangers: list[Human] = []
        while len(self.people) < people:
            family = self._family()
            # a stranger is a neighbour, brother or sister whom the reference does not know
            left_out = [h for h in family if self.dice.random() < 0.03]
            self.strangers += left_out
            self.people += [h for h in family if h not in left_out]

    def _family(self) -> list[Human]:
        dice = self.dice
        surname = dice.choices(SURNAMES, [1 / (n + 3) for n in range(len(SURNAMES))])[0]
        place, shared = dice.choice(self.places), dice.choice(GIVEN)
        first = date(1925, 1, 1) + timedelta(days=dice.randrange(32_000))
        family = []
        for child in range(dice.choice((1, 2, 3, 4))):
            twin = child and dice.random() < 0.02
            birth = (
                family[-1].birth
                if twin
                else first + timedelta(days=child * dice.randrange(300, 1500))
            )
            given = shared * (dice.random() < 0.7) + dice.choice(GIVEN)
            family.append(self._human(surname + given, birth, place))
        return family

    def _human(self, name: str, birth: date, place: tuple[str, str]) -> Human:
        while True:
            body = f"1405{self.dice.randrange(21, 29)}{birth:%Y%m%d}{self.dice.randrange(1000):03}"
            id18 = body + check_digit(body)
            if id18 not in self._taken:
                break
        self._taken.add(id18)
        return Human(id18, name, birth, "男" if int(id18[16]) % 2 else "女", *place)

    # -- rows ----------------------------------------------------------------------------------

    def rows(self, true: int, strange: int) -> tuple[pa.Table, dict[str, str]]:
        """Rows without a usable number, and row_ref → person_id of those whose person is known."""
        chosen = self.dice.sample(self.people, true) + self.dice.sample(
            self.strangers, min(strange, len(self.strangers))
        )
        self.dice.shuffle(chosen)
        known = {human.person_id for human in self.people}
        told = [self._row(f"r{n:06}", human) for n, human in enumerate(chosen)]
        truth = {
            row["row_ref"]: human.person_id
            for row, human in zip(told, chosen, strict=True)
            if human.person_id in known
        }
        return pa.Table.from_pylist(told, ROW_SCHEMA), truth

    def _row(self, ref: str, human: Human) -> dict[str, object]:
        dice = self.dice
        raw = self._number(human.id18)
        reading = read_id(raw)
        assert reading.id18 is None, "these rows are about people without a usable number"
        birth: date | None = self._birth(human.birth)
        if dice.random() < 0.15:
            birth = reading.birth_date
        township, village = human.township, human.village
        wrong = dice.random()
        if wrong < 0.06:
            township, village = dice.choice(self.places)
        return {
            "row_ref": ref,
            "name": self._name(human.name),
            "birth_date": birth,
            "sex": human.sex if dice.random() < 0.9 else None,
            "township": township if wrong < 0.97 else None,
            "village": village if wrong < 0.90 else None,
            "id_clean": reading.clean,
            "id_state": reading.state,
        }

    def _number(self, id18: str) -> str:
        dice = self.dice
        kind = dice.random()
        at = dice.randrange(6, 17)
        if kind < 0.35:
            return dice.choice(("", "无", "不详"))
        if kind < 0.60:
            while (digit := dice.choice("0123456789")) == id18[at]:
                pass
            return id18[:at] + digit + id18[at + 1 :]
        if kind < 0.70 and id18[at] != id18[at - 1]:
            return id18[: at - 1] + id18[at] + id18[at - 1] + id18[at + 1 :]
        if kind < 0.80:
            return id18[:at] + id18[at + 1 :]
        if kind < 0.95:
            return f"{id18[:15]}000.0"
        return f"{id18[0]}.{id18[1:6]}E+17"

    def _name(self, name: str) -> str:
        dice = self.dice
        kind, at = dice.random(), dice.randrange(1, len(name))
        if kind < 0.05 and name[at] in SAME_SOUND:
            return name[:at] + SAME_SOUND[name[at]] + name[at + 1 :]
        if kind < 0.08:
            return name[:at] + dice.choice(GIVEN) + name[at + 1 :]
        if kind < 0.10 and len(name) > 2:
            return name[:at] + name[at + 1 :]
        if kind < 0.11 and len(name) > 2:
            return name[0] + name[2] + name[1]
        return name

    def _birth(self, birth: date) -> date | None:
        kind = self.dice.random()
        if kind < 0.08:
            return None
        if kind < 0.11:
            return birth.replace(day=self.dice.randrange(1, 29))
        if kind < 0.14:
            return birth.replace(day=min(birth.day, 28), month=self.dice.randrange(1, 13))
        if kind < 0.17:
            return birth.replace(
                day=min(birth.day, 28), year=birth.year + self.dice.choice((-1, 1, 10))
            )
        return birth

    def people_table(self) -> pa.Table:
        told = [
            {"person_id": h.person_id, "id18": h.id18, "name": h.name, "birth_date": h.birth,
             "sex": h.sex, "township": h.township, "village": h.village}
            for h in self.people
        ]  # fmt: skip
        return pa.Table.from_pylist(told, PERSON_SCHEMA)


ROW_SCHEMA = pa.schema(
    [(n, pa.date32() if n == "birth_date" else pa.string()) for n in
     ("row_ref", "name", "birth_date", "sex", "township", "village", "id_clean", "id_state")]
)  # fmt: skip
PERSON_SCHEMA = pa.schema(
    [(n, pa.date32() if n == "birth_date" else pa.string()) for n in
     ("person_id", "id18", "name", "birth_date", "sex", "township", "village")]
)  # fmt: skip
