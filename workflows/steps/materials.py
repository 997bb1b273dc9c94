"""Materials: is this a person we can pay for, is the base allowed, and are the region's documents here?"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, cast

from msgspec import Struct
from msgspec.structs import replace
from stdnum.iso7064 import mod_11_2

from foundation.clock import shanghai_day
from regions import PolicyError, is_province
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import Amend, Done, Effect, Expire, Reject, Use, Wait
from workflows.payment.reasons import Reason
from workflows.payment.rows import ArrivedEvent, Payer, RequestData, account_of, frozen_base, material_of
from workflows.payment.waiting import WaitingFor
from workflows.steps.asking import Along, Question, ask

BANK_ACCOUNT: Final = "bank_account"
"""The bank account in a list of missing documents."""
_ACCOUNT_NUMBER = re.compile(r"[0-9]{12,19}")
_IDENTITY = re.compile(r"[0-9]{17}[0-9X]")
_TAKEN: Final = frozenset({EventType.MATERIALS_SUPPLIED, EventType.METHOD_CHOSEN})
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


def decide(case: Case) -> Done | Wait | Reject | Expire:
    """Check identity, base and documents; ask for what is missing, remind, and give up at the deadline.

    What was supplied or chosen is merged into the request first and used up with the decision.
    """
    supplied = take_supplied(case)
    case, effects, uses = supplied.case, supplied.effects, supplied.uses
    if fault := identity_fault(case.payer.id_number, shanghai_day(case.now)):
        return Reject(reason=fault, effects=effects, uses=uses)
    if _too_young(case):
        return Reject(reason=Reason.PAYER_TOO_YOUNG, effects=effects, uses=uses)
    try:
        assessment = case.assess()
    except PolicyError as error:
        return replace(Reject.by_policy(error), effects=effects, uses=uses)
    if missing := missing_documents(case):
        question = Question(
            waiting_for=WaitingFor.MATERIALS_SUPPLIED,
            letter="materials_wanted",
            about=LetterFacts(missing=missing),
            reason=Reason.MATERIALS_MISSING,
            expires_as=Reason.MATERIALS_NOT_SUPPLIED,
            until=case.now + timedelta(days=case.context.settings.materials_days),
        )
        return ask(case, question, Along(progress=case.progress, effects=effects, uses=uses))
    progress = replace(case.progress, asked=None)
    return Done(total_fen=assessment.total_fen, effects=effects, uses=uses, progress=progress)


class Taken(Struct, frozen=True):
    """A case with what events brought, and what records that."""

    case: Case
    effects: tuple[Effect, ...] = ()
    uses: tuple[Use, ...] = ()


def take_supplied(case: Case) -> Taken:
    """Merge everything that was supplied or chosen into the case's request and payer, the oldest first."""
    events = tuple(event for event in case.events if event.type in _TAKEN)
    if not events:
        return Taken(case)
    request, payer = case.request, case.payer
    for event in events:
        payer = with_contact(payer, event)
        if event.type == EventType.METHOD_CHOSEN:
            request = replace(request, method=event.text("method"))
            continue
        payer = replace(payer, name=_contact(event).get("name") or payer.name)
        request = _with_figures(with_documents(request, payer, event), event)
    return taken(case, request, payer, events)


def keep_supplied(case: Case, events: tuple[ArrivedEvent, ...]) -> Taken:
    """Keep the documents, contacts and accounts that these events brought; the figures stay as they are."""
    if not events:
        return Taken(case)
    request, payer = case.request, case.payer
    for event in events:
        payer = with_contact(payer, event)
        request = with_documents(request, payer, event)
    return taken(case, request, payer, events)


def taken(case: Case, request: RequestData, payer: Payer, events: tuple[ArrivedEvent, ...]) -> Taken:
    """The case with another request and payer, which these events brought."""
    uses = tuple(Use(event.id) for event in events)
    amended = replace(case.without(uses), request=request, sealed_payer=case.sealed_payer.replaced(payer))
    return Taken(amended, (Amend(request, payer),), uses)


