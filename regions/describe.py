"""A region as one JSON object: every figure with its dates, source and confidence."""

from collections.abc import Mapping
from typing import Any

from foundation.money import yuan
from regions.policy.records import SCHEMES, Base, Charge, Choice, Dated, DebitDays, Method, Part, Record, SelfPayWindow
from regions.policy.region import Offer, Plan, Region

Json = dict[str, Any]


def describe(region: Region) -> Json:
    """Give everything the policy data say of a region, its parents' share included; money as yuan text.

    Records of confidence "low" are apart under `not_applied`.
    """
    return {
        "code": region.code,
        "name": region.name.to_json(),
        "parents": [parent.code for parent in region.chain[1:]],
        "version": region.version,
        "authority": {
            **region.authority.to_json(),
            "source": region.office.source,
            "confidence": region.office.confidence,
        },
        "schemes": {scheme: _scheme(region, scheme) for scheme in SCHEMES},
        "not_applied": [_low(record) for record in region.own.all() if not record.applies],
    }


def _scheme(region: Region, scheme: str) -> Json:
    plan = region.plan(scheme)
    groups = region.document_groups(scheme)
    return {
        "insurances": [_offer(offer) for offer in region.offers(scheme)],
        "plan": _plan(plan),
        "plans_by_method": [
            {"methods": list(choice.methods), **_plan(region.plans[choice.plan])}
            for choice in region.plan_choices(scheme)
            if choice.methods
        ],
        "methods": [_method(method) for method in region.methods(scheme)],
        "documents": [
            {
                "any_of": list(group.any_of),
                "methods": list(group.methods),
                "insurances": list(group.insurances),
                **_origin(group),
            }
            for group in groups
        ],
        "debit_days": [_debit_days(rule) for rule in region.all_debit_days(scheme)],
        "windows": [_window(rule) for rule in region.windows(scheme)],
        "notes": [{"insurances": list(note.insurances), **note.to_json()} for note in region.all_notes(scheme)],
    }


def _plan(plan: Plan) -> Json:
    return {"name": plan.name, "steps": list(plan.steps), "skip": dict(plan.skip)}


def _offer(offer: Offer) -> Json:
    return {
        "insurance": offer.insurance,
        "offered": offer.offered,
        "paid_by": offer.unit,
        "reason": offer.reason,
        "bases": [_base(base) for base in offer.bases],
        "charges": [_charge(charge) for charge in offer.charges],
    }


def _base(base: Base) -> Json:
    return {"mode": base.mode, **_choice(base.choice), **_dates(base), **_origin(base)}


def _choice(choice: Choice) -> Json:
    return {
        "min": yuan(choice.low_fen),
        "max": yuan(choice.high_fen),
        "amounts": [yuan(fen) for fen in choice.amounts_fen],
    }


def _charge(charge: Charge) -> Json:
    members: Json = {
        "kind": charge.kind,
        "parts": [_part(part) for part in charge.parts],
        "amount": None if charge.amount_fen is None else yuan(charge.amount_fen),
        "grades": _amounts(charge.grades),
        "categories": _amounts(charge.categories),
        "choose": None if charge.choice is None else _choice(charge.choice),
        "to_account": charge.to_account,
    }
    used = {name: value for name, value in members.items() if value}
    return used | _dates(charge) | _origin(charge)


def _part(part: Part) -> Json:
    return {
        "part": part.code,
        "rate": str(part.rate),
        "account_rate": None if part.account_rate is None else str(part.account_rate),
    }


def _amounts(amounts: Mapping[str, int]) -> Json:
    return {choice: yuan(fen) for choice, fen in amounts.items()}


def _method(method: Method) -> Json:
    return {
        "code": method.code,
        "kind": method.kind,
        "needs_contract": method.needs_contract,
        "channel": None if method.channel is None else method.channel.to_json(),
        "min": None if method.min_fen is None else yuan(method.min_fen),
        "max": None if method.max_fen is None else yuan(method.max_fen),
        **_origin(method),
    }


def _debit_days(rule: DebitDays) -> Json:
    return {
        "days": list(rule.days),
        "months": list(rule.months),
        "insurances": list(rule.insurances),
        "shift": rule.shift.value,
        "own_month": rule.own_month,
        **_origin(rule),
    }


def _window(rule: SelfPayWindow) -> Json:
    return {
        "opens": rule.opens,
        "closes": rule.closes,
        "workdays_only": rule.workdays_only,
        "closed": rule.closed and [f"{month:02d}-{day:02d}" for month, day in rule.closed],
        "own_month": rule.own_month,
        **_origin(rule),
    }


def _dates(figure: Dated) -> Json:
    return {
        "from": figure.start.isoformat(),
        "until": None if figure.end is None else figure.end.isoformat(),
        "inferred": list(figure.inferred),
    }


def _origin(record: Record) -> Json:
    return {"region": record.region, "source": record.source, "confidence": record.confidence}


def _low(record: Record) -> Json:
    return {"what": type(record).__name__, "scheme": record.scheme, **_origin(record)}
