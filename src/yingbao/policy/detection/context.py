"""Which programme a clause is about: its own words, else its heading, else the paper's title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from yingbao.policy.detection.answers import (
    asks,
    bare_answer,
    denied,
    points_back,
    refusal,
    replies,
    topic,
)
from yingbao.policy.detection.bare import Bare, bare
from yingbao.policy.detection.scope import Sentence, Span
from yingbao.policy.paper import Clause, Paper
from yingbao.policy.parsing.about import programmes_of

_TARGETS = {
    "dibao": r"低保|最低生活保障|单人(?:户)?(?:施)?保|入保|在保|纳保|施保",
    "tekun": r"特困|五保|供养|敬老院",
    "linshi": r"临时救助|急难|备用金|临时困难补助",
}
_OTHER = re.compile(
    r"公租房|公共租赁住房|廉租|保障性住房|经济适用|危房改造|住房(?:保障|救助|困难)|宅基地|助学(?:金|贷款)申请|申请[^，。；]{0,4}助学|雨露计划|教育救助|"
    r"公益性?岗位|高龄(?:津贴|补贴)|老龄补贴|小额信贷|小额贷款|创业贷款|扶贫贷款|文明(?:户|家庭)|五好家庭|评优|评先|先进|模范|入党|参军|"
    r"农机购置|取暖(?:补贴|救助)|燃煤补贴|失业(?:保险|金)|就业补贴|社会保险补贴|农机补贴|福利彩票|驾驶证|医疗保险报销|医保待遇|医疗救助|残疾人护理补贴|"
    r"两项补贴|慈善|村集体(?:资产|收入|公益|经济)|集体土地|工程项目|项目工程|集体资产|土地承包|招标|招聘|录用|投标|计划生育奖励|贫困户(?:识别|评定|退出)|"
    r"居住证办理|商品房|购房|限购|孤儿|事实无人抚养|价格(?:临时)?补贴|水库移民|退役军人(?:优待|安置)|安全生产"
)
_FOR_STAFF = re.compile(
    r"(?:不得|取消|不能|不予|影响|纳入|与)[^，。；]{0,8}(?:评优|评先|先进|绩效)[^，。；]*"
)
_PEOPLE = re.compile(
    r"(?:最低生活保障|低保)(?:户|对象|家庭|人员|边缘)|特困(?:供养)?(?:人员|户|对象|家庭)|五保(?:户|老人|对象)"
)
_APART = re.compile("[，、：]|" + "|".join(_TARGETS.values()))
_FAULTY = re.compile(r"问题|错误|违规|整改|负面|不规范")
_HAD_ALREADY = re.compile(r"(?:已经?|曾|正在)$")
_FORM = re.compile(r"[□☐○]|_{2,}|﹍{2,}")
_SENTENCE = re.compile(r"[^。；;！？\n]*(?:[。；;！？\n]+[”’）)]*|$)")
_LEAD = re.compile(r"[：:]\s*$")


@dataclass(frozen=True)
class Unit:
    """A sentence ready to be judged, with the clause it belongs to and where it stands there."""

    clause: Clause
    sentence: Sentence
    article: str
    programmes: frozenset[str]
    offset: int
    mentioned: frozenset[str] = field(default=frozenset())
    said: Bare = field(default_factory=lambda: Bare(""))
    written: str = ""
    _about: dict[tuple[tuple[str, ...], bool], bool] = field(
        default_factory=dict, compare=False, repr=False
    )

    def place(self, span: Span) -> Span:
        """Where a span of the sentence stands in the paper, its part in the lead-in left out."""
        lead, base = self.sentence.lead, self.clause.start + self.offset
        start, end = self.said.written(max(span[0] - lead, 0), span[1] - lead)
        return base + start, base + end

    def shown(self, span: Span) -> str:
        """The words of a span as the paper writes them, as read where they are of the lead-in."""
        lead = self.sentence.lead
        if span[0] < lead:
            return self.sentence.text[span[0] : span[1]]
        start, end = self.said.written(span[0] - lead, span[1] - lead)
        return self.written[start:end]

    @property
    def quote(self) -> str:
        """The sentence as written; the clause's marker is no part of it."""
        return self.written.strip()

    def about(self, programmes: tuple[str, ...], any_benefit: bool = False) -> bool:
        """Whether a check for these programmes has an opinion on the sentence."""
        if not programmes:
            return True
        key = (programmes, any_benefit)
        if key not in self._about:
            self._about[key] = self._is_about(programmes, any_benefit)
        return self._about[key]

    def _is_about(self, programmes: tuple[str, ...], any_benefit: bool) -> bool:
        wanted = set(programmes)
        own = self.sentence.text[self.sentence.lead :]
        if self.mentioned & wanted:
            return any_benefit or not self._about_other(own)
        other = _OTHER.search(_FOR_STAFF.sub("", own))
        if self.mentioned or (other and "assist" not in wanted and not any_benefit):
            return False
        return bool(self.programmes & wanted) or (
            "assist" in self.programmes and not self.programmes & set(_TARGETS)
        )

    def _about_other(self, own: str) -> bool:
        """Another benefit is what the sentence grants or refuses; ours only says who is meant."""
        other = _OTHER.search(own)
        if not other or any(
            staff.start() <= other.start() < staff.end() for staff in _FOR_STAFF.finditer(own)
        ):
            return False
        effects = [
            s
            for s in self.sentence.exclusions + self.sentence.inclusions
            if s[0] >= self.sentence.lead and not _HAD_ALREADY.search(self.sentence.text, 0, s[0])
        ]
        at = other.start() + self.sentence.lead
        return any(
            0 <= at - b <= 8 and not _APART.search(self.sentence.text[b:at]) for _, b in effects
        )


