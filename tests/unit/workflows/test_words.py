"""Every code that a person is shown has words in both languages."""

from collections.abc import Iterable, Mapping

import pytest

from models import states
from notifications.letters import LOCALES, list_templates
from workflows.operator.audit import Action
from workflows.operator.words.codes import code_words, in_words
from workflows.payment.reasons import all_reasons, remedy
from workflows.payment.waiting import WaitingFor
from workflows.reconcile.findings import Kind

SHOWN: Mapping[str, Iterable[str]] = {
    "state": states.PaymentState,
    "step": states.Step,
    "waits": WaitingFor,
    "role": states.Role,
    "channel": [*states.Channel, *states.ArrivalChannel],
    "declaration": states.DeclarationState,
    "contract": states.ContractState,
    "debit": states.DebitState,
    "arrival": states.ArrivalState,
    "reason": states.ArrivalReason,
    "refund": states.RefundState,
    "message": states.MessageState,
    "letter": [letter.name for letter in list_templates()],
    "inbox": states.InboxState,
    "breaker": states.BreakerState,
    "paused": states.PauseKind,
    "compared": Kind,
    "action": Action,
}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_words(locale: str) -> None:
    needed = {f"{kind}.{code}" for kind, codes in SHOWN.items() for code in codes}
    assert needed - code_words(locale).keys() == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reason_says_what_an_operator_can_do(locale: str) -> None:
    assert [code for code in all_reasons() if not remedy(code, locale)] == []
    assert remedy("of_another_system", locale) == ""


def test_a_code_of_another_system_is_shown_as_it_is() -> None:
    assert in_words("reason", "E-4711", "zh-CN") == "E-4711"
    assert in_words("reason", "short_balance", "zh-CN") == "账户余额不足"
    assert in_words("refusal", None, "en") == ""
