"""Declaration: the assessment, item by item, filed with the tax authority that collects."""

from datetime import date
from functools import lru_cache
from typing import Any

from foundation.clock import shanghai_day
from foundation.money import capitals, yuan
from gateways.ports import Answer, DeclarationItem, DeclarationOrder, Status
from regions import Assessment, PolicyError, get_region, label
from workflows.payment.case import Case
from workflows.payment.outcomes import Attention, Call, Done, Expire, Insert, Reject, Retry, Return, Update, Wait
from workflows.steps.answers import await_answer, no_answer
from workflows.steps.asking import ask
from workflows.steps.documents import DECLARATION, Form, draw_form, make_document
from workflows.steps.materials import SUPPLIED

ANSWER = "authority_answer"
_ENDED = frozenset({"rejected"})
_ANSWER_DAYS = 5


def decide(case: Case) -> Call | Done | Wait | Return | Reject | Expire:
    """File the declaration, or ask what became of it; skip it where the region says a valid one exists."""
    live = case.live(case.declarations, _ENDED)
    if live is not None and live.state == "accepted":
        return Done(note="already_declared")
    if live is not None:
        order = None if live.state == "pending" else _order(case, live.key, case.assess(), live.document_sha256)
        return Call("authority", "file", live.key, order, ask_first=True)
    if case.event("materials.supplied"):
        return Return(step="materials", reason="materials_supplied")
    if case.payment.waiting_for == SUPPLIED:
        return _ask_correction(case, (), case.facts.get("authority_reasons") or [])
    if case.prior_declaration is not None:
        return Done(note="valid_declaration", facts={"declared_by": case.prior_declaration.key})
    try:
        assessment = case.assess()
    except PolicyError as error:
        return Reject(reason=error.code)
    return _file(case, assessment)


def _file(case: Case, assessment: Assessment) -> Call:
    key = f"{case.id}:declaration:{len(case.declarations) + 1}"
    form = _form(assessment, case.payment.method, shanghai_day(case.now))
    payer = case.payer
    document = make_document(case, "declaration", form, key=key, name=payer["name"], id_number=payer["id_number"])
    row = {
        "key": key,
        "payment_id": case.id,
        "state": "intended",
        "total_fen": assessment.total_fen,
        "assessment": _kept(assessment),
        "document_sha256": document.digest,
        "created_at": case.now,
    }
    order = _order(case, key, assessment, document.digest)
    return Call("authority", "file", key, order, intent=Insert("declarations", row), extra=(document.row,))


def conclude(case: Case, answer: Answer, asked: bool) -> Done | Wait | Retry | Attention | Expire:
    """Accepted with a receipt number, refused with reasons, answered later, or no answer."""
    match answer.status:
        case Status.ACCEPTED:
            return Done(
                effects=(_update(case, answer.key, "accepted", receipt_no=answer.reference, answered_at=case.now),),
                facts={"polls": None, "asked": None, "awaited": None, "authority_reasons": None},
                total_fen=case.payment.total_fen,
            )
        case Status.REJECTED:
            reasons = list(answer.reasons or (answer.reason or "not_stated",))
            refused = _update(case, answer.key, "rejected", reason=reasons[0][:64], answered_at=case.now)
            return _ask_correction(case, (refused,), reasons)
        case Status.PENDING:
            return _wait(case, answer)
        case _:
            return no_answer(case, "authority", answer, unknown=_update(case, answer.key, "unknown"))


def _wait(case: Case, answer: Answer) -> Wait | Attention:
    pending = _update(case, answer.key, "pending")
    return await_answer(
        case,
        ANSWER,
        answer,
        days=_ANSWER_DAYS,
        reason="authority_pending",
        late="authority_answer_late",
        pending=pending,
        if_late=pending,
    )


def _ask_correction(case: Case, effects: tuple[Update, ...], reasons: list[str]) -> Wait | Expire:
    outcome = ask(
        case,
        SUPPLIED,
        days=case.settings.materials_days,
        letter="materials_wanted",
        facts={"missing": ["correction"], "reasons": reasons},
        expires_as="declaration_not_corrected",
        reason="declaration_rejected",
        effects=effects,
    )
    outcome.facts["authority_reasons"] = reasons
    return outcome


@lru_cache(maxsize=1024)
def _kept(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it is kept: all figures with their sources; the regions' notes can be read there."""
    kept = assessment.to_json()
    del kept["notes"]
    return kept


def _update(case: Case, key: str, state: str, **columns: Any) -> Update:
    return Update("declarations", {"key": key, "payment_id": case.id, "state": state, **columns})


def _order(case: Case, key: str, assessment: Assessment, digest: str) -> DeclarationOrder:
    return DeclarationOrder(
        key=key,
        payment_id=case.id,
        region=case.payment.region,
        scheme=case.payment.scheme,
        period_from=case.payment.period_from,
        period_to=case.payment.period_to,
        payer_name=case.payer["name"],
        payer_id_number=case.payer["id_number"],
        total_fen=assessment.total_fen,
        items=_items(assessment),
        document_sha256=digest,
    )


@lru_cache(maxsize=1024)
def _items(assessment: Assessment) -> tuple[DeclarationItem, ...]:
    return tuple(
        DeclarationItem(
            item.insurance, item.base_fen, str(item.rate) if item.rate is not None else None, item.amount_fen
        )
        for item in assessment.items
    )


@lru_cache(maxsize=512)
def _form(assessment: Assessment, method: str | None, today: date) -> Form:
    """The declaration form of all who declare the same on one day, in Chinese: it goes to the authority."""
    region = get_region(assessment.region)
    rows = [
        {
            "label": label("item", item.label, "zh-CN"),
            "base": yuan(item.base_fen) if item.base_fen is not None else "—",
            "rate": f"{(item.rate * 100).normalize():f}%" if item.rate is not None else "定额",
            "months": item.months,
            "amount": yuan(item.amount_fen),
            "source": item.source,
        }
        for item in assessment.items
    ]
    return draw_form(
        DECLARATION,
        ("key", "name", "id_number"),
        authority=region.authority.of("zh-CN"),
        region=region.code,
        region_name=region.name.of("zh-CN"),
        scheme_name=label("scheme", assessment.scheme, "zh-CN"),
        period_from=assessment.period.first,
        period_to=assessment.period.last,
        method_name=label("method", method, "zh-CN") if method else "待定",
        declared_on=today.isoformat(),
        items=rows,
        total=yuan(assessment.total_fen),
        capitals=capitals(assessment.total_fen),
        provisional=assessment.provisional,
    )
