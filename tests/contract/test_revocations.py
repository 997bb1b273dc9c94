"""Revoking contracts at the e-signature platform, over HTTP against the sandbox and at the instant one."""

import itertools
from datetime import date
from hashlib import sha256

import pytest

from gateways.http import connect
from gateways.instant import instant
from gateways.ports import Answer, ContractOrder, ESign, RevokeOrder, Status
from gateways.sandbox import magic
from tests.contract.conftest import SandboxClient
from tests.servers import eventually

A, P, R, U, N = Status.ACCEPTED, Status.PENDING, Status.REJECTED, Status.UNKNOWN, Status.NOT_FOUND
DOCUMENT = "<p>委托扣款协议</p>"
_numbers = itertools.count(1)


@pytest.fixture(params=["sandbox", "instant"])
def esign(request: pytest.FixtureRequest) -> ESign:
    if request.param == "instant":
        return instant().esign
    return connect(request.getfixturevalue("sandbox").url, timeout_s=5).esign


def contract(phone: str = "13800130002") -> ContractOrder:
    number = next(_numbers)
    digest = sha256(DOCUMENT.encode()).hexdigest()
    return ContractOrder(
        f"v{number}:contract:1", f"v{number}", "收款人", "社会保险费", "王小明", "360426199101010071", "6222", "某银行",
        "按月", date(2026, 11, 1), date(2029, 11, 1), DOCUMENT, digest, phone,
    )  # fmt: skip


def revocation(order: ContractOrder, number: str | None = "HT1") -> RevokeOrder:
    return RevokeOrder(f"{order.key}:revoke", order.payment_id, order.key, number or "")


def said(answer: Answer) -> tuple[Status, str | None]:
    return answer.status, answer.reason


def test_a_revoked_contract_is_not_valid_any_more(esign: ESign) -> None:
    order = contract()
    esign.request([order])
    [answer] = esign.revoke([revocation(order)])
    assert (answer.key, answer.status, bool(answer.reference)) == (f"{order.key}:revoke", A, True)
    assert said(esign.find([order.key])[0]) == (R, "revoked")
    assert [one.status for one in esign.revoke([revocation(order)])] == [A], "the same order again"
    assert esign.find([f"{order.key}:revoke"])[0].status is A


def test_a_contract_that_the_platform_never_had_is_refused_and_named_so(esign: ESign) -> None:
    order = contract()
    assert said(esign.revoke([revocation(order, None)])[0]) == (R, "unknown_contract")
    assert esign.find([order.key])[0].status is N


def test_a_key_conflict_revokes_nothing_else(esign: ESign) -> None:
    one, other = contract(), contract()
    esign.request([one, other])
    key = revocation(one).key
    assert esign.find([key])[0].status is N
    esign.revoke([revocation(one)])
    conflict = RevokeOrder(key, one.payment_id, other.key, "HT1")
    assert said(esign.revoke([conflict])[0]) == (U, "key_conflict")
    assert esign.find([other.key])[0].status in (A, P)


def test_a_signed_one_is_revoked_too_and_one_that_waits_can_no_longer_be_signed(sandbox: SandboxClient) -> None:
    esign = connect(sandbox.url, timeout_s=5).esign
    signed, waits = contract("13800130009"), contract()
    first, second = esign.request([signed, waits])
    assert [first.status, second.status] == [A, P]
    assert [one.status for one in esign.revoke([revocation(signed), revocation(waits)])] == [A, A]
    assert [said(one) for one in esign.find([signed.key, waits.key])] == [(R, "revoked")] * 2
    assert sandbox.post("/v1/esign/sign", {"contract": second.reference}).status_code == 404


@pytest.mark.parametrize(("digits", "first", "then"), [("0011", U, A), ("0012", U, N), ("0013", R, R)])
def test_a_revocation_goes_as_the_magic_value_says(
    sandbox: SandboxClient, digits: str, first: Status, then: Status
) -> None:
    hasty, patient = (connect(sandbox.url, timeout_s=seconds).esign for seconds in (0.3, 5))
    order = contract(f"1380013{digits}")
    patient.request([order])
    [answer] = (hasty if first is U else patient).revoke([revocation(order)])
    assert answer.status is first
    assert eventually(lambda: patient.find([f"{order.key}:revoke"])[0].status is then)
    if then is N:
        assert patient.revoke([revocation(order)])[0].status is A


def test_every_magic_value_of_revocations_is_tested() -> None:
    assert set(magic.REVOKE) == {"0011", "0012", "0013"}
