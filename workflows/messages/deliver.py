"""Sending letters: claim message rows, make each letter, hand the batch over, record what became of each.

A row is claimed and its attempt recorded before anything is sent. A row found in the middle of sending was
interrupted: an SMS provider is asked about it first; SMTP cannot be asked, so an e-mail goes out again with the same
Message-ID and is marked so.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import Row, select
from sqlalchemy.exc import OperationalError

from foundation import faults
from foundation.clock import utcnow
from foundation.settings import get_keyring, get_settings
from models.bulk import update_claimed
from models.claim import claim_rows
from models.session import read, write
from models.tables import Payment, Request, Voucher
from notifications.delivery import Delivery, Outcome
from notifications.email import build, message_id
from notifications.providers.base import SmsOrder, SmsProvider, SmsQuestion
from notifications.render import load_letter, render_email, render_sms
from notifications.voucher import VoucherData
from workflows.messages.compose import letter_context, open_voucher, voucher_context, voucher_file_name, voucher_pdf

log = logging.getLogger(__name__)

LEASE_SECONDS = 60
BATCH = 50
_BUDGET_SECONDS = 20
# A process that was stopped for longer after its claim sends nothing: by now another one may be sending the same.
_SEND_WITHIN_SECONDS = 20
_INTERRUPTED = "interrupted"
_UNKNOWN = "outcome_unknown"
_NOT_WRITTEN = "not_written_"
_SENDING = (
    "state = 'sending', reason = CASE WHEN state = 'sending' THEN 'interrupted'"
    " WHEN reason = 'outcome_unknown' THEN reason ELSE NULL END"
)


class EmailSender(Protocol):
    """`notifications.email.SmtpSender`."""

    def send(self, batch: Sequence[tuple[str, str, bytes]]) -> list[Delivery]: ...


@dataclass
class _Draft:
    """A claimed message with what is needed to write it."""

    message: Row[Any]
    payment: Any
    voucher: Row[Any] | None

    @cached_property
    def payer(self) -> dict[str, Any]:
        """The payer's data, opened when the letter is written; raises SealError."""
        return dict(get_keyring().open_json("requests.payer", self.payment.id, self.payment.payer_sealed))

    @cached_property
    def opened(self) -> VoucherData | None:
        """The data of the voucher that goes with the letter, if one does; raises SealError or VoucherError."""
        return None if self.voucher is None else open_voucher(get_keyring(), self.voucher)

    @property
    def doubtful(self) -> bool:
        """Whether an earlier attempt may have gone out."""
        return self.message.reason in (_INTERRUPTED, _UNKNOWN)


def deliver_email(sender: EmailSender) -> int:
    """Send e-mails that are due for as long as the budget lasts; returns how many rows were handled."""
    return _deliver("email", lambda drafts: _send_emails(sender, drafts))


def deliver_sms(providers: Sequence[SmsProvider]) -> int:
    """Send SMS that are due; the first provider that takes one has it. Returns how many rows were handled."""
    return _deliver("sms", lambda drafts: _send_sms(providers, drafts))


def _deliver(channel: str, send: Any) -> int:
    handled = 0
    end = time.monotonic() + _BUDGET_SECONDS
    while (claimed_at := time.monotonic()) < end:
        with write() as connection:
            claim_id, rows = claim_rows(
                connection,
                "messages",
                most=BATCH,
                lease_seconds=LEASE_SECONDS,
                where="channel = :channel",
                also=_SENDING,
                channel=channel,
            )
        if not rows:
            break
        faults.point("letters.claimed")
        drafts = _drafts(rows)
        if time.monotonic() - claimed_at > _SEND_WITHIN_SECONDS:
            log.warning("%d letters were claimed and not sent in time; they are due again", len(rows))
            break
        deliveries = send(drafts)
        faults.point("letters.sent")
        _record(claim_id, {row.id: row for row in rows}, deliveries)
        faults.point("letters.recorded")
        handled += len(rows)
        if any(delivery.status is Outcome.PAUSED for delivery in deliveries):
            break
    return handled


def _drafts(rows: list[Row[Any]]) -> list[_Draft]:
    payment_ids = {row.payment_id for row in rows}
    numbers = {row.facts.get("voucher") for row in rows if row.letter == "voucher"}
    with read() as connection:
        payments = {
            row.id: row
            for row in connection.execute(
                select(*Payment.__table__.c, Request.payer_sealed, Request.locale, Request.data)
                .join(Request, Request.payment_id == Payment.id)
                .where(Payment.id.in_(payment_ids))
            )
        }
        vouchers = {
            row.no: row for row in connection.execute(select(*Voucher.__table__.c).where(Voucher.no.in_(numbers)))
        }
    return [_Draft(row, payments[row.payment_id], vouchers.get(row.facts.get("voucher"))) for row in rows]


def _context(draft: _Draft) -> dict[str, Any]:
    row = draft.message
    context = letter_context(row.letter, row.facts, draft.payment, draft.payer)
    if draft.opened is not None:
        more = voucher_context(draft.opened)
        context |= {name: value for name, value in more.items() if name in load_letter(row.letter).keys}
    return context