def with_documents(request: RequestData, payer: Payer, event: ArrivedEvent) -> RequestData:
    """The request with the documents that were supplied in place of those of their kind, for the payer's channels."""
    fresh = tuple(material_of(one) for one in _documents(event))
    kinds = {material.kind for material in fresh}
    return replace(
        request,
        materials=tuple(one for one in request.materials if one.kind not in kinds) + fresh,
        channels=tuple(name for name, there in (("email", payer.email), ("sms", payer.phone)) if there),
    )


def with_contact(payer: Payer, event: ArrivedEvent) -> Payer:
    """The payer with the phone, e-mail, account and addresses of documents that were supplied."""
    contact = _contact(event)
    account = event.object(BANK_ACCOUNT)
    uris = dict(payer.uris) | {one["kind"]: one["uri"] for one in _documents(event) if one.get("uri")}
    return replace(
        payer,
        phone=contact.get("phone") or payer.phone,
        email=contact.get("email") or payer.email,
        account=account_of(cast("Mapping[str, str]", account)) if account else payer.account,
        uris=tuple(uris.items()),
    )


def gives_figures(event: ArrivedEvent) -> bool:
    """Whether a base, category or grade was supplied."""
    return any(event.data.get(name) is not None for name in ("base", "category", "grade"))


def _with_figures(request: RequestData, event: ArrivedEvent) -> RequestData:
    base, category, grade = event.data.get("base"), event.text("category"), event.text("grade")
    return replace(
        request,
        base=request.base if base is None else frozen_base(base),
        category=request.category if category is None else category,
        grade=request.grade if grade is None else grade,
    )


def _contact(event: ArrivedEvent) -> Mapping[str, str]:
    return cast("Mapping[str, str]", event.object("payer") or {})


def _documents(event: ArrivedEvent) -> list[Mapping[str, str]]:
    return cast("list[Mapping[str, str]]", event.data.get("materials") or [])


def identity_fault(id_number: str, today: date) -> Reason | None:
    """Why a citizen identity number cannot be right (GB 11643-1999), or None. `x` counts as `X`.

    A retired place code alone is no fault: numbers keep the code of the place and time where they were given.
    """
    number = id_number.upper()
    if not _IDENTITY.fullmatch(number):
        return Reason.IDENTITY_FORMAT
    if not mod_11_2.is_valid(number):
        return Reason.IDENTITY_CHECKSUM
    if not is_province(number[:2]):
        return Reason.IDENTITY_PLACE
    try:
        born = date.fromisoformat(number[6:14])
    except ValueError:
        return Reason.IDENTITY_BIRTH_DATE
    return None if date(1900, 1, 1) <= born <= today else Reason.IDENTITY_BIRTH_DATE


def _too_young(case: Case) -> bool:
    """Whether the payer has not reached the age from which the insurances may be paid."""
    born, today = case.payer.id_number[6:14], shanghai_day(case.now)
    youngest = case.region.youngest_age(case.payment.scheme, case.insurances)
    # Compared as text, so that a birthday on 29 February needs no rule of its own.
    return f"{today.year - youngest:04d}{today:%m%d}" < born


def missing_documents(case: Case) -> tuple[str, ...]:
    """What is missing, as document kinds: `a|b` where any of several would do, `bank_account` for the account."""
    wish = case.request.method
    there = present_kinds(case)
    groups = case.region.documents(case.payment.scheme, wish, case.insurances)
    missing = tuple("|".join(group) for group in groups if not there.intersection(group))
    return (*missing, BANK_ACCOUNT) if wish == "bank_debit" and not account_fits(case.payer) else missing


def present_kinds(case: Case) -> frozenset[str]:
    """Kinds of documents that are here, with a hash to know them by, and not expired."""
    today = shanghai_day(case.now).isoformat()
    return frozenset(
        material.kind
        for material in case.request.materials
        if _SHA256.fullmatch(material.sha256) and (not material.valid_until or material.valid_until >= today)
    )


def account_fits(payer: Payer) -> bool:
    """Whether a bank account of plausible form is there. Luhn's rule is not checked: some domestic cards break it."""
    account = payer.account
    return bool(account and account.bank and account.holder and _ACCOUNT_NUMBER.fullmatch(account.number))
