"""The peer's rules: the twenty-six of the first packs, each by merges and masks, guards included.

Simpler than the packs where the packs are careful about things no analyst keeps in a script (evidence,
strength of a match, rows without a number), the same where it decides who is a hit.
"""

from __future__ import annotations

import pandas as pd

Tables = dict[str, pd.DataFrame]
SEVERE_CLASSES = {"肢体", "视力", "智力", "精神", "多重"}
COUNTED = r"轿车|客车|货车|越野|作业车|自卸|挖掘|装载|皮卡|面包"
EXEMPT = r"残疾|轮椅|摩托|三轮|拖拉机|低速|农用|挂车"
NEAR_KIN = r"配偶|夫|妻|父|母|子|女|儿|兄|弟|姐|妹|祖|孙"
NOT_KIN = r"媳|婿|岳|叔|伯|侄|堂|表|舅|姑|姨|嫂|姐夫|妹夫"


class Rolls:
    """The current rolls and what every rule asks of them."""

    def __init__(self, tables: Tables, as_of: pd.Timestamp) -> None:
        self.tables, self.as_of = tables, as_of
        self.period = as_of.to_period("M").to_timestamp()
        self.month_end = self.period + pd.offsets.MonthEnd(0)
        self.all_members = self.table("member").assign(programme="dibao")
        self.member = self.all_members[self.all_members["period"] == self.period]
        self.before = self.all_members[
            self.all_members["period"] == self.period - pd.DateOffset(months=1)
        ]
        tekun = self.table("tekun")
        self.tekun = tekun[tekun["period"] == self.period]
        households = self.table("household")
        self.households = households.drop_duplicates(["head_id", "period", "certificate"])
        self.household = self.households[self.households["period"] == self.period]
        self.person = self.member.dropna(subset=["id"]).drop_duplicates("id").set_index("id")
        self.covered = self.person[self.person.get("is_covered", "是").fillna("是") != "否"]

    def table(self, name: str, *columns: str) -> pd.DataFrame:
        frame = self.tables.get(name, pd.DataFrame()).copy()
        for column in ("id", *columns):
            if column not in frame:
                frame[column] = None
        return frame

    def joined(self, name: str, *columns: str) -> pd.DataFrame:
        """Rows of a register about people on the dibao rolls."""
        return self.table(name, *columns).merge(
            self.person[["head_id", "township", "village"]].reset_index(),
            on="id",
            suffixes=("_reg", ""),
        )

    def standards(self) -> dict[str, float]:
        """Monthly dibao standard in force, by 农村 and 城市."""
        s = self.table("standard", "kind", "area_kind", "unit", "until")
        s = s[s["kind"].eq("低保") & (s["since"] <= self.period)].sort_values("since")
        monthly = s["standard"].where(~s["unit"].eq("年"), s["standard"] / 12)
        return dict(zip(s["area_kind"], monthly, strict=True))

    def deaths(self) -> pd.Series:
        police = self.table("death", "reason")
        police = police[~police["reason"].fillna("").str.contains("重复|迁出|恢复|误|出国|入伍")]
        police = police.assign(died=police["died"].fillna(police["cancelled"]))
        burnt = self.table("cremation")
        burnt = burnt.assign(died=burnt["died"].fillna(burnt["cremated"]))
        both = pd.concat([police[["id", "died"]], burnt[["id", "died"]]]).dropna()
        both = both[both["died"] <= self.as_of]
        first = both.groupby("id")["died"].min()
        seen = self.table("medical", "cost").dropna(subset=["id"])
        last_seen = seen[seen["cost"] > 0].groupby("id")["since"].max().reindex(first.index)
        return first[~(last_seen > first + pd.Timedelta(days=15))]


def in_words(frame: pd.DataFrame, column: str, words: str) -> pd.Series:
    return frame[column].fillna("").astype(str).str.contains(words)


def dead(r: Rolls) -> pd.Index:
    found = r.deaths()
    return r.covered.index.intersection(found[found <= r.month_end].index)


