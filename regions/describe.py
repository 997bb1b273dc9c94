"""A region as one JSON object: every figure with its dates, source and confidence."""

from typing import Any

from regions.money import yuan
from regions.policy import SCHEMES, Base, Charge, Dated, Method, Offer, Record, Region


def describe(region: Region) -> dict[str, Any]:
    """Everything the policy data say of a region, its parents' share included; money as yuan text.

    Records of confidence "low" stand apart under `not_applied`.
    """
    return {
        "code": region.code,
        "name": region.name.to_json(),
        "parents": [parent.code for parent in region.chain[1:]],
        "authority": {
            **region.authority.to_json(),
            "source": region.authority_source,
            "confidence": region.authority_confidence,
        },
        "schemes": {scheme: _scheme(region, scheme) for scheme in SCHEMES},
        "not_applied": [_low(record) for record in _records(region) if not record.applies],
    }


def _scheme(region: Region, scheme: str) -> dict[str, Any]:
    plan = region.plan(scheme)
    return {
        "insurances": [_offer(offer) for offer in region.offers(scheme)],
        "plan": {"name": plan.name, "steps": list(plan.steps), "skip": dict(plan.skip)},
        "methods": [_method(method) for method in region.methods(scheme)],
        "documents": [
            {
                "any_of": list(group.any_of),
                "methods": list(group.methods),
                "insurances": list(group.insurances),
                **_origin(group),
            }
            for group in region.document_groups(scheme)
        ],
        "debit_days": [
            {
                "days": list(rule.days),
                "months": list(rule.months),
                "insurances": list(rule.insurances),
                "shift": rule.shift.value,
                **_origin(rule),
            }
            for rule in region.all_debit_days(scheme)
        ],
        "windows": [
            {
                "opens": rule.opens,
                "closes": rule.closes,
                "workdays_only": rule.workdays_only,
                "closed": rule.closed and [f"{month:02d}-{day:02d}" for month, day in rule.closed],
                **_origin(rule),
            }
            for rule in region.windows(scheme)
        ],
        "notes": [{"insurances": list(note.insurances), **note.to_json()} for note in region.all_notes(scheme)],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "insurance": offer.insurance,
        "offered": offer.offered,
        "paid_by": offer.unit,
        "reason": offer.reason,
        "bases": [_base(base) for base in offer.bases],
        "charges": [_charge(charge) for charge in offer.charges],
    }


def _base(base: Base) -> dict[str, Any]:
    out = {"mode": base.mode, "min": yuan(base.low_fen), "max": yuan(base.high_fen)}
    return out | {"amounts": [yuan(fen) for fen in base.amounts_fen]} | _dates(base) | _origin(base)


def _charge(charge: Charge) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": charge.kind}
    if charge.parts:
        out["parts"] = [
            {
                "part": part.code,
                "rate": str(part.rate),
                "account_rate": None if part.account_rate is None else str(part.account_rate),
            }
            for part in charge.parts
        ]
    if charge.amount_fen is not None:
        out["amount"] = yuan(charge.amount_fen)
    for key, amounts in (("grades", charge.grades), ("categories", charge.categories)):
        if amounts:
            out[key] = {choice: yuan(fen) for choice, fen in amounts.items()}
    if charge.choose_low_fen is not None and charge.choose_high_fen is not None:
        out["choose"] = {
            "min": yuan(charge.choose_low_fen),
            "max": yuan(charge.choose_high_fen),
            "amounts": [yuan(fen) for fen in charge.choose_amounts_fen],
        }
    return out | _dates(charge) | _origin(charge)


def _method(method: Method) -> dict[str, Any]:
    return {
        "code": method.code,
        "kind": method.kind,
        "needs_contract": method.needs_contract,
        "channel": None if method.channel is None else method.channel.to_json(),
        "min": None if method.min_fen is None else yuan(method.min_fen),
        "max": None if method.max_fen is None else yuan(method.max_fen),
        **_origin(method),
    }


def _dates(figure: Dated) -> dict[str, Any]:
    return {
        "from": figure.start.isoformat(),
        "until": None if figure.end is None else figure.end.isoformat(),
        "inferred": list(figure.inferred),
    }


def _origin(record: Record) -> dict[str, str]:
    return {"region": record.region, "source": record.source, "confidence": record.confidence}


def _records(region: Region) -> tuple[Record, ...]:
    return (
        *region.bases,
        *region.charges,
        *region.own_methods,
        *region.own_documents,
        *region.own_debit_days,
        *region.own_windows,
        *region.own_advances,
        *region.own_plans,
        *region.own_notes,
    )


def _low(record: Record) -> dict[str, str]:
    return {"what": type(record).__name__, "scheme": record.scheme, **_origin(record)}
