"""What a queue of e-mails takes: `python -m bench.letters [COUNT]`. Processor time a letter and memory of the sender.

One process sends vouchers with their PDF to a mail server that keeps nothing. The queue is made of the letters of a
few thousand real payments, each queued again until there are COUNT (100,000 unless given).
"""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator

import psutil
from sqlalchemy import text

from bench.contenders.ours import Ours
from bench.processes import ROOT
from bench.profiling import Spent, _work
from bench.servers import Place
from embedded.ports import accepts, free_ports
from tests.servers import Postgres, end, eventually, short_folder

_PAYMENTS = 2000
_CLONE = """
INSERT INTO messages (id, payment_id, channel, letter, facts, state, due_at, attempts, created_at)
SELECT md5(id || number), payment_id, channel, letter, facts, state, due_at, attempts, created_at
FROM messages, generate_series(1, :times) AS number
"""


def _queue(count: int) -> None:
    """Carry payments to their end, and queue their e-mails until there are `count`."""
    from models.session import write

    payments = min(_PAYMENTS, count)
    for first in range(0, payments, 500):
        _work(first, min(500, payments - first), defaultdict(Spent), [0])
    with write() as connection:
        connection.execute(text("DELETE FROM messages WHERE channel <> 'email'"))
        connection.execute(text(_CLONE), {"times": count // payments - 1})


def _drain(url: str) -> Iterator[tuple[int, float, float]]:
    """Send all; after each delivery (20 s): letters so far, microseconds of processor time a letter, MB in use."""
    from foundation.settings import get_settings
    from notifications.smtp import SmtpSender
    from workflows.messages.sending.deliver import deliver_email

    sender, process, sent = SmtpSender(url, get_settings().mail_from), psutil.Process(), 0
    used = time.process_time()
    while handled := deliver_email(sender):
        sent += handled
        yield sent, (time.process_time() - used) / handled * 1e6, process.memory_info().rss / 2**20
        used = time.process_time()
    sender.close()


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with short_folder("shebao-l") as folder, short_folder("shebao-p") as cluster:
        postgres = Postgres(cluster).start()
        postgres.create("letters")
        place = Place(str(folder), "/nonexistent", 0, str(cluster), 0, "letters")
        [port] = free_ports(1)
        sink = subprocess.Popen([sys.executable, "-m", "bench.smtp_sink", str(port)], cwd=ROOT, start_new_session=True)
        try:
            eventually(lambda: accepts(port), what="the mail server listens")
            _measure(place, f"smtp://127.0.0.1:{port}", count)
        finally:
            end(sink)
            postgres.stop()


def _measure(place: Place, url: str, count: int) -> None:
    from models.migrate import upgrade
    from models.session import close_engine

    Ours(place, settings={"smtp_url": url}).adopt()
    upgrade(place.postgres_url)
    _queue(count)
    for sent, used, resident in _drain(url):
        print(f"{sent:8,} letters  {used:6.0f} us a letter  {resident:6.0f} MB", flush=True)
    close_engine()


if __name__ == "__main__":
    main()
