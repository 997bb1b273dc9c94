"""Declaration: the assessment, item by item, filed with the tax authority that collects."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from foundation.clock import shanghai_day
from foundation.money import capitals, yuan
from gateways.ports import Answer, DeclarationItem, DeclarationOrder, Status
from models.states import DeclarationState, DocumentKind, Step
from regions import Assessment, PolicyError, Region, label
from workflows.payment.case import Case
from workflows.payment.event_types import EventType
from workflows.payment.figures import keep_figures
from workflows.payment.letters import LetterFacts
from workflows.payment.outcomes import (
    Attention,
    Call,
    Done,
    Expire,
    Insert,
    Reject,
    Reply,
    Retry,
    Return,
    Update,
    Wait,
)
from workflows.payment.reasons import Reason
from workflows.payment.rows import DeclarationRow
from workflows.payment.waiting import WaitingFor
from workflows.steps.answers import LateAnswer, await_answer, no_answer
from workflows.steps.asking import Along, Question, ask
from workflows.steps.documents import DECLARATION, Form, draw_form, make_document

_ANSWER_DAYS = 5
_REASON_LENGTH = 64


def decide(case: Case) -> Call | Done | Wait | Return | Reject | Expire:
    """File the declaration, or ask what became of it; skip it where the region says a valid one exists."""
    live = next((row for row in case.declarations if row.state.is_live), None)
    if live is not None:
        return _follow(case, live)
    if case.event(EventType.MATERIALS_SUPPLIED):
        return Return(step=Step.MATERIALS, reason=Reason.MATERIALS_SUPPLIED)
    if case.payment.waiting_for == WaitingFor.MATERIALS_SUPPLIED:
        return _ask_correction(case, (), case.progress.authority_reasons)
    if case.prior_declaration is not None:
        return Done(note="valid_declaration", progress=replace(case.progress, declared_by=case.prior_declaration))
    try:
        assessment = case.assess()
    except PolicyError as error:
        return Reject.by_policy(error)
    return _file(case, assessment)


def _follow(case: Case, live: DeclarationRow) -> Call | Done:
    """A declaration is under way: ask the authority about it, and file it if it never arrived."""
    if live.state == DeclarationState.ACCEPTED:
        return Done(note="already_declared")
    pending = live.state == DeclarationState.PENDING
    order = None if pending else _order(case, live.key, case.figures or case.assess(), live.document_sha256)
    return Call("authority", "file", live.key, order, ask_first=True)


def _file(case: Case, assessment: Assessment) -> Call:
    key = case.key(Step.DECLARATION, len(case.declarations) + 1)
    form = _form(case.region, assessment, case.payment.method, shanghai_day(case.now))
    payer = case.payer
    document = make_document(case, DocumentKind.DECLARATION, form, key=key, name=payer.name, id_number=payer.id_number)
    row = {
        "key": key,
        "payment_id": case.id,
        "state": DeclarationState.INTENDED,
        "total_fen": assessment.total_fen,
        "assessment": keep_figures(assessment),
        "document_sha256": document.digest,
        "created_at": case.now,
    }
    order = _order(case, key, assessment, document.digest)
    return Call("authority", "file", key, order, intent=Insert("declarations", row), extra=(document.row,))


def conclude(case: Case, reply: Reply) -> Done | Wait | Retry | Attention | Expire:
    """Accepted with a receipt number, refused with reasons, answered later, or no answer."""
    answer = reply.answer
    match answer.status:
        case Status.ACCEPTED:
            return _accepted(case, answer)
        case Status.REJECTED:
            reasons = answer.reasons or (answer.reason or Reason.NOT_STATED,)
            refused = _update(
                case,
                answer.key,
                DeclarationState.REJECTED,
                reason=reasons[0][:_REASON_LENGTH],
                answered_at=case.now,
            )
            return _ask_correction(case, (refused,), reasons)
        case Status.PENDING:
            return _wait(case, answer)
        case _:
            return no_answer(case, "authority", reply, unknown=_update(case, answer.key, DeclarationState.UNKNOWN))


def _accepted(case: Case, answer: Answer) -> Done:
    accepted = _update(case, answer.key, DeclarationState.ACCEPTED, receipt_no=answer.reference, answered_at=case.now)
    progress = replace(case.progress, polls=0, asked=None, awaited=None, authority_reasons=())
    declared = next(row.total_fen for row in case.declarations if row.key == answer.key)
    return Done(effects=(accepted,), progress=progress, total_fen=declared)


def _wait(case: Case, answer: Answer) -> Wait | Attention:
    pending = _update(case, answer.key, DeclarationState.PENDING)
    wanted = LateAnswer(
        waiting_for=WaitingFor.AUTHORITY_ANSWER,
        days=_ANSWER_DAYS,
        reason=Reason.AUTHORITY_PENDING,
        late=Reason.AUTHORITY_ANSWER_LATE,
        pending=pending,
        if_late=pending,
    )
    return await_answer(case, answer.key, wanted)


def _ask_correction(case: Case, effects: tuple[Update, ...], reasons: tuple[str, ...]) -> Wait | Expire:
    question = Question(
        waiting_for=WaitingFor.MATERIALS_SUPPLIED,
        letter="materials_wanted",
        about=LetterFacts(missing=(Reason.CORRECTION,), reasons=reasons),
        reason=Reason.DECLARATION_REJECTED,
        expires_as=Reason.DECLARATION_NOT_CORRECTED,
        until=case.now + timedelta(days=case.context.settings.materials_days),
    )
    return ask(case, question, Along(progress=replace(case.progress, authority_reasons=reasons), effects=effects))


def _update(case: Case, key: str, state: DeclarationState, **columns: object) -> Update:
    return Update("declarations", {"key": key, "payment_id": case.id, "state": state, **columns})


def _order(case: Case, key: str, assessment: Assessment, digest: str) -> DeclarationOrder:
    return DeclarationOrder(
        key=key,
        payment_id=case.id,
        region=case.payment.region,
        scheme=case.payment.scheme,
        period_from=case.payment.period_from,
        period_to=case.payment.period_to,
        payer_name=case.payer.name,
        payer_id_number=case.payer.id_number,
        total_fen=assessment.total_fen,
        items=_items(assessment),
        document_sha256=digest,
    )


@lru_cache(maxsize=1024)
def _items(assessment: Assessment) -> tuple[DeclarationItem, ...]:
    return tuple(
        DeclarationItem(
            insurance=item.insurance,
            base_fen=item.base_fen,
            rate=str(item.rate) if item.rate is not None else None,
            amount_fen=item.amount_fen,
        )
        for item in assessment.items
    )


# The number of an official notice, as 沪医保规〔2025〕7号; the rest of a source is a note for us.
_NOTICE: Final = re.compile("[\u4e00-\u9fff]{2,12}〔[0-9]{4}〕[0-9]+号")


@lru_cache(maxsize=512)
def _form(region: Region, assessment: Assessment, method: str | None, today: date) -> Form:
    """The declaration form of all who declare the same on one day, in Chinese: it goes to the authority."""
    rows = [
        {
            "label": label("item", item.label, "zh-CN"),
            "base": yuan(item.base_fen) if item.base_fen is not None else "—",
            "rate": f"{(item.rate * 100).normalize():f}%" if item.rate is not None else "定额",
            "months": item.months,
            "amount": yuan(item.amount_fen),
            "notices": "、".join(dict.fromkeys(_NOTICE.findall(item.source))),
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
