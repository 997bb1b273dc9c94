"""A database that has lost what it had committed: an older backup is restored, or a standby that was behind takes over.

The senders repeat their events. Every key that other sides know comes from client, source, event id and attempt, so
what was done before is found by key, and nothing is done twice (docs/adr/0021-stable-keys.md).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from foundation.ids import effect_id, payment_id_of, shown_id, stable_part
from gateways.instant import instant
from gateways.ports import KEY_CONFLICT, Answer, Gateways, Status
from models.migrate import upgrade
from models.session import get_engine, write
from models.states import Channel
from models.tables import Base
from notifications.letters import list_templates
from tests.builders import PORTAL, SECRETS, Clock, Other, a_payment, envelope, requested, rows, the, work
from tests.servers import Postgres, postgres_programs, short_folder
from workflows.intake.accept import accept
from workflows.payment.event_types import OUTGOING, PREFIX

DEBIT_DAY = "2026-12-11T10:00:00+08:00"
KEPT, LOST = 10, 40
Use = Callable[..., None]


class Strict(Other):
    """Another side that carries out a key once, and refuses another order under it."""

    def _take(self, verb: str, orders: Any) -> list[Answer]:
        fresh = [order for order in orders if order.key not in self.orders]
        told = {answer.key: answer for answer in super()._take(verb, fresh)}
        return [told.get(order.key) or self._again(order) for order in orders]

    def _again(self, order: Any) -> Answer:
        if self.orders[order.key] == order:
            return self._found(order.key)
        return Answer(order.key, Status.UNKNOWN, reason=KEY_CONFLICT)


@pytest.fixture
def strict() -> Gateways:
    return Gateways(Strict("authority"), Strict("esign"), Strict("bank"))


def forget() -> None:
    """Lose every row."""
    with write() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


def test_the_stable_part_is_what_the_client_named_and_only_that() -> None:
    one, again = payment_id_of("portal", "/a", "1"), payment_id_of("portal", "/a", "1")
    assert stable_part(one) == stable_part(again)
    others = [("other", "/a", "1"), ("portal", "/b", "1"), ("portal", "/a", "2"), ("portal", "/a1", "")]
    assert len({stable_part(payment_id_of(*names)) for names in others} | {stable_part(one)}) == 5


def test_a_forgotten_debit_is_found_by_its_key_and_the_voucher_has_the_same_number(
    clock: Clock, strict: Gateways
) -> None:
    clock.at(DEBIT_DAY)
    a_payment()
    work(strict)
    before, voucher = the("debits"), the("vouchers")
    bank: Any = strict.bank
    forget()
    clock.forward(hours=3)
    payment = a_payment()
    work(strict)
    assert the("payments", id=payment).state == "completed"
    assert (the("debits").key, list(bank.orders)) == (before.key, [before.key])
    assert the("vouchers").no == voucher.no


def test_letters_and_events_come_again_under_the_ids_by_which_receivers_know_them(
    clock: Clock, strict: Gateways
) -> None:
    clock.at(DEBIT_DAY)
    found = []
    for _ in range(2):
        forget()
        payments = [a_payment(1), a_payment(2)]
        work(strict)
        assert {the("payments", id=payment).state for payment in payments} == {"completed"}
        found.append(
            {table: [shown_id(row.payment_id, row.id) for row in rows(table)] for table in ("messages", "outbox")}
        )
        clock.forward(hours=3)
    for table, ids in found[0].items():
        assert len(set(ids)) == len(ids) > 2, "each has an id of its own"
        assert sorted(found[1][table]) == sorted(ids)


def test_the_ids_of_one_change_differ_by_letter_and_channel_and_by_event() -> None:
    letters = [f"{letter.name} {channel}" for letter in list_templates() for channel in Channel]
    events = [kind.removeprefix(f"{PREFIX}payment.").removesuffix(".v1") for kind in OUTGOING]
    for names in (letters, events):
        assert len({effect_id("0" * 32, 1, name)[-4:] for name in names}) == len(names)


def test_a_debit_does_not_follow_a_forgotten_order_under_a_key_of_its_own(clock: Clock, strict: Gateways) -> None:
    """An order was paid after a debit had failed. Repeated, the choice of the method comes before the first debit."""
    clock.at(DEBIT_DAY)
    bank: Any = strict.bank
    bank.say("debit", Status.REJECTED, reason="account_frozen", done=True)
    events = [requested(1), envelope("method.chosen", {"method": "alipay"}, subject="SH-2026-000001")]
    accept(events[:1], PORTAL)
    work(strict)
    accept(events[1:], PORTAL)
    work(strict)
    paid = the("debits", kind="pay_order")
    bank.pay(paid.key)
    forget()
    accept(events, PORTAL)
    work(strict)
    assert sorted(bank.orders) == sorted({row.key for row in rows("debits")} | {paid.key})
    assert bank.sent("open_orders").count(paid.key) <= 2
    assert len([key for key in bank.orders if not key.endswith(":close")]) == 2, "no third order"


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[Postgres, Postgres]]:
    """A PostgreSQL, and one that becomes its standby."""
    programs = postgres_programs("pg_basebackup", "pg_dump", "pg_restore", "initdb")
    if programs is None:
        pytest.skip("PostgreSQL's programs (pg_basebackup, pg_dump, pg_restore) are not on this machine")
    with short_folder("shebao-1") as first, short_folder("shebao-2") as second:
        server, standby = Postgres(first, programs).start(), Postgres(second, programs)
        yield server, standby
        server.stop()
        standby.stop()


def events() -> list[dict[str, Any]]:
    """Starts of payments by debit and by orders that their payers pay."""
    own = {"method": "tax_app", "bank_account": None}
    return [requested(number, **(own if number % 2 else {})) for number in range(1, KEPT + LOST + 1)]


def carry_out(some: list[dict[str, Any]], gateways: Gateways, clock: Clock) -> None:
    """Accept the events and work until all are completed."""
    assert {receipt.status for receipt in accept(some, PORTAL)} <= {"accepted", "repeated"}
    for _ in range(3):
        work(gateways)
        clock.forward(minutes=10)  # whether an order is paid is asked from time to time
    assert {row.state for row in rows("payments")} == {"completed"}


def numbers() -> dict[str, str]:
    """The voucher's number of each payment, by reference."""
    references = {row.id: row.reference for row in rows("payments")}
    return {references[row.payment_id]: row.no for row in rows("vouchers")}


