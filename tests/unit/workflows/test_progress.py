"""A payment's progress: named fields, stored as JSON, and nothing of it lost."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from workflows.payment.letters import LetterFacts
from workflows.payment.progress import NO_PROGRESS, Asked, Awaited, Progress

AT = datetime(2026, 11, 22, 2, tzinfo=UTC)
FULL = Progress(
    asked=Asked("payment.method.chosen", AT, AT, LetterFacts(reason="data_wrong", methods=("wechat",)), 1),
    awaited=Awaited("key", AT),
    polls=3,
    pay_order="P-1",
    refusal="data_wrong",
    refused_methods=("bank_debit",),
    debit_not_before=date(2026, 12, 11),
    window_from=date(2026, 12, 10),
    contract="mandate-1",
    declared_by="earlier",
    authority_reasons=("base_refused",),
    fault="TypeError",
)


@pytest.mark.parametrize("progress", [FULL, Progress(polls=1), NO_PROGRESS], ids=["full", "one member", "none"])
def test_it_is_read_as_it_was_written(progress: Progress) -> None:
    assert Progress.from_json(progress.to_json()) == progress


def test_what_is_empty_is_not_stored() -> None:
    assert NO_PROGRESS.to_json() is None
    assert Progress(contract="mandate-1").to_json() == {"contract": "mandate-1"}


def test_members_that_this_version_does_not_know_are_kept() -> None:
    progress = Progress.from_json({"polls": 2, "later": {"a": [1]}})
    assert replace(progress, polls=0).to_json() == {"later": {"a": [1]}}


@pytest.mark.parametrize(
    "stored",
    [{"asked": {"at": "2026-11-22"}}, {"awaited": {"key": "k", "until": "soon"}}, {"debit_not_before": "soon"}],
    ids=["a member is missing", "no instant", "no day"],
)
def test_a_known_member_of_another_form_is_refused_and_kept_as_it_is(stored: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Progress.from_json(stored)
    assert replace(Progress.unread(stored), fault="here").to_json() == {**stored, "fault": "here"}
