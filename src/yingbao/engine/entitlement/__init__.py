"""What a household or person should receive in a month, by the rules of that month, step by step.

The sums themselves are the views `dibao_entitlement` and `tekun_entitlement` of the packs, so that
rules, reports and this explanation cannot differ; here they are asked and put into words.
"""

from yingbao.engine.entitlement.account import Account, Line
from yingbao.engine.entitlement.asking import Sums, stored
from yingbao.engine.entitlement.facts import HomeFacts, TekunFacts
from yingbao.engine.entitlement.home import home_account
from yingbao.engine.entitlement.tekun import tekun_account

__all__ = [
    "Account",
    "HomeFacts",
    "Line",
    "Sums",
    "TekunFacts",
    "home_account",
    "stored",
    "tekun_account",
]