def in_custody(r: Rolls) -> pd.Index:
    held = r.table("justice", "category", "term", "until")
    inside = held["category"].isin(["监狱", "看守所", "强制隔离戒毒"]) & (
        held["since"] <= r.month_end
    )
    inside &= held["until"].isna() | (held["until"] > r.month_end)
    inside &= ~in_words(held, "term", "缓刑|取保|监外|假释|保外")
    out = held[~held["category"].isin(["监狱", "看守所", "强制隔离戒毒"])]["id"]
    return r.covered.index.intersection(held[inside & ~held["id"].isin(out)]["id"])


def listed_twice(r: Rolls) -> pd.Index:
    homes = r.member.dropna(subset=["id"]).groupby(["id", "area_kind"])["head_id"].nunique()
    return homes[homes > 1].index.get_level_values("id").unique()


def rural_and_urban(r: Rolls) -> pd.Index:
    kinds = r.member.dropna(subset=["id"]).groupby("id")["area_kind"].nunique()
    stopped = r.table("stop", "decision")
    ended = stopped[(stopped["decision"] == "停保") & (stopped["effective"] > r.period)]["id"]
    return kinds[kinds > 1].index.difference(ended)


def dibao_and_tekun(r: Rolls) -> pd.Index:
    settled = r.tekun[~(r.tekun["started"] >= r.period)]
    return r.person.index.intersection(settled["id"].dropna())


def vehicles(r: Rolls) -> pd.Index:
    v = r.joined("vehicle", "usage", "scrap", "inspected")
    truck = in_words(v, "vehicle", "轻型.*货车|微型.*货车|三轮汽车")
    old = v["since"] + pd.DateOffset(years=8) <= r.month_end
    counted = in_words(v, "vehicle", COUNTED) & ~in_words(v, "vehicle", EXEMPT)
    counted &= v["state"].fillna("正常").eq("正常") & (v["since"] <= r.month_end)
    counted &= v["scrap"].isna() | (v["scrap"] > r.month_end)
    counted &= v["inspected"].isna() | (v["inspected"] + pd.DateOffset(years=2) > r.month_end)
    counted &= ~(truck & (old | in_words(v, "usage", "生产")))
    return pd.Index(v[counted]["id"].unique())


def homes(r: Rolls) -> pd.Index:
    p = r.joined("property", "use", "nature", "shared", "unit", "area")
    counted = in_words(p, "use", "住宅|住房|公寓|别墅") & p["state"].fillna("现势").eq("现势")
    kind = p["use"].fillna("") + p["nature"].fillna("") + p["shared"].fillna("")
    counted &= ~kind.str.contains("搬迁|移民|危房|危改|安置|拆迁|保障性|继承|按份")
    counted &= p["since"].isna() | (p["since"] <= r.month_end)
    p = p[counted].assign(new=lambda f: in_words(f, "nature", "商品"))
    p["new"] &= p["since"] > r.month_end - pd.DateOffset(years=3)
    area = p.drop_duplicates(["head_id", "unit"]).groupby("head_id")["area"].agg(["size", "sum"])
    people = r.person.groupby("head_id").size().reindex(area.index)
    roomy = area["sum"] > 20 * people
    fresh = p.groupby("head_id")["new"].any().reindex(area.index)
    return pd.Index(
        p[p["head_id"].isin(area[roomy & ((area["size"] > 1) | fresh)].index)]["id"].unique()
    )


def businesses(r: Rolls) -> pd.Index:
    b = r.joined("business", "entity_kind", "role", "capital", "zero_tax", "industry")
    running = b["state"].fillna("存续").eq("存续") & ~b["role"].eq("成员") & ~b["zero_tax"].eq("是")
    running &= ~in_words(b, "entity", "经济合作社|村民委员会")
    stall = b["entity_kind"].eq("个体工商户") & ~(b["capital"] > 2)
    member = b["entity"].isin(r.table("cooperative", "entity")["entity"]) & ~b["role"].eq(
        "法定代表人"
    )
    return pd.Index(b[running & ~stall & ~member]["id"].unique())


def payroll(r: Rolls) -> pd.Index:
    y = r.joined("payroll", "kind", "post", "until")
    paid = y["kind"].isin(["行政", "事业", "离退休", "长聘"]) & ~in_words(
        y, "post", "公益|遗属|村医|护林|保洁"
    )
    paid &= (y["since"].isna() | (y["since"] <= r.month_end)) & (
        y["until"].isna() | (y["until"] >= r.month_end)
    )
    paid &= ~(y["kind"].eq("长聘") & y["id"].isin(r.table("post")["id"]))
    return pd.Index(y[paid]["id"].unique())


