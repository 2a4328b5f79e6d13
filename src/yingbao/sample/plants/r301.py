"""301 乡镇长时间没有一例临时救助.

Truth: three townships without a case in half a year, though their people are enough for several.
Decoy: a township whose cases are all in the county's ledger without the township's name.
"""

from __future__ import annotations

from datetime import date, timedelta

from yingbao.sample.ordinary.emergencies import grant
from yingbao.sample.stage import Stage

QUIET = ("端氏镇", "郑村镇", "胡底乡")
BY_COUNTY = "土沃乡"


def plant(stage: Stage) -> None:
    apart = stage.world.apart["linshi_grant"]
    apart.update(QUIET)
    apart.add(BY_COUNTY)
    for township in QUIET:
        stage.truth(township, "近半年没有一例临时救助")
    for turn in stage.times:
        family = stage.family("aged_couple", BY_COUNTY)
        on = date(2020, 1, 28) + timedelta(days=7 * (turn % 9))
        grant(
            stage.world,
            family.head,
            "急难型",
            on,
            1100 + 100 * (turn % 9),
            township=None,
            village=None,
        )
    stage.decoy(BY_COUNTY, "都报到县里办，台账没写乡镇")
