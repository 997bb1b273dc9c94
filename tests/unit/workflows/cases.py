"""Builders of cases and of the rows that they hold, and readers of decisions. All values are typed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from msgspec.structs import replace

from gateways.ports import Answer, Status
from models.states import (
    ArrivalChannel,
    ArrivalReason,
    ArrivalState,
    ContractState,
    DebitKind,
    DebitState,
    DeclarationState,
)
from tests.builders import PORTAL, SUNDAY, key_of, requested
from workflows.intake.parse import parse_event
from workflows.intake.starts import prepare_start
from workflows.payment.arrivals import ArrivalRow
from workflows.payment.case import Case
from workflows.payment.context import get_context
from workflows.payment.event_types import payment_event
from workflows.payment.figures import keep_figures
from workflows.payment.outcomes import Call, Decision, Insert, Letter, Reply, Update, Wait
from workflows.payment.progress import NO_PROGRESS, Progress
from workflows.payment.rows import (
    Account,
    ArrivedEvent,
    ContractRow,
    DebitRow,
    DeclarationRow,
    PaymentRow,
    RequestData,
    SealedPayer,
    signer_index,
)

Sent = tuple[str, Mapping[str, object]]
"""An event by its short name (`materials.supplied`) and its data."""
HASH = "c" * 64
"""Of the document of a contract that `a_contract` makes."""


class CaseMaker(Protocol):
    """See `make_case`."""

    def __call__(
        self,
        now: str = SUNDAY,
        row: Mapping[str, object] | None = None,
        progress: Progress | None = None,
        events: Sequence[Sent] = (),
        **changes: Any,
    ) -> Case: ...


def make_case(
    now: str = SUNDAY,
    row: Mapping[str, object] | None = None,
    progress: Progress | None = None,
    events: Sequence[Sent] = (),
    **changes: Any,
) -> Case:
    """A case as it is loaded. `row` sets columns of the payment; `changes` replace members of the event's data that
    started it."""
    context, moment = get_context(), datetime.fromisoformat(now)
    start = prepare_start(parse_event(requested(**changes)), PORTAL.client, context.keyring, moment)
    [payment], [request] = start.rows["payments"], start.rows["requests"]
    columns = {**request, **payment, **(row or {})}
    return Case(
        id=str(columns["id"]),
        context=context,
        now=moment,
        payment=PaymentRow.of(columns.get(name) for name in PaymentRow.__struct_fields__),
        request=RequestData.from_json(request["data"]),
        sealed_payer=SealedPayer(context.keyring, start.payment_id, request["payer_sealed"]),
        progress=progress or NO_PROGRESS,
        events=tuple(an_event(f"e{number}", name, data) for number, (name, data) in enumerate(events)),
    )


def an_event(event_id: str, name: str, data: Mapping[str, object]) -> ArrivedEvent:
    """An event that waits to be used."""
    return ArrivedEvent(event_id, payment_event(name), data)


def at(case: Case, now: str) -> Case:
    """The same case at another time."""
    return replace(case, now=datetime.fromisoformat(now))


def waiting(decision: Decision) -> dict[str, object]:
    """The columns of a payment that waits as a decision says."""
    assert isinstance(decision, Wait)
    return {"waiting_for": decision.event, "waiting_until": decision.until, "state": "waiting"}


def a_declaration(case: Case, state: str = "intended", number: int = 1, **columns: Any) -> DeclarationRow:
    """A declaration of what the region's rules give."""
    row = DeclarationRow(
        key=key_of(case.id, f"declaration:{number}"),
        payment_id=case.id,
        state=DeclarationState(state),
        reason=None,
        total_fen=case.assess().total_fen,
        assessment=keep_figures(case.assess()),
        document_sha256="d" * 64,
        receipt_no=None,
        created_at=case.now,
        answered_at=None,
    )
    return replace(row, **columns)


def a_contract(case: Case, state: str = "sent", number: int = 1, **columns: Any) -> ContractRow:
    """A contract of the case's own payer, account and payee."""
    row = ContractRow(
        key=key_of(case.id, f"contract:{number}"),
        payment_id=case.id,
        state=ContractState(state),
        reason=None,
        payer_index=case.payment.payer_index,
        account_index=case.payment.account_index or "",
        signer_index=signer_index(
            case.context.keyring, case.payment.client, case.payer.name, case.payer.account or Account("", "", "")
        ),
        payee=case.region.authority.of("zh-CN"),
        scheme=case.payment.scheme,
        insurances=case.payment.insurances,
        cycle="monthly",
        ceiling_fen=240000,
        document_sha256=HASH,
        reference="C-1",
        term_from="2026-12-06",
        term_until="2029-11-21",
        created_at=case.now,
        signed_at=case.now if state == "signed" else None,
        ended_at=None,
    )
    return replace(row, **columns)


def a_debit(case: Case, kind: str, state: str, number: int = 1, **columns: Any) -> DebitRow:
    """A debit or pay order of 2,400.00 yuan, asked for an hour before the case's time, with the rules' figures."""
    row = DebitRow(
        key=key_of(case.id, f"collection:{number}"),
        payment_id=case.id,
        kind=DebitKind(kind),
        method=case.payment.method or "bank_debit",
        state=DebitState(state),
        reason=None,
        amount_fen=240000,
        assessment=keep_figures(case.assess()),
        contract_key=None,
        order_no=None,
        reference=None,
        created_at=case.now - timedelta(hours=1),
        settled_at=None,
        ended_at=None,
    )
    return replace(row, **columns)


def an_arrival(case: Case, **columns: Any) -> ArrivalRow:
    """Money that somebody reported for the last debit or order of the case, 2,400.00 yuan with the reference B-1."""
    row = ArrivalRow(
        id="a-1",
        payment_id=case.id,
        debit_key=case.debits[-1].key,
        amount_fen=240000,
        booked_fen=0,
        reference="B-1",
        named=case.debits[-1].key,
        channel=ArrivalChannel.CALLBACK,
        state=ArrivalState.OPEN,
        reason=ArrivalReason.UNCONFIRMED,
        paid_at=None,
        received_at=case.now,
        confirmed_at=None,
    )
    return replace(row, **columns)


def reply(key: str, status: Status, *, asked: bool = False, pause_s: int | None = None, **values: Any) -> Reply:
    """An answer of the other side about one key."""
    return Reply(Answer(key, status, **values), asked, pause_s)


def updates_of(decision: Decision | Call, table: str) -> list[dict[str, Any]]:
    """What a decision changes in a table."""
    return [dict(one.row) for one in decision.effects if isinstance(one, Update) and one.table == table]


def inserts_of(decision: Decision | Call, table: str) -> list[dict[str, Any]]:
    """The rows that a decision adds to a table."""
    return [dict(one.row) for one in decision.effects if isinstance(one, Insert) and one.table == table]


def letters_of(decision: Decision) -> list[Letter]:
    """The letters that are written with a decision."""
    return [one for one in decision.effects if isinstance(one, Letter)]