def _income(r: Rolls) -> pd.Series:
    h = r.household.dropna(subset=["head_id"]).drop_duplicates("head_id").set_index("head_id")
    return (h["income"] * h["family"]).rename("declared")


def pensions(r: Rolls) -> pd.Index:
    n = r.joined("pension", "kind", "central")
    n = n[n["state"].fillna("正常").eq("正常")]
    basic = n["central"].fillna(88).where(n["kind"].eq("居民"), 0)
    n = n.assign(countable=n["pension"] - basic).merge(
        _income(r), left_on="head_id", right_index=True
    )
    n = n[n["countable"] > 50]
    total = n.groupby("head_id")["countable"].transform("sum")
    return pd.Index(n[total - n["declared"] > 50]["id"].unique())


def insured(r: Rolls) -> pd.Index:
    i = r.joined("insurance", "employer", "kind", "until").merge(
        _income(r), left_on="head_id", right_index=True, how="left"
    )
    own = in_words(
        i.assign(both=i["kind"].fillna("") + i["employer"].fillna("")),
        "both",
        "灵活|个体|个人|居民|公益|代理|代缴|人才",
    )
    now = i["state"].fillna("正常").isin(["正常"]) & (
        i["until"].isna() | (i["until"] + pd.DateOffset(months=2) >= r.period)
    )
    known = (i["declared"] >= i["base"]) | i["id"].isin(r.table("post")["id"])
    return pd.Index(i[now & ~own & ~known]["id"].unique())


def amounts(r: Rolls) -> pd.Index:
    h = r.household.dropna(subset=["id"])
    county = h["area_kind"].map(r.standards())
    h = h.assign(standard=h["standard"].fillna(county))
    h = h[~h["cover"].eq("单人") & h["exit_from"].isna()] if "cover" in h else h
    due = (h["standard"] - h["income"]).clip(lower=0) * h["covered"]
    whole = (h["standard"] - h["income"]).clip(lower=0) * h["family"]
    off = pd.concat([(h["amount"] - due).abs(), (h["amount"] - whole).abs()], axis=1).min(axis=1)
    return pd.Index(h[off > 5 * h["covered"]]["id"].unique())


def reviews(r: Rolls) -> pd.Index:
    h = r.household.dropna(subset=["id", "reviewed"])
    cycle = h["category"].map({"A": 12, "B": 6, "C": 3}).fillna(12)
    cycle = cycle.mask(h["category"].eq("C") & h["area_kind"].eq("城市"), 1) + 3
    months = (r.as_of.year - h["reviewed"].dt.year) * 12 + r.as_of.month - h["reviewed"].dt.month
    late = (months > cycle) | ((months == cycle) & (h["reviewed"].dt.day < r.as_of.day))
    return pd.Index(h[late]["id"].unique())


def kin(r: Rolls) -> pd.Index:
    k = r.joined("kin", "relation", "cadre_id")
    near = in_words(k, "relation", NEAR_KIN) & ~in_words(k, "relation", NOT_KIN)
    registered = r.table("kin_register")["id"].dropna()
    heads = r.person.loc[r.person.index.intersection(registered), "head_id"]
    hukou = r.table("hukou", "book").dropna(subset=["id"])
    office = hukou[hukou["id"].isin(r.table("cadre")["id"].dropna())][["book", "id"]]
    beside = hukou.merge(office, on="book", suffixes=("", "_cadre"))
    beside = beside[
        (beside["id"] != beside["id_cadre"]) & in_words(beside, "relation", "配偶|子女|父母|户主")
    ]
    both = pd.Index(k[near]["id"]).union(r.person.index.intersection(beside["id"]))
    return both[~r.person.loc[both, "head_id"].isin(heads)].unique()


def cards(r: Rolls) -> pd.Index:
    m = r.member.dropna(subset=["id"])
    claims = m[m.get("level", pd.Series(index=m.index)).notna()]
    c = r.table("card", "class", "level", "until")
    good = c["state"].fillna("正常").isin(["正常", "过期"]) & (
        c["until"].isna() | (c["until"] + pd.DateOffset(months=6) >= r.period)
    )
    has = claims[claims["id"].isin(c["id"])]
    return pd.Index(has[~has["id"].isin(c[good]["id"])]["id"].unique())