def check_once(gateways: Any, before: dict[str, str]) -> None:
    """The other sides have one of everything for each payer, and the vouchers have the numbers that they had."""
    assert numbers() == before
    assert len(before) == KEPT + LOST
    payers = Counter(order.payer_name + order.key.partition(":")[0] for order, _ in gateways.bank._seen.values())
    assert len(gateways.bank._seen) == KEPT + LOST
    assert set(payers.values()) == {1}
    assert len(gateways.authority._seen) == KEPT + LOST
    assert len(gateways.esign._seen) == (KEPT + LOST) // 2


def put_in_force(use_settings: Use, url: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Clock:
    """This database, on a debit day."""
    use_settings(database_url=url, **SECRETS)
    monkeypatch.setenv("SHEBAO_CLOCK_FILE", str(folder / "clock"))
    clock = Clock(folder / "clock")
    clock.at(DEBIT_DAY)
    return clock


def test_after_an_old_backup_is_restored_nobody_pays_twice(
    site: tuple[Postgres, Postgres], use_settings: Use, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server, gateways = site[0], instant()
    url = server.create("backup")
    upgrade(url)
    clock = put_in_force(use_settings, url, monkeypatch, tmp_path)
    carry_out(events()[:KEPT], gateways, clock)
    dump = str(server.folder / "old.dump")
    connect = ("-h", str(server.folder), "-U", "shebao")
    server.run("pg_dump", *connect, "-Fc", "-f", dump, "backup")
    carry_out(events(), gateways, clock)
    before = numbers()
    get_engine().dispose()
    server.drop("backup")
    server.create("backup")
    server.run("pg_restore", *connect, "-d", "backup", dump)
    assert len(rows("payments")) == KEPT
    carry_out(events(), gateways, clock)
    check_once(gateways, before)


def test_after_a_standby_that_was_behind_took_over_nobody_pays_twice(
    site: tuple[Postgres, Postgres], use_settings: Use, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (server, standby), gateways = site, instant()
    url = server.create("replicated")
    upgrade(url)
    clock = put_in_force(use_settings, url, monkeypatch, tmp_path)
    carry_out(events()[:KEPT], gateways, clock)
    copy = server.folder / "copy"
    connect = ("-h", str(server.folder), "-U", "shebao")
    server.run("pg_basebackup", *connect, "-D", str(copy), "-R", "--checkpoint=fast", "--no-sync")
    copy.rename(standby.folder / "data")
    standby.start()
    with psycopg.connect(standby.dsn("postgres"), autocommit=True) as connection:  # the network between them is cut
        connection.execute("ALTER SYSTEM SET primary_conninfo = ''")
        connection.execute("SELECT pg_reload_conf()")
    carry_out(events(), gateways, clock)
    before = numbers()
    get_engine().dispose()
    server.stop()
    with psycopg.connect(standby.dsn("postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_promote()")
    clock = put_in_force(use_settings, standby.url("replicated"), monkeypatch, tmp_path)
    assert len(rows("payments")) == KEPT
    carry_out(events(), gateways, clock)
    check_once(gateways, before)
