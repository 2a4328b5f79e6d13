"""What a sentence does and what it only mentions: exclusions, inclusions, demands, and their negation.

`对有车户不予受理` excludes; `不得以有车为由不予受理` does not, nor does a rule quoted as a bad
example, asked about (`是否…`) or abolished (`取消…的限制`). Everything is a span of the sentence, so
that the words that decided can be shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from yingbao.policy.detection.answers import affirms, refusal
from yingbao.policy.detection.gate import needs_of, possible
from yingbao.policy.detection.lexicon import expand, pattern

Span = tuple[int, int]

_ENTER = (
    r"(?:纳入|列入|列为|享受|给予|批准|审批|评|认定|确定|确认|予以|保障|救助|办理|申请|申报|申领|"
    r"发放|领取|受理|上报|进入|准入|通过|审核|考虑|安排|供养|推荐|救济|享有|吃低保|评选|入围|列席|提名|报批|登记|年审|复审|吃低保|吃|办低保|保留|采纳|核准|核批|纳保|施保|兜底|转报|报送|接件|计发|拨付|续保)"
)
_NEG = (
    r"(?:不得|不予|不能|不可以?|不准|不许|不允许|不应当?|不宜|不再|不给予?|不让|不作|禁止|暂不|暂缓|缓|"
    r"无权|无资格|没有资格|概不|均不|都不|皆不|一律不|全部不|坚决不|不)"
)
_EXCLUDE = re.compile(
    "|".join(
        (
            rf"(?:不得|不能|不准|不许|不应当?|严禁|禁止|不可|不宜|不再?)(?:再|直接)?(?:将|把)(?![^，。；]{{0,30}}作为[^，。；]{{0,12}}(?:条件|依据|理由|前提|门槛|借口))[^，。；：不]{{1,40}}?{_ENTER}",
            rf"{_NEG}(?:再|予以?|直接|继续|作为|对其|为其|给其|同时|重复|单独|自行|个人|以(?!此)[^，。；由因影]{{1,6}}|另行|一并|参与|参加|提前|按[^，。；]{{1,8}}|向[^，。；]{{1,8}}|进行)?(?:低保|临时|特困|社会|最低生活|基本生活)?{_ENTER}",
            r"排除(?:在[^，。；]{0,12}外)?|剔除|清退|清理出|清除出|清出|剔出|除名|拒之门外|关在门外",
            r"劝退|劝其退出|跟着取消|不予保留|停保|停发|停掉|断保|退保|停供|核减|减发|扣发|停了|停办",
            r"(?:取消|终止|停止|中止|暂停|注销|剥夺|撤销|收回|丧失|失去|退出|停(?!业|产|工|车|电|水|职|薪))[^，。；]{0,14}?"
            r"(?:低保|保障|资格|待遇|救助|供养|享受|发放|救助金|保障金|低保金|补助|受理|办理|申请|低保证)",
            r"(?:低保金?|待遇|资格|保障金?|救助金?|供养金?)[^，。；]{0,8}?(?:即刻|随即|同时|立即|自动|一律|即|就|也)?(?:取消|终止|停止|停发|中止|注销)",
            r"(?:不予|不给|不享|没有|无缘)(?:低保|保障|救助|供养)",
            r"拒绝[^，。；]{0,6}?(?:受理|申请|办理|审批|纳入)|拒收|不收件|不收|一票否决",
            r"(?:视为|视同|按)(?:自动|主动|自愿|其)?(?:放弃|退出)",
            r"自动(?:放弃|退出|失去|取消|丧失|出列|终止)",
            r"不(?:计|算|列)入?(?:保障人口|低保人口|保障人数|保障对象)",
            r"(?:视为|视同|判定为|判为|确定为|即为?|属于?|认定为?|均|一律|应?按|都)(?:不符合|不具备)",
            r"不具备[^，。；]{0,12}?(?:资格|条件)|(?:不(?:再)?(?:属于?|在|是|列在)|排在)[^，。；]{0,14}?(?:范围|对象|之列|行列)",
            r"不(?:往[^，。；]{1,4})?报|不批|不保|不收件|不接收|不评|不发|不核|免谈|靠边|一边站|别想|休想",
            r"不适用|不在[^，。；]{0,8}之列|(?:予以|应当?|一律|及时|主动|自动|直接|全部|必须|责令|限期|办理|列入|一并|逐步)[^，。；]{0,3}退出|退出(?:低保|最低生活保障|保障|特困|供养|救助)",
            r"(?:一并|按程序|予以|统一|批量|收回|随之|同时)[^，。；]{0,4}注销|注销其|拿下来|不困难(?:家庭|户)|(?:不要|不许|不准|不用|别)(?:再)?(?:往上)?报|缓议|不(?:予)?安排|不(?:再|予|参)?评(?!估|价|议|审)",
            r"(?:最多|至多|只)(?:再)?保留[^，。；]{0,8}月|扣减[^，。；]{0,6}(?:低保|救助|保障|供养)金|(?:列为|评为|定为|视为)不合格|不符合[^，。；的]{0,10}条件(?=[。；，]|$)",
            r"停发状态|清理(?:到位|完毕|出列)|缓(?:办|批|发)|推迟(?:受理|办理|审批)|劝返|限制(?:申请|纳入|享受|准入)|不够格",
            r"(?:年审|审核|复核|评议)[^，。；]{0,6}?(?:不予|不能|不)通过",
            r"(?:销掉|销去|划掉|抹掉|勾掉|拿掉|撤掉|去掉)[^，。；]{0,8}(?:低保|待遇|资格|名册|名单)",
            r"从[^，。；]{0,8}(?:名册|名单|册子|册)[^，。；]{0,4}(?:删|划|勾|抹|拿|清|减|撤)",
            r"材料(?:一律|一概)?(?:退回|退还)|退件|不收材料|不接件|(?:没|无)(?:有)?资格(?!证)|够不上|直接打回|打回票",
            r"(?:暂扣|扣下|扣住|扣留)[^，。；]{0,6}(?:低保|救助|保障|供养)金|(?:年审|复核|审核)[^，。；]{0,6}不(?:予|能|给)?过关",
            r"(?:低保|待遇|保障)(?:金)?[^，。；]{0,6}(?:下线|关停|断掉|归零)|不(?:在|予|作|做|列入)[^，。；]{0,6}考虑(?:之内|之列|范围)?(?=[。；，]|$)",
            r"(?:政府|民政|乡镇|低保)[^，。；]{0,4}不(?:再)?管(?=[。；，]|低保|$)",
            expand("{shut_out}"),
            expand("{refused_plainly}"),
        )
    )
)
_TOLD_OF = re.compile(
    r"(?:清退|退出|停发|停保|核减|减发|取消|终止)[^，。；]{0,6}?的(?:单人户|家庭|对象|人员|户|名单|情况|原因)(?!.{0,4}(?:包括|如下|：))"
)
_RESTRICT = re.compile(
    r"(?:仅限|只限|限于|仅面向|只面向|仅针对|只针对|仅对|只对|只保|仅保|只能|方可|方能|才可以?|才能|才予|才给|才准|"
    r"只有|只给|仅给|只批准|只批|仅批|只纳入|仅纳入|仅适用于|只适用于|只解决|专门面向|为限|否则|作为[^，。；]{0,12}(?:前置|前提|先决|必备|必要)(?:条件|程序|环节)?|后?再(?:行|来|予以?)?(?:受理|申请|办(?:理)?|审批|纳入|批|议)|以后再|暂缓(?:受理|办理|审批)?|只发给|只救|"
    + expand("{narrowed}")
    + ")"
)
_INCLUDE = re.compile(
    r"纳入|列入|列为|享受|进入|给予|评为|评定为|认定为|确定为|审批|批准|办理|办(?:上)?低保|给[^，。；]{0,3}办|落实|安排|照顾|予以保障|给办|办一?个|吃上|发放|上低保|进低保|保起来|兜底|直接认定|自动认定|划转|转为|转入|转成|转至|并入|划入|划归|归入|保留|解决|评定|当选"
)
_REQUIRE = re.compile(
    r"必须|务必|须|应当|应|一律要|都要|均要|需要?|要求|凭|提供|提交|出具|开具|附|方可|方能|才能|才可|否则|为准|前提|先|要"
)
_PROHIBIT = re.compile(
    r"(?:不得(?!不)|不准|不应当?|不能|不可(?!抗))(?!少于|低于|高于|超过|多于|大于|小于|晚于|早于|突破|超出|少)|严禁|禁止|不许|不允许|不要|杜绝|防止(?!返贫)|避免|严防|防范|不搞|不因|不以|不影响|不妨碍|不会(?:因|以|把|将|立即|当月|一下子|随便|就|影响|停|取消|拒|被|只|仅|单|光|简单|轻易|随便)|"
    r"不作为|不把|不将|不拿|决不|绝不|切勿|切忌|无需|无须|毋须|不需要?|不必|不用|不再要求|不要求|不强制|不设|不下达|不再|不简单|不随意|"
    r"纠正(?!工作|任务|要求)|制止|反对|克服|(?<!环境)(?<!专项)(?<!综合)(?<!集中)整治(?!要求|任务|目标|重点|内容|措施|步骤|工作|行动|期间|范围|中)|查处|严查|任何(?:人|单位|组织|个人)[^，。；]{0,10}?不|没有规定|不是|并非|停止执行|废止|不存在|而不是|不等于|"
    + expand("{forbids_plainly}")
)
_SHIELD = re.compile(expand("{shields}"))
_CARRIES_ON = re.compile(
    r"(?:以|因|由于|凭|借|拿|为|按照?|仅|单纯|简单|随意|擅自|自行|变相|将|把|对|因为)[^，。；]*$"
)
_REASON = re.compile(r"(?:为由|为理由|为借口|理由|借口|等原因|的事|等为名|名义)[^，。；]{0,4}$")
_STOPS = re.compile(r"[。；;！？\n]")
_ASKED = re.compile(
    r"(?<!不论)(?<!无论)(?<!不管)(?:是否|有无|有没有)"
    r"(?![^，。；]{0,14}(?:(?<![平人户])均|都|一律|皆|不予考虑|不作考虑|不影响)"
    r"|(?:纳入|享受|给予|批准|符合条件|受理|救助|够格|够条件|吃低保)[^，。；]{0,6}(?:由|以|凭|看|取决于)"
    r"|[^。；]{2,16}?，(?:以|由|取决于|视|按|看|凭))"
)
_WHICHEVER = re.compile(r"(?:不论|无论|不管|不问|甭管)[^，。；]{0,8}$")
_ABOLISHED = re.compile(
    r"(?:清理(?!的?(?:比例|数|率|任务|指标))|废止|废除|取消(?!其|单人|全家|低保资格|待遇|享受|该户)|删除|删去|停止执行|不再执行|不再实行|放宽|消除|破除|改变|去除|取缔|修改|剔除)"
    r"[^，。；]{0,50}(?:(?<!按)(?<!按照)(?<!有关)规定|限制|做法|要求|门槛|条款|指标|名额|比例|政策|文件|证明|条件|前置|事项|环节|现象|问题|错误)"
)
_BLAMED = re.compile(
    r"(?:检查|排查|清查|自查|治理|整顿|违反|存在|发现|出现|发生|对|因|凡|如有)[^。；]{2,70}?(?:等)?(?:的)?"
    r"(?:问题|现象|行为|做法|错误|倾向|土政策|违规|情形|情况|单位|乡镇|干部|人员|的)"
    r"(?:(?!(?:停发|停止|暂停|取消|不予|注销|终止|核减|清退)[^，。；]{0,6}(?:低保|保障|待遇|救助|资格|供养))[^。；]){0,24}?"
    r"(?:追究|追责|通报|问责|约谈|责令(?!退)|处分|纠正|整改(?![^，。；]{0,4}(?:后|再|才|方))|查处|废止|停止执行|曝光|倒查)"
)
_PUT_RIGHT = re.compile(
    r"[^。；]{2,80}的，?(?:一律|立即|限期|限[^，。；]{1,8}内|应当|必须|要|及时|予以|责令)*"
    r"(?:重新(?:核算|公示|调查|认定|受理|办理|审核)|纠正|改正|恢复|废止|撤销|整改(?![^，。；]{0,4}(?:后|再|才|方))|退还|删除|删去|更正|清理纠正)"
)
_PENALTY_AHEAD = re.compile(
    r"(?:扣[^：，]{0,6}分|追究|追责|问责|处分|通报|约谈|严肃处理|依纪|一票否决(?!低保)|责令(?:改正|整改|纠正)"
    r"|(?:属于|均为|都是)[^：，]{0,4}(?:违规|违纪|错误|不当))[^：]{0,12}："
)
_MISSED_TARGET = re.compile(
    r"未完成|没有完成|完不成|未达|达不到|没达到|低于|少于|不足|高于|超过|排名"
)
_COSTS_POINTS = re.compile(
    r"(?:(?!未完成|没有完成|未达|达不到|低于|少于|不足|高于|超过|排名)[^。；]){2,50}?的，?(?:每[^，。；]{1,6})?(?:加倍)?扣[^。；，]{0,6}分"
)
_STRUCK_OUT = re.compile(
    r"[^。；]{2,60}?(?:条款|规定|做法|内容|要求|条件|表述|文件)[^，。；]{0,4}，?"
    r"(?:一律|应当|要|必须|全部|予以|立即|及时|坚决)+(?:删除|删去|废止|取消|清理|纠正|停止执行|修改)"
)
_REPORTED = re.compile(
    r"有(?:人|群众|干部|代表|委员|同志)(?:提出|认为|主张|提议|建议|反映说|以为)[^。；]*"
    r"|(?:部分|个别|有的|有些|一些|少数|某些|不少|某)(?:乡镇|乡|镇|村|地方|地区|单位|窗口|干部|工作人员|经办|部门|同志|社区|县)[^。；]*"
)
_TURNED_DOWN = re.compile(
    r"[^，。；：]{0,10}(?:否决|驳回|未予采纳|没有采纳|不予采纳|不同意|否定)了?[^。；]{2,50}?(?:提议|建议|方案|请求|提案|动议|想法|主张|草案)"
    r"|[^。；]{2,50}?(?:提议|建议|方案|请求|提案|动议|主张)[^，。；]{0,6}(?:被|予以|未获|没有|未予)(?:会议)?(?:否决|驳回|采纳|同意|通过)"
)
_WRONG = re.compile(
    r"[^。；]{2,60}?(?:(?:这个?|那个?|这种)(?:理|话|说法|讲法)(?:就)?(?:不对|错|站不住)|要不得|使不得|行不通|碰不得|于法无据|没有(?:政策|法律|法定)?依据|站不住脚|不成立|不能成立|(?<!按)(?<!作)(?<!为)(?<!以)无效"
    r"|(?:是|属于?|早已?|已经?)[^，。；]{0,6}(?:明令|早已|被)?(?:取消|禁止|废止|叫停|停止)的(?=做法|规定|东西|办法|[。；，])"
    r"|(?:违背|有悖|背离)[^，。；]{0,14}(?:原则|精神|政策)|(?:是|属|属于|都是)(?:错误|不对|不妥|不当|违规|违纪|不合规))"
)
_DENIED = re.compile(
    r"[^，。；：]{0,30}?(?:不(?:再|得|应|能)?(?:是|作为|当作|列为|纳入|列入|成为|构成)|并非)"
    r"(?:(?!减|扣|抵|算|正当)[^，。；：]){0,14}?(?:依据|条件(?!的)|前提|前置|门槛|考核|理由|障碍|根据|程序|环节)"
)
_FAULTS_AHEAD = re.compile(
    r"(?:主要|存在|突出|发现|典型|反面|共性)的?(?:主要|突出|典型)?(?:问题|案例|表现)[^：]{0,8}："
    r"|(?:存在|突出|发现|反面|错误|违规|不当|共性)的?(?:主要|突出|典型)?做法[^：]{0,8}："
)
_GOES_ON = re.compile(r"(?:继续|仍然?|照旧)(?:按此|照此|沿用|这样|如此|这么)(?:执行|办理?|做)?")
_FORMER = re.compile(
    r"(?:原(?!则|因|件|籍|始|价|户|享|领)来?|此前|过去|以往|以前(?!年)|之前|曾经)[^。；]{2,70}?"
    r"(?:停止执行|不再执行|废止|取消|作废|停止使用|修改|删除|不再适用|不再沿用|改为|纠正|失效|叫停|清理|终止执行|不算数)"
    r"|(?:去年|前年|早年|前些年|一度|曾(?:经)?(?:要求|规定|提出|实行|执行|采取|出台|设)|(?:19|20)\d{2}年(?:以|之)?前)[^。；]{2,70}?"
    r"已(?:经|于[^，。；]{1,10})?(?:收回|撤回|废止|停止|纠正|取消|整改|作废|改正|改过来)"
)
_BAD_EXAMPLE = re.compile(
    r"纠正|清理|废止|删除|删去|杜绝|问题|做法|错误|违反|不得|严禁|防止|避免|取消|土政策|不符合|停止|反面|通报|修改为|不当|整改"
)
_QUOTED = re.compile(r"“[^”]{8,}”|「[^」]{8,}」|‘[^’]{8,}’")


_SPARED = re.compile(
    expand(
        r"(?:{benefit_word})金?[^，。；]{0,3}(?:照(?:样|常|旧)?(?:发|给|办|吃|享受|领)|{unharmed})"
    )
)
_BENEFIT = re.compile(expand(r"{benefit_word}"))


def _inside(span: Span, scopes: list[Span]) -> bool:
    return any(a <= span[0] < b for a, b in scopes)


def _overlaps(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@dataclass(frozen=True)
class Sentence:
    """A sentence with the lead-in it hangs on: `lead` is the length of the lead-in's part.

    `leans`: the lead-in is a question or an earlier sentence. It says what this one is about, and
    is itself a rule where an answer says plainly yes or no to it (`settled`).
    """

    text: str
    lead: int = 0
    leans: bool = False
    _found: dict[str, list[Span]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def characters(self) -> frozenset[str]:
        return frozenset(self.text)

    def spans(self, words: str) -> list[Span]:
        """Where a pattern of the lexicon stands in the sentence."""
        if words not in self._found:
            may = possible(needs_of(words), self.characters)
            self._found[words] = (
                [] if not may else [m.span() for m in pattern(words).finditer(self.text) if m[0]]
            )
        return self._found[words]

    @cached_property
    def condemned(self) -> list[Span]:
        """Stretches that are asked about, abolished, blamed or quoted as wrong."""
        asked = [
            m for m in _ASKED.finditer(self.text) if not _WHICHEVER.search(self.text, 0, m.start())
        ]
        scopes = [(m.start(), self._stop(m.end())) for m in asked]
        goes_on = bool(_GOES_ON.search(self.text, self.lead))
        for cue in (
            _ABOLISHED,
            _BLAMED,
            _FORMER,
            _PUT_RIGHT,
            _STRUCK_OUT,
            _COSTS_POINTS,
            *([] if goes_on else [_REPORTED]),
            _TURNED_DOWN,
            _WRONG,
            _DENIED,
        ):
            scopes += [m.span() for m in cue.finditer(self.text)]
        if not goes_on and _FAULTS_AHEAD.search(self.text[: self.lead]):
            scopes.append((self.lead, len(self.text)))
        if self.leans and not self.settled:
            scopes.append((0, self.lead))
        if self._penalised():
            scopes.append((self.lead, len(self.text)))
        return scopes + self._wrong_quotes()

    @cached_property
    def settled(self) -> bool:
        """Whether it answers a question with a plain yes or no."""
        own = self.text[self.lead :]
        return self.leans and (affirms(own) or refusal(own) is not None)

    def _penalised(self) -> bool:
        """An item of a list of what costs points or is punished, a missed target excepted."""
        ahead = self.text[: self.lead]
        return bool(_PENALTY_AHEAD.search(ahead)) and not _MISSED_TARGET.search(
            self.text, self.lead
        )

    def _wrong_quotes(self) -> list[Span]:
        quotes = [m.span() for m in _QUOTED.finditer(self.text)]
        outside = _QUOTED.sub("", self.text)
        if not quotes or not _BAD_EXAMPLE.search(outside):
            return []
        rewritten = re.search(r"(?:修改|改)为\s*$", self.text[: quotes[-1][0]])
        return quotes[:-1] if rewritten else quotes

    def _stop(self, at: int) -> int:
        found = _STOPS.search(self.text, at)
        return found.start() if found else len(self.text)

    @cached_property
    def prohibited(self) -> list[Span]:
        """What a prohibition reaches: to the comma, or further when the phrase goes on."""
        return [(m.start(), self._reach(m)) for m in _PROHIBIT.finditer(self.text)]

    def _reach(self, cue: re.Match[str]) -> int:
        end = self._stop(cue.end())
        at = cue.end()
        for comma in re.finditer("[，：]", self.text[at:end]):
            piece = self.text[at : at + comma.start()]
            last = re.split("[，：]", piece)[-1]
            if comma[0] == "：" and self._excludes_at(cue.start()):
                return at + comma.start()
            if (
                comma[0] == "："
                or _REASON.search(last)
                or (_CARRIES_ON.search(last) and not _EXCLUDE.search(last))
            ):
                continue
            return at + comma.start()
        return end

    def _excludes_at(self, at: int) -> bool:
        """Whether the prohibition is itself an exclusion: `不得享受：` does not forbid its items."""
        return any(a <= at < b for a, b in self._shut_out)

    @cached_property
    def _shut_out(self) -> list[Span]:
        """Every exclusion, in effect or not."""
        return [m.span() for m in _EXCLUDE.finditer(self.text)]

    @cached_property
    def exclusions(self) -> list[Span]:
        """Exclusions that really take effect."""
        told = [
            s for s in self._shut_out if self._in_effect(s) and not _TOLD_OF.match(self.text, s[0])
        ]
        if _SPARED.search(self.text, self.lead):  # 年底不评好人好事，低保不受影响
            told = [s for s in told if _BENEFIT.search(self.text, *s)]
        return told + self._refused()

    def _refused(self) -> list[Span]:
        """A question answered with a bare no."""
        found = refusal(self.text[self.lead :]) if self.leans else None
        return [(found[0] + self.lead, found[1] + self.lead)] if found else []

    @cached_property
    def restrictions(self) -> list[Span]:
        found = [m.span() for m in _RESTRICT.finditer(self.text)]
        return [span for span in found if self._in_effect(span)]

    @cached_property
    def inclusions(self) -> list[Span]:
        """Admissions that are neither forbidden nor part of an exclusion."""
        found = [m.span() for m in _INCLUDE.finditer(self.text)]
        return [
            s
            for s in found
            if self._in_effect(s) and not any(_overlaps(s, e) for e in self._shut_out)
        ]

    @cached_property
    def demands(self) -> list[Span]:
        found = [m.span() for m in _REQUIRE.finditer(self.text)]
        return [span for span in found if self._in_effect(span)]

    def _in_effect(self, span: Span) -> bool:
        return not _inside(span, self.condemned) and not any(
            a < span[0] <= b and not _overlaps((a, a + 1), span) for a, b in self.prohibited
        )

    def allowed_to_the_end(self, span: Span) -> bool:
        """Whether no prohibition that begins within the words reaches their last one."""
        return not any(span[0] < a < span[1] <= b for a, b in self.prohibited)

    def shielded(self, span: Span) -> bool:
        """Whether a prohibition that protects people begins within the words: `村里不得设置初审`."""
        return any(span[0] < m.start() < span[1] for m in _SHIELD.finditer(self.text))

    def stated(self, span: Span) -> bool:
        """Whether the words stand as a rule of the paper, not forbidden and not condemned."""
        own = (max(span[0], min(self.lead, span[1] - 1)), span[1])
        return (
            self._in_effect(span) and not _inside(own, self.condemned) and not self.shielded(span)
        )


STANCES = {
    "excluded": "exclusions",
    "restricted": "restrictions",
    "included": "inclusions",
    "required": "demands",
}
