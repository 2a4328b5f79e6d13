"""The ledgers' addresses and who may call each, made from the registry: no door without a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yingbao.casework.models import Role
from yingbao.casework.models.people import COUNTY_ROLES, TOWNSHIP_ROLES
from yingbao.ledgers import views
from yingbao.ledgers.books.columns import FILED
from yingbao.ledgers.books.desk import READERS, download
from yingbao.ledgers.campaigns import verbs as drafting
from yingbao.ledgers.campaigns import views as campaigns
from yingbao.ledgers.papers import desk
from yingbao.ledgers.registry import LEDGERS
from yingbao.ledgers.roundtrip import views as roundtrip

Roles = frozenset[Role]
COUNTY = frozenset(COUNTY_ROLES)


def policies() -> dict[str, dict[str, Roles]]:
    """URL name → method → roles, for web/policy.py."""
    lines: dict[str, dict[str, Roles]] = {}
    for ledger in LEDGERS:
        lines[ledger.slug] = {"GET": ledger.readers}
        lines[f"{ledger.slug}_item"] = {"GET": ledger.readers}
        if ledger.opening:
            allowed = ledger.opening.roles
            lines[f"{ledger.slug}_new"] = {"GET": allowed, "POST": allowed}
        lines |= {f"{ledger.slug}_{door.name}": {"POST": door.roles} for door in ledger.doors}
        lines |= {f"{ledger.slug}_paper_{p.name}": {"GET": p.roles} for p in ledger.papers}
    return lines | _desk_lines() | _campaign_lines()


def _campaign_lines() -> dict[str, dict[str, Roles]]:
    """A notice's draft: the county's officer edits, its leader publishes, the inspector reads along."""
    drafters, readers = frozenset(drafting.DRAFTERS), COUNTY | {Role.INSPECTOR}
    return {
        "campaigns": {"GET": readers, "POST": drafters},
        "campaign": {"GET": readers},
        "campaign_task": {"GET": readers, "POST": drafters},
        "campaign_drop": {"POST": drafters},
        "campaign_restore": {"POST": drafters},
        "campaign_publish": {"POST": frozenset(drafting.PUBLISHERS)},
    }


def _desk_lines() -> dict[str, dict[str, Roles]]:
    """The paper desk's own addresses."""
    lines = {"paper_desk": {"GET": COUNTY | {Role.INSPECTOR}}, "paper_dispatch": {"GET": COUNTY}}
    lines |= {f"paper_{paper.name}": {"GET": paper.roles} for paper in desk.OF_A_PERIOD}
    lines |= {f"book_{book.name}": {"GET": frozenset(READERS)} for book in FILED}
    fillers = frozenset(TOWNSHIP_ROLES)
    lines |= {
        "roundtrip": {"GET": frozenset(READERS), "POST": fillers},
        "roundtrip_export": {"GET": fillers | {Role.COUNTY_OFFICER}},
        "roundtrip_sheet": {"GET": fillers | COUNTY},
        "roundtrip_apply": {"POST": fillers},
        "roundtrip_choose": {"POST": fillers},
    }
    return lines | {
        f"decision_{paper.name}_paper": {"GET": paper.roles} for paper in desk.OF_A_DECISION
    }


def routes() -> Iterator[tuple[str, Callable[..., Any], str]]:
    """(route, view, URL name) for web/urls.py."""
    yield from _desk_routes()
    yield from _campaign_routes()
    for ledger in LEDGERS:
        base = f"ledgers/{ledger.slug}/"
        yield base, views.listing(ledger), ledger.slug
        if ledger.opening:
            yield f"{base}new/", views.create(ledger), f"{ledger.slug}_new"
        yield f"{base}<slug:number>/", views.item(ledger), f"{ledger.slug}_item"
        for door in ledger.doors:
            route = f"{base}<slug:number>/{door.name.replace('_', '-')}/"
            yield route, views.act(ledger, door), f"{ledger.slug}_{door.name}"
        for paper in ledger.papers:
            route = f"{base}<slug:number>/papers/{paper.name}/"
            yield route, views.paper(ledger, paper), f"{ledger.slug}_paper_{paper.name}"


def _campaign_routes() -> Iterator[tuple[str, Callable[..., Any], str]]:
    one = "campaigns/<int:pk>/"
    task = f"{one}tasks/<int:order>/"
    yield "campaigns/", campaigns.campaigns, "campaigns"
    yield one, campaigns.campaign, "campaign"
    yield f"{one}publish/", campaigns.publish, "campaign_publish"
    yield task, campaigns.task, "campaign_task"
    yield f"{task}drop/", campaigns.drop, "campaign_drop"
    yield f"{task}restore/", campaigns.restore, "campaign_restore"


def _desk_routes() -> Iterator[tuple[str, Callable[..., Any], str]]:
    yield "roundtrip/", roundtrip.desk, "roundtrip"
    yield "roundtrip/export/", roundtrip.export, "roundtrip_export"
    yield "roundtrip/<int:pk>/", roundtrip.sheet, "roundtrip_sheet"
    yield "roundtrip/<int:pk>/apply/", roundtrip.apply, "roundtrip_apply"
    yield "roundtrip/<int:pk>/rows/<int:row>/", roundtrip.choose, "roundtrip_choose"
    for book in FILED:
        yield f"books/{book.name}/", download(book), f"book_{book.name}"
    yield "papers/", desk.desk, "paper_desk"
    yield "papers/dispatch/", desk.dispatch, "paper_dispatch"
    for paper in desk.OF_A_PERIOD:
        yield f"papers/{paper.name}/", desk.of_period(paper), f"paper_{paper.name}"
    for paper in desk.OF_A_DECISION:
        route = f"clues/<slug:code>/decisions/<int:pk>/papers/{paper.name}/"
        yield route, desk.of_decision(paper), f"decision_{paper.name}_paper"
