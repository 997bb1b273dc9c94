"""Reason codes: why a payment is where it is. `reasons.toml` has each in words for payers and for operators."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal


class Reason(StrEnum):
    """Every code that we give ourselves, or know from the other side and have words for.

    A column `reason` may also hold a code of another system, or a code of regions/errors.py.
    """

    MATERIALS_MISSING = "materials_missing"
    IDENTITY_FORMAT = "identity_format"
    IDENTITY_CHECKSUM = "identity_checksum"
    IDENTITY_PLACE = "identity_place"
    IDENTITY_BIRTH_DATE = "identity_birth_date"
    PAYER_TOO_YOUNG = "payer_too_young"
    BASE_OUT_OF_RANGE = "base_out_of_range"
    BASE_NOT_ON_LIST = "base_not_on_list"
    NO_METHOD_FITS = "no_method_fits"
    METHOD_CHOSEN = "method_chosen"
    MATERIALS_SUPPLIED = "materials_supplied"
    CORRECTION = "correction"
    DECLARATION_REJECTED = "declaration_rejected"
    DECLARATION_NOT_CORRECTED = "declaration_not_corrected"
    AUTHORITY_PENDING = "authority_pending"
    AUTHORITY_ANSWER_LATE = "authority_answer_late"
    AUTHORITY_UNKNOWN = "authority_unknown"
    AUTHORITY_UNAVAILABLE = "authority_unavailable"
    AUTHORITY_THROTTLED = "authority_throttled"
    AUTHORITY_RATE_LIMITED = "authority_rate_limited"
    AUTHORITY_PAUSED = "authority_paused"
    ESIGN_UNKNOWN = "esign_unknown"
    ESIGN_UNAVAILABLE = "esign_unavailable"
    ESIGN_THROTTLED = "esign_throttled"
    ESIGN_RATE_LIMITED = "esign_rate_limited"
    ESIGN_PAUSED = "esign_paused"
    CONTRACT_TO_SIGN = "contract_to_sign"
    CONTRACT_DECLINED = "contract_declined"
    CONTRACT_NOT_SIGNED = "contract_not_signed"
    CONTRACT_HASH_MISMATCH = "contract_hash_mismatch"
    DEBIT_DAY_NOT_YET = "debit_day_not_yet"
    DEBIT_TOO_LATE = "debit_too_late"
    WINDOW_NOT_OPEN = "window_not_open"
    DEBIT_PENDING = "debit_pending"
    BANK_ANSWER_LATE = "bank_answer_late"
    BANK_UNKNOWN = "bank_unknown"
    BANK_UNAVAILABLE = "bank_unavailable"
    BANK_THROTTLED = "bank_throttled"
    BANK_RATE_LIMITED = "bank_rate_limited"
    BANK_PAUSED = "bank_paused"
    BANK_REFUSED = "bank_refused"
    SHORT_BALANCE = "short_balance"
    ACCOUNT_FROZEN = "account_frozen"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_LOST = "account_lost"
    CONTRACT_INVALID = "contract_invalid"
    CONTRACT_ENDED = "contract_ended"
    DATA_WRONG = "data_wrong"
    SYSTEM_FAULT = "system_fault"
    NOT_STATED = "not_stated"
    PAYER_PAYS = "payer_pays"
    ORDER_CLOSING = "order_closing"
    ORDER_CLOSED = "order_closed"
    ORDER_NOT_CLOSED = "order_not_closed"
    NOT_PAID_IN_TIME = "not_paid_in_time"
    NOT_COLLECTED = "not_collected"
    PAYMENT_UNCONFIRMED = "payment_unconfirmed"
    PAID_AFTER_END = "paid_after_end"
    ALREADY_PAID = "already_paid"
    AMOUNT_MISMATCH = "amount_mismatch"
    VOUCHER_WITHOUT_SETTLEMENT = "voucher_without_settlement"
    MATERIALS_NOT_SUPPLIED = "materials_not_supplied"
    METHOD_NOT_CHOSEN = "method_not_chosen"
    CANCEL_REQUESTED = "cancel_requested"
    REGION_UNKNOWN = "region_unknown"
    STEP_FAILED = "step_failed"
    WRITE_REFUSED = "write_refused"
    RECOVERY_EXHAUSTED = "recovery_exhausted"
    RETRIED = "retried"
    RESOLVED = "resolved"
    REFUND_DECLINED = "refund_declined"

    @classmethod
    def of_port(
        cls, port: str, what: Literal["unknown", "unavailable", "throttled", "rate_limited", "paused"]
    ) -> "Reason":
        """The reason that says this of a gateway's port (`authority`, `esign` or `bank`); raises ValueError."""
        return cls(f"{port}_{what}")


@dataclass(frozen=True, slots=True)
class ReasonText:
    """One code in words: for payers by locale, and for operators what it means and what to do."""

    code: Reason
    zh: str
    en: str
    operator: str
    operator_zh: str


@lru_cache(maxsize=1)
def all_reasons() -> dict[str, ReasonText]:
    """The words of every reason by its code; raises ValueError for a code that the enum lacks."""
    with (Path(__file__).parent / "reasons.toml").open("rb") as file:
        table = tomllib.load(file)
    words = ("zh-CN", "en", "operator", "operator-zh-CN")
    return {code: ReasonText(Reason(code), *(row[name] for name in words)) for code, row in table.items()}


def reason_text(code: str, locale: str) -> str | None:
    """The code in words for a payer; None for a code of another system that has no words here."""
    reason = all_reasons().get(code)
    if reason is None:
        return None
    return reason.en if locale == "en" else reason.zh


def remedy(code: str | None, locale: str) -> str:
    """What the code means to an operator and what to do; empty for a code of another system."""
    reason = all_reasons().get(code or "")
    if reason is None:
        return ""
    return reason.operator if locale == "en" else reason.operator_zh