def _send_emails(sender: EmailSender, drafts: list[_Draft]) -> list[Delivery]:
    settings = get_settings()
    batch: list[tuple[str, str, bytes]] = []
    done: list[Delivery] = []
    for draft in drafts:
        row = draft.message
        try:
            text = render_email(row.letter, draft.payment.locale, _context(draft))
            files = []
            if draft.voucher is not None and draft.opened is not None:
                name = voucher_file_name(draft.voucher.no, draft.payment.locale)
                files.append((name, "application/pdf", voucher_pdf(draft.opened, draft.voucher)))
            identity = message_id(row.id, settings.mail_from)
            recipient = draft.payer.get("email") or ""
            mail = build(identity, settings.mail_from, recipient, text, files, date=row.created_at)
        except Exception as error:  # noqa: BLE001  # the border between one letter and all others of its batch
            log.error("message %s cannot be written: %s", row.id, type(error).__name__)
            done.append(Delivery(row.id, Outcome.PERMANENT, f"{_NOT_WRITTEN}{type(error).__name__}"[:64]))
            continue
        batch.append((row.id, recipient, mail))
    return done + sender.send(batch)


def _send_sms(providers: Sequence[SmsProvider], drafts: list[_Draft]) -> list[Delivery]:
    done: list[Delivery] = []
    orders: list[SmsOrder] = []
    for draft in drafts:
        row = draft.message
        try:
            text = render_sms(row.letter, draft.payment.locale, _context(draft))
        except Exception as error:  # noqa: BLE001  # the border between one letter and all others of its batch
            log.error("message %s cannot be written: %s", row.id, type(error).__name__)
            done.append(Delivery(row.id, Outcome.PERMANENT, f"{_NOT_WRITTEN}{type(error).__name__}"[:64]))
            continue
        phone = draft.payer.get("phone") or ""
        orders.append(SmsOrder(row.id, phone, text.text, text.template, text.params, draft.payment.locale))
    doubtful = {draft.message.id: draft.message for draft in drafts if draft.doubtful}
    asked, orders = _ask_providers(providers, orders, doubtful)
    done += asked
    for provider in providers:
        if not orders:
            break
        results = provider.send(orders)
        # A provider that is not there took nothing: the next one may. Anything else is its answer.
        last = provider is providers[-1]
        kept = [result for result in results if last or result.status is not Outcome.PAUSED]
        done += kept
        answered = {result.id for result in kept}
        orders = [order for order in orders if order.id not in answered]
    done += [Delivery(order.id, Outcome.PAUSED, "no_provider") for order in orders]
    return done


def _ask_providers(
    providers: Sequence[SmsProvider], orders: list[SmsOrder], doubtful: dict[str, Row[Any]]
) -> tuple[list[Delivery], list[SmsOrder]]:
    """Settle SMS of unknown outcome: taken over by some provider, surely by none (they are sent), or still unknown."""
    open_questions = [order for order in orders if order.id in doubtful]
    settled: list[Delivery] = []
    unsure: set[str] = set()
    for provider in providers:
        if not open_questions:
            break
        questions = [SmsQuestion(order.id, order.phone, doubtful[order.id].created_at) for order in open_questions]
        answers = provider.find(questions)
        settled += [answer for answer in answers if answer.status in (Outcome.SENT, Outcome.PERMANENT)]
        unsure |= {
            answer.id for answer in answers if answer.status not in (Outcome.SENT, Outcome.PERMANENT, Outcome.TEMPORARY)
        }
        known = {answer.id for answer in settled}
        open_questions = [order for order in open_questions if order.id not in known]
    known = {answer.id for answer in settled}
    unsure -= known
    settled += [Delivery(id_, Outcome.UNKNOWN, "not_told") for id_ in unsure]
    return settled, [order for order in orders if order.id not in known and order.id not in unsure]


def _record(claim_id: str, rows: dict[str, Row[Any]], deliveries: Sequence[Delivery]) -> None:
    """Write what became of each letter, behind the claim. A letter that is out and not recorded goes out twice, so a
    database that is away for a moment is waited for; a second write is idle if the first had succeeded."""
    now = utcnow()
    results = [{"id": one.id, **_result(rows[one.id], one, now)} for one in deliveries]
    for pause in (0.2, 1.0, 3.0, None):
        try:
            with write() as connection:
                update_claimed(connection, "messages", claim_id, results)
            return
        except OperationalError:
            if pause is None:
                raise
            time.sleep(pause)


def _result(row: Row[Any], delivery: Delivery, now: datetime) -> dict[str, Any]:
    waits = get_settings().retry_seconds
    written = not (delivery.reason or "").startswith(_NOT_WRITTEN)
    template = load_letter(row.letter).template if written else None
    held = {"provider": delivery.provider, "reference": delivery.reference, "template": template}
    # Once a letter may have gone out, that stays true whatever a later try says.
    doubt = _UNKNOWN if row.reason in (_INTERRUPTED, _UNKNOWN) else None
    later = {"state": "due", "reason": doubt or delivery.reason, **held}
    after = timedelta(seconds=delivery.retry_after_s or waits[min(row.attempts - 1, len(waits) - 1)])
    match delivery.status:
        case Outcome.SENT:
            again = "sent_again" if row.channel == "email" and doubt else None
            return {"state": "sent", "reason": again, "due_at": None, "sent_at": now, **held}
        case Outcome.PERMANENT:
            return {"state": "failed", "reason": delivery.reason, "due_at": None, **held}
        case Outcome.THROTTLED | Outcome.PAUSED:
            pause = timedelta(seconds=delivery.retry_after_s or 5)
            return {**later, "attempts": row.attempts - 1, "due_at": now + pause}
        case _ if row.attempts > len(waits):
            final = "unknown" if doubt or delivery.status is Outcome.UNKNOWN else "failed"
            return {"state": final, "reason": delivery.reason, "due_at": None, **held}
        case Outcome.UNKNOWN:
            return {**later, "reason": _UNKNOWN, "due_at": now + after}
        case _:
            return {**later, "due_at": now + after}
