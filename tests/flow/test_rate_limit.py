"""A limited gateway, and a dead one, with real workers: the other side's own ledger shows the rate, and payments that
do not need that gateway go on as if nothing were."""

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from gateways.sandbox.process import running
from tests.builders import SECRETS, Clock, rows
from tests.flow.test_chain import DEBIT_DAY, ROOT, Works, check, done, start, states
from tests.servers import Valkey, end, eventually, short_folder

SELF_PAID = {"method": "tax_app", "bank_account": None}


@pytest.fixture
def site(
    new_database: Callable[[str], str], use_settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Works]]:
    """Makes a broker, a sandbox, beat and two workers of one child each on PostgreSQL: `site(rates="bank=15")`."""
    with short_folder("shebao-g") as home, running("--sign-delay", "0.1", "--hold", "3") as sandbox:
        broker = Valkey(home).start()
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SHEBAO_")}
        with httpx2.Client(base_url=sandbox.url, trust_env=False) as client:
            works = Works(plain, broker, client, home / "clock", {})

            def make(**settings: str) -> Works:
                ours = {"database_url": new_database("postgresql"), "broker_url": broker.url, **SECRETS, **settings}
                ours |= {"gateway_url": sandbox.url, "poll_seconds": "1", "lease_seconds": "6"}
                ours |= {"http_timeout_seconds": "1"}
                use_settings(**ours)
                monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(works.clock))
                works.env.update({f"SHEBAO_{name.upper()}": value for name, value in ours.items()})
                works.env.update(SHEBAO_HOME=str(home), SHEBAO_CLOCK_FILE=str(works.clock), PYTHONPATH=str(ROOT))
                Clock(works.clock).at(DEBIT_DAY)
                for name in ("one", "two"):
                    works.start(name, "worker", "-n", f"{name}@%h", "-c", "1", "--without-gossip", "--without-mingle")
                for name in ("one", "two"):
                    eventually(Path(home, "run", f"{name}.ready").exists, 40, what=f"worker {name} is ready")
                works.start_beat()
                return works

            yield make
            for process in works.processes.values():
                end(process, signal.SIGKILL)
        broker.stop()


def moments(works: Works, kind: str) -> list[float]:
    """When the other side took each order of a kind, by its own ledger, in seconds."""
    entries: list[dict[str, Any]] = works.sandbox.get("/ledger", params={"kind": kind}).json()["entries"]
    return sorted(datetime.fromisoformat(entry["created_at"]).timestamp() for entry in entries)


def most_in(span: float, taken: list[float]) -> int:
    """The most orders in any span of so many seconds."""
    return max(sum(begin <= moment <= begin + span for moment in taken) for begin in taken)


def settle(works: Works, payments: list[str]) -> Callable[[], bool]:
    """The payers pay what is asked of them, until all of the payments are completed."""

    def look() -> bool:
        for row in rows("payments", waiting_for="payment.settled"):
            if row.id in payments:
                works.pay(row.id)
        return done(payments)()

    return look


def test_contracts_go_out_at_the_limit_and_payers_who_need_none_are_not_held_up(site: Callable[..., Works]) -> None:
    works = site(rates="esign=15")
    debited = start(range(1, 61))
    by_self = start(range(61, 121), **SELF_PAID)
    eventually(settle(works, by_self), 40, what="those who pay themselves are completed")
    eventually(done(debited), 60, 0.2, what="all are completed")
    asked = moments(works, "contract")
    assert len(asked) == 60
    assert asked[-1] - asked[0] > 2, "sixty at fifteen a second, of which fifteen may go at once"
    assert most_in(1, asked) <= 15 * 3  # a second's worth ahead, and one for what was on its way
    assert moments(works, "pay_order")[-1] < asked[-1]
    for payment in debited:
        check(works, payment, {"declaration", "contract", "debit"})
    for payment in by_self:
        check(works, payment, {"declaration", "pay_order"})


def test_debits_go_out_at_the_limit_while_others_file_their_declarations(site: Callable[..., Works]) -> None:
    works = site(rates="bank=15")
    debited = start(range(1, 61))
    eventually(lambda: rows("payments", reason="bank_rate_limited"), 40, what="some wait for the bank")
    later = start(range(61, 81))
    eventually(done(debited + later), 60, 0.2, what="all are completed")
    taken = moments(works, "debit")
    assert len(taken) == 80
    assert taken[-1] - taken[0] > 3
    assert most_in(1, taken) <= 15 * 3
    assert moments(works, "declaration")[-1] < taken[59], "the later ones had filed before the backlog was through"
    for payment in debited + later:
        check(works, payment, {"declaration", "contract", "debit"})


def test_without_a_limit_the_same_payments_go_out_faster_than_it_allows(site: Callable[..., Works]) -> None:
    works = site()
    eventually(done(start(range(1, 61))), 40, what="all are completed")
    assert most_in(1, moments(works, "contract")) > 15 * 3


def test_a_dead_platform_holds_up_nobody_who_does_not_need_it(site: Callable[..., Works]) -> None:
    works = site(retry_seconds="1,1,2,2,5,5,5")
    fault = {"service": "esign", "fault": "timeout_before", "times": None}
    assert works.sandbox.post("/faults", json=fault).status_code == 200
    stuck = start(range(1, 61))
    eventually(lambda: rows("breakers", name="esign", state="open"), 30, what="the platform's breaker opens")
    by_self = start(range(61, 81), **SELF_PAID)
    eventually(settle(works, by_self), 30, what="those who pay themselves are completed")
    assert {state for state, _ in states(stuck)} <= {"waiting", "running"}
    assert works.sandbox.post("/faults/reset").status_code == 200
    eventually(done(stuck), 60, 0.2, what="the others follow when the platform is back")
    for payment in itertools.chain(stuck[:3], by_self):
        assert set(works.ledger(payment).values()) == {1}