def _mentions(text: str, context: frozenset[str]) -> frozenset[str]:
    """Programmes the words name. In a paper on another programme `低保户` only says who is meant."""
    named = frozenset(name for name, words in _TARGETS.items() if re.search(words, text))
    if named & context or not context & set(_TARGETS):
        return named
    return frozenset(
        name for name, words in _TARGETS.items() if re.search(words, _PEOPLE.sub("", text))
    )


def _own_sentences(clause: Clause) -> Iterator[tuple[int, str]]:
    """The clause's sentences with their offsets, its marker left out: `1.` is no figure of the text.

    A row of a form to be filled in states nothing.
    """
    start = clause.text.find(clause.marker) + len(clause.marker) if clause.marker else 0
    for found in _SENTENCE.finditer(clause.text, start):
        if found[0].strip() and not (clause.rows and _FORM.search(found[0])):
            yield found.start(), found[0]


def _column_heads(clause: Clause, at: int) -> str:
    """What the first row of a table says for the rows below it; a column of faults blames them."""
    if len(clause.rows) < 2 or at == 0:
        return ""
    heads = "、".join(cell for cell in clause.rows[0] if cell)
    return ("存在问题：" if _FAULTY.search(heads) else "") + heads + "："


def _is_heading(clause: Clause) -> bool:
    body = clause.body
    return (
        clause.kind in ("条", "一、", "（一）", "1.")
        and 2 < len(body) < 40
        and not re.search(r"[。；;：:，,]$", body)
    )


def _lead_of(clause: Clause, inherited: str) -> str:
    """What a parent says for its items: the sentence before a colon, or a heading."""
    if not clause.children:
        return ""
    body = clause.body
    if asks(body):
        return ""
    if _LEAD.search(body):
        return inherited + bare(re.split(r"[。；]", body[:-1])[-1]).text + "："
    return inherited + body + "：" if _is_heading(clause) else ""


def units(paper: Paper) -> Iterator[Unit]:
    """Every sentence of the paper, items joined to their lead-in, answers to what was asked,
    `对这些户…` to the sentence that says which."""
    before: Unit | None = None
    for unit in _below(paper.tree, "", frozenset(paper.programmes), paper.tree.text):
        if not asks(unit.written):
            if before and _replies(unit, before):  # a reply also stands for itself
                yield unit
            yield _joined(unit, before) if before and _leans_on(unit, before) else unit
        if before is None or not asks(before.written) or not bare_answer(_own(unit)):
            before = unit  # the reason after a bare yes or no still answers the question


def _own(unit: Unit) -> str:
    return unit.sentence.text[unit.sentence.lead :]


def _replies(unit: Unit, before: Unit) -> bool:
    return not unit.mentioned and not asks(before.written) and replies(unit.written, before.written)


def _leans_on(unit: Unit, before: Unit) -> bool:
    return (
        asks(before.written)
        or (unit.clause.label == before.clause.label and points_back(_own(unit)))
        or _replies(unit, before)
    )


def _joined(unit: Unit, before: Unit) -> Unit:
    """A sentence that leans on the one before, with what that one is about as its lead-in."""
    about, own = topic(_own(before)), _own(unit)
    if asks(before.written) and refusal(own):
        about = denied(about)
    joined = Sentence(about + own, len(about), leans=True)
    return replace(unit, sentence=joined, mentioned=unit.mentioned | before.mentioned, _about={})


def _programmes(clause: Clause, known: frozenset[str]) -> frozenset[str]:
    heading = clause.kind in ("章", "节", "编", "附件") or _is_heading(clause)
    found = frozenset(programmes_of(clause.body)) - {"assist"} if heading else frozenset()
    return found or known


def _below(clause: Clause, lead: str, known: frozenset[str], article: str) -> Iterator[Unit]:
    own = _programmes(clause, known)
    if clause.kind in ("条", "一、") or (not article and clause.kind != "全文"):
        article = clause.whole()
    for at, written in _own_sentences(clause):
        said = bare(written)
        ahead = lead + _column_heads(clause, at)
        sentence = Sentence(ahead + said.text, len(ahead))
        yield Unit(
            clause,
            sentence,
            article,
            own,
            at,
            _mentions(sentence.text, own) or _mentions_near(clause, at, own),
            said,
            written,
        )
    passed_on = _lead_of(clause, lead)
    previous = ""
    for child in clause.children:
        if child.kind == "款" and _LEAD.search(child.text.strip()):
            previous = bare(re.split(r"[。；]", child.text.strip()[:-1])[-1]).text + "："
            yield from _below(child, "", own, article)
            continue
        if child.kind in ("款", "表"):
            previous = ""
        yield from _below(child, previous or passed_on, own, article)


def _mentions_near(clause: Clause, at: int, context: frozenset[str]) -> frozenset[str]:
    """A sentence without a programme word follows the sentences before it in its paragraph."""
    return _mentions(clause.text[:at], context)
