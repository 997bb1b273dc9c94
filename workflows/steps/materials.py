"""Materials: is this a person we can pay for, is the base allowed, and are the region's documents here?"""

import re
from datetime import date

from stdnum.iso7064 import mod_11_2

from foundation.clock import shanghai_day
from regions import PolicyError
from workflows.payment.case import Case, Record
from workflows.payment.outcomes import Amend, Done, Effect, Expire, Reject, Use, Wait
from workflows.steps.asking import ask

SUPPLIED = "payment.materials.supplied"
_ACCOUNT_NUMBER = re.compile(r"[0-9]{12,19}")
_IDENTITY = re.compile(r"[0-9]{17}[0-9X]")
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


def decide(case: Case) -> Done | Wait | Reject | Expire:
    """Check identity, base and documents; ask for what is missing, remind, and give up at the deadline.

    What `payment.materials.supplied` brought is merged into the request first and used up with the decision.
    """
    effects = take_supplied(case)
    payer = case.payer
    if fault := identity_fault(payer["id_number"], shanghai_day(case.now)):
        return Reject(reason=fault, effects=effects)
    try:
        assessment = case.assess()
    except PolicyError as error:
        return Reject(reason=error.code, effects=effects)
    if missing := missing_documents(case):
        return ask(
            case,
            SUPPLIED,
            days=case.settings.materials_days,
            letter="materials_wanted",
            facts={"missing": missing},
            expires_as="materials_not_supplied",
            reason="materials_missing",
            effects=effects,
        )
    return Done(total_fen=assessment.total_fen, effects=effects, facts={"asked": None})


def take_supplied(case: Case) -> tuple[Effect, ...]:
    """Merge every arrived supply into the case's request; returns the effects that record it."""
    used: tuple[Effect, ...] = ()
    while event := case.event("materials.supplied"):
        _merge(case.request, case.payer, event.data)
        case.events.remove(event)
        used += (Use(event.id),)
    return (*used, Amend(case.request, case.payer)) if used else ()


def _merge(request: Record, payer: Record, supplied: Record) -> None:
    """New documents replace those of their kind; a base, account, phone, e-mail or name replaces the old one."""
    fresh = {material["kind"] for material in supplied.get("materials") or ()}
    kept = [material for material in request["materials"] if material["kind"] not in fresh]
    request["materials"] = kept + list(supplied.get("materials") or ())
    for name in ("base", "category", "grade"):
        if supplied.get(name) is not None:
            request[name] = supplied[name]
    payer.update({name: value for name, value in (supplied.get("payer") or {}).items() if value is not None})
    if supplied.get("bank_account"):
        payer["account"] = supplied["bank_account"]
    request["channels"] = [name for name, key in (("email", "email"), ("sms", "phone")) if payer.get(key)]


def identity_fault(id_number: str, today: date) -> str | None:
    """Why a citizen identity number cannot be right (GB 11643-1999), or None. `x` counts as `X`.

    A retired place code alone is no fault: numbers keep the code of the place and time where they were given.
    """
    number = id_number.upper()
    if not _IDENTITY.fullmatch(number):
        return "identity_format"
    if not mod_11_2.is_valid(number):
        return "identity_checksum"
    try:
        born = date.fromisoformat(number[6:14])
    except ValueError:
        return "identity_birth_date"
    return None if date(1900, 1, 1) <= born <= today else "identity_birth_date"


def missing_documents(case: Case) -> list[str]:
    """What is missing, as document kinds: `a|b` where any of several would do, `bank_account` for the account."""
    wish = case.request.get("method")
    there = present_kinds(case)
    groups = case.region.documents(case.payment.scheme, wish, case.insurances)
    missing = ["|".join(group) for group in groups if not there.intersection(group)]
    if wish == "bank_debit" and not account_fits(case.payer):
        missing.append("bank_account")
    return missing


def present_kinds(case: Case) -> set[str]:
    """Kinds of documents that are here, with a hash to know them by, and not expired."""
    today = shanghai_day(case.now).isoformat()
    return {
        material["kind"]
        for material in case.request["materials"]
        if _SHA256.fullmatch(material["sha256"])
        and (not material.get("valid_until") or material["valid_until"] >= today)
    }


def account_fits(payer: Record) -> bool:
    """Whether a bank account of plausible form is there. Some domestic cards break Luhn's rule, so it is not asked."""
    account = payer.get("account") or {}
    return bool(
        account.get("bank") and account.get("holder") and _ACCOUNT_NUMBER.fullmatch(account.get("number") or "")
    )
