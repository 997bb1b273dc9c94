"""What a message says: facts of message, payment and payer, as finished texts in the payer's language."""

from datetime import date

from foundation.clock import shanghai_day
from foundation.ids import shown_id
from foundation.money import fen_from_yuan, grouped
from foundation.settings import get_settings
from notifications.letters import load_letter
from notifications.mail import build, message_id
from notifications.providers.base import SmsOrder
from notifications.render import render_email, render_sms
from notifications.voucher import VoucherData
from notifications.wording import Wording, get_wording
from regions import get_region, label
from workflows.messages.draft import Draft
from workflows.messages.vouchers import voucher_pdf
from workflows.payment.letters import LetterFacts
from workflows.payment.reasons import Reason, reason_text

Values = dict[str, str | list[str]]


def compose_email(draft: Draft, sender: str) -> tuple[str, bytes]:
    """Recipient and bytes of an e-mail, the same bytes each time. `sender`: the From of the letters.

    Raises SealError, VoucherError, LetterError or ValueError for what cannot be written or sent.
    """
    payment, message = draft.payment, draft.message
    text = render_email(message.letter, payment.locale, letter_context(draft))
    files = []
    if draft.voucher is not None and draft.opened is not None:
        name = get_wording(payment.locale).voucher_file.format(no=draft.voucher.no)
        files.append((name, "application/pdf", voucher_pdf(draft.opened, draft.voucher)))
    identity = message_id(shown_id(payment.id, message.id), sender)
    return draft.recipient, build(identity, sender, draft.recipient, text, files, date=message.created_at)


def compose_sms(draft: Draft) -> SmsOrder:
    """An SMS as it is given to a provider; raises as `compose_email`."""
    payment, message = draft.payment, draft.message
    site = f"{get_settings().public_url.partition('://')[2]}/v"
    text = render_sms(message.letter, payment.locale, letter_context(draft), site=site)
    return SmsOrder(message.id, draft.recipient, text.text, text.template, text.params, payment.locale)


def letter_context(draft: Draft) -> Values:
    """The context of the draft's letter: its declared keys, as far as there is something to say, and no others."""
    locale = draft.payment.locale
    values = _payment_values(draft) | _asked_values(draft, get_wording(locale))
    if draft.opened is not None:
        values |= _voucher_values(draft.opened, get_wording(locale))
    keys = load_letter(draft.message.letter).keys
    return {name: value for name, value in values.items() if name in keys and value}


def _payment_values(draft: Draft) -> Values:
    """What the payment is. Amounts in yuan with thousands separated."""
    payment, words = draft.payment, get_wording(draft.payment.locale)
    names = [label("insurance", code, payment.locale) for code in payment.insurances]
    account = draft.payer.account_number
    return {
        "name": draft.payer.name,
        "region_name": get_region(payment.region).name.of(payment.locale),
        "insurances": words.list_separator.join(names),
        "period": words.write_period(payment.period_from, payment.period_to),
        "amount": _amount(draft),
        "reference": payment.reference,
        "payment_no": payment.id,
        "account_tail": account[-4:] if len(account) > 4 else "",
    }


def _amount(draft: Draft) -> str:
    """What the letter asks for: the rest of a part-paid one, else the payment's total. With a voucher, its total."""
    rest, total = draft.message.facts.rest, draft.payment.total_fen
    if draft.message.letter == "voucher" and draft.opened is not None:
        total = draft.opened.total_fen
    if rest is not None:
        return grouped(fen_from_yuan(rest))
    return grouped(total) if total is not None else ""


def _asked_values(draft: Draft, words: Wording) -> Values:
    """What the payer is asked for, by when, and why."""
    facts, locale = draft.message.facts, draft.payment.locale
    missing = [_material_name(kinds, locale, words) for kinds in facts.missing]
    return {
        "missing": missing + [_reason_words(code, locale, words) for code in facts.reasons],
        "until": words.write_moment(facts.deadline) if facts.deadline else "",
        "method": label("method", facts.method, locale) if facts.method else "",
        "wish": label("method", facts.wish, locale) if facts.wish else "",
        "methods": [label("method", code, locale) for code in facts.methods],
        "allowed": _allowed(facts, locale, words),
        "pay_order": facts.order or "",
        "reason": _reason_words(facts.reason, locale, words) if facts.reason else "",
        "refund": _yuan(facts.refund),
        "rest": _yuan(facts.rest),
        "kept": _yuan(facts.kept),
        "annulled": facts.annulled or "",
        "contact": words.contacts[facts.contact] if facts.contact else "",
        "retry_on": _day(facts.retry_day, words),
        "debit_on": _day(facts.debit_day, words),
        "opens_on": _day(facts.opening_day, words),
        "moved_from": _day(facts.former_day, words),
    }


def _yuan(amount: str | None) -> str:
    return grouped(fen_from_yuan(amount)) if amount else ""


def _day(day: date | None, words: Wording) -> str:
    return words.write_day(day) if day else ""


def _allowed(facts: LetterFacts, locale: str, words: Wording) -> str:
    """The amounts that the region's policy allows, where another one was refused."""
    if not facts.allowed or facts.insurance is None:
        return ""
    amounts = [grouped(fen_from_yuan(amount)) for amount in dict.fromkeys(facts.allowed)]
    bounds = facts.reason == Reason.BASE_OUT_OF_RANGE
    return words.write_allowed(label("insurance", facts.insurance, locale), amounts, bounds=bounds)


def _material_name(kinds: str, locale: str, words: Wording) -> str:
    """A kind of material, or several of which one is enough (`a|b`)."""
    if kinds == "correction":
        return _reason_words(kinds, locale, words)
    if kinds == "bank_account":
        return words.bank_account
    return words.or_separator.join(label("document", kind, locale) for kind in kinds.split("|"))


def _reason_words(code: str, locale: str, words: Wording) -> str:
    return reason_text(code, locale) or words.other_reason.format(code=code)


def _voucher_values(data: VoucherData, words: Wording) -> Values:
    return {
        "voucher_no": data.no,
        "check_code": data.check_code,
        "issued_on": words.write_day(shanghai_day(data.issued_at)),
        "not_covered": list(data.not_covered),
        "check_url": data.check_url,
        "method": data.method_name,
    }