def identities(r: Rolls) -> pd.Index:
    m = pd.concat([r.member, r.tekun], ignore_index=True)
    bad = m["id"].isna()
    born = pd.to_datetime(m["id"].str[6:14], format="%Y%m%d", errors="coerce")
    sex = m["id"].str[16].map(lambda d: None if pd.isna(d) else "男" if int(d) % 2 else "女")
    bad |= m["sex"].notna() & sex.notna() & (m["sex"] != sex)
    bad |= m["birth"].notna() & born.notna() & (m["birth"] != born)
    bad |= (m["age"] - (r.as_of.year - born.dt.year)).abs() > 2
    return pd.Index(m[bad]["id"].fillna(m["id_raw"].astype(str)).unique())


def dropped(r: Rolls) -> pd.Index:
    gone = r.before.dropna(subset=["id"]).drop_duplicates("id").set_index("id")
    gone = gone[~gone.index.isin(r.member["id"]) & ~gone.index.isin(r.tekun["id"])]
    stopped = r.table("stop")["id"].dropna()
    heads = r.before[r.before["id"].isin(stopped)]["head_id"]
    gone = gone[~gone["head_id"].isin(heads) & ~gone.index.isin(r.deaths().index)]
    unread = r.member[r.member["id"].isna()]["name"]
    return gone[~gone["name"].isin(unread)].index


def partly(r: Rolls) -> pd.Index:
    h = r.household.dropna(subset=["id"])
    h = h[~h.get("cover", pd.Series(index=h.index)).eq("单人")]
    held = r.table("justice")["id"]
    books = r.table("hukou", "book").dropna(subset=["id"])
    reasons = books[
        books["id"].isin(held) | books["id"].isin(r.tekun["id"]) | books["state"].eq("迁出")
    ]
    explained = books.merge(
        reasons.groupby("book").size().rename("n"), left_on="book", right_index=True
    )
    count = (
        explained.drop_duplicates("id").set_index("id")["n"].reindex(h["id"]).fillna(0).to_numpy()
    )
    return pd.Index(h[(h["family"] - h["covered"]) > count]["id"].unique())


def _aided(r: Rolls) -> pd.Index:
    return pd.Index(pd.concat([r.member["id"], r.tekun["id"]]).dropna().unique())


def _refused(r: Rolls) -> pd.Index:
    a = r.table("application", "result")
    return pd.Index(a[a["result"].isin(["不予批准", "撤回"])]["id"].dropna())


def missed_poverty(r: Rolls) -> pd.Index:
    p = r.table("poverty", "exit", "health").dropna(subset=["id"])
    p = p[p["exit"].eq("未脱贫")]
    c = r.table("card", "class", "level")
    severe = c[c["level"].isin(["1", "2"]) & c["state"].fillna("正常").eq("正常")]["id"]
    hard = p["id"].isin(severe) | p["health"].eq("大病") | p["id"].isin(r.table("illness")["id"])
    out = ~p["id"].isin(_aided(r)) & ~p["id"].isin(_refused(r)) & ~p["id"].isin(r.deaths().index)
    return pd.Index(p[hard & out]["id"].unique())


def missed_disability(r: Rolls) -> pd.Index:
    c = r.table("card", "class", "level", "until").dropna(subset=["id"])
    c = c[
        c["level"].isin(["1", "2"])
        & c["class"].isin(SEVERE_CLASSES)
        & c["state"].fillna("正常").eq("正常")
    ]
    out = ~c["id"].isin(_aided(r)) & ~c["id"].isin(_refused(r)) & ~c["id"].isin(r.deaths().index)
    for name in ("payroll", "insurance", "vehicle", "business", "fund"):
        out &= ~c["id"].isin(r.table(name)["id"])
    return pd.Index(c[out]["id"].unique())


def missed_medical(r: Rolls) -> pd.Index:
    m = r.table("medical", "self_paid").dropna(subset=["id"])
    m = m[m["since"] > r.as_of - pd.DateOffset(months=12)]
    paid = m.groupby("id")["self_paid"].sum()
    heavy = paid[paid > 30_000].index
    helped = r.table("linshi")["id"]
    return heavy.difference(_aided(r)).difference(helped).difference(_refused(r))


def _payments(r: Rolls) -> pd.DataFrame:
    p = r.table("payment", "account", "note")
    p = p[p["state"].eq("成功") & in_words(p, "item", "低保")]
    return p.assign(month=p["month"].dt.to_period("M").dt.to_timestamp())


def paid_otherwise(r: Rolls) -> pd.Index:
    paid = _payments(r).groupby(["id", "month"])["paid"].sum().rename("paid").reset_index()
    due = r.households.dropna(subset=["head_id"]).drop_duplicates(["head_id", "period"])
    both = due.merge(
        paid, left_on=["head_id", "period"], right_on=["id", "month"], suffixes=("", "_p")
    )
    both = both.assign(
        off=both["paid_p"] - both["total"] if "paid_p" in both else both["paid"] - both["total"]
    )
    even = both.groupby("head_id")["off"].transform("sum").abs() <= 1
    return pd.Index(both[(both["off"].abs() > 1) & ~even]["head_id"].unique())


def shared_accounts(r: Rolls) -> pd.Index:
    p = _payments(r)
    p = p[p["id"].isin(r.person.index)].merge(r.person["head_id"], left_on="id", right_index=True)
    p = p[~p["account"].isin(r.table("custody_account", "account")["account"])]
    owners = p.groupby("account")["head_id"].nunique()
    return pd.Index(p[p["account"].isin(owners[owners >= 3].index)]["id"].unique())


def paid_off_roll(r: Rolls) -> pd.Index:
    p = _payments(r).dropna(subset=["id"])
    p = p[p["month"].isin(r.all_members["period"].unique())]
    listed = r.all_members[["id", "period"]].drop_duplicates()
    p = p.merge(
        listed, left_on=["id", "month"], right_on=["id", "period"], how="left", indicator=True
    )
    unlisted = p[p["_merge"].eq("left_only")].groupby("id")["paid"].sum()
    hukou = r.table("hukou", "book").dropna(subset=["id"])
    kin = hukou[hukou["book"].isin(hukou[hukou["id"].isin(r.person.index)]["book"])]["id"]
    return (
        unlisted[unlisted > 0]
        .index.difference(kin)
        .difference(r.table("stop")["id"])
        .difference(r.deaths().index)
    )


def unpaid(r: Rolls) -> pd.Index:
    p = _payments(r)
    h = r.households.dropna(subset=["head_id"])
    paid = p[["id", "month"]].drop_duplicates()
    both = h.merge(
        paid,
        left_on=["head_id", "period"],
        right_on=["id", "month"],
        how="left",
        indicator=True,
        suffixes=("", "_p"),
    )
    missing = both[both["_merge"].eq("left_only") & both["period"].isin(p["month"].unique())]
    approved = r.table("application", "result")
    new = approved[approved["result"].eq("批准")]["id"]
    return (
        pd.Index(missing["head_id"].unique())
        .difference(new)
        .difference(r.deaths().index)
        .difference(r.table("stop")["id"])
    )


def paid_after_death(r: Rolls) -> pd.Index:
    died = r.deaths().rename("died")
    listed = r.all_members.dropna(subset=["id"]).merge(died, left_on="id", right_index=True)
    late = listed[listed["period"] > listed["died"] + pd.offsets.MonthEnd(0)]
    paid = _payments(r)[["id", "month"]].drop_duplicates()
    both = late.merge(
        paid, left_on=["head_id", "period"], right_on=["id", "month"], suffixes=("", "_p")
    )
    return pd.Index(both["id"].unique())


RULES = {
    "201": missed_poverty, "203": missed_disability, "204": missed_medical, "207": dropped, "210": partly,
    "212": dead, "213": in_custody, "214": listed_twice, "215": rural_and_urban, "216": dibao_and_tekun,
    "219": vehicles, "220": homes, "221": businesses, "222": payroll, "223": pensions, "224": insured,
    "234": amounts, "237": reviews, "239": kin, "244": cards, "245": identities, "702": paid_otherwise,
    "704": shared_accounts, "708": paid_off_roll, "709": unpaid, "710": paid_after_death,
}  # fmt: skip
