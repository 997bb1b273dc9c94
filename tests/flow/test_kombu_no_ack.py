"""The patch of tasks/patches/kombu_no_ack.py with a real broker."""

from types import SimpleNamespace

import kombu
from celery.utils.nodenames import worker_direct

from tasks.patches import kombu_no_ack
from tasks.routing import read_own_queue_without_acknowledgement
from tests.servers import Valkey, eventually, short_folder


def test_the_broker_keeps_a_copy_of_what_is_acknowledged_and_of_nothing_else() -> None:
    kombu_no_ack.install()
    direct = worker_direct("w@here")
    app = SimpleNamespace(amqp=SimpleNamespace(queues={direct.name: direct}))
    read_own_queue_without_acknowledgement("w@here", SimpleNamespace(app=app))
    # Under other names, for the guard of tasks/patches/envelope.py lets only Celery's messages through to ours.
    own = kombu.Queue("own", routing_key="own", no_ack=direct.no_ack)
    common = kombu.Queue("common", routing_key="common")
    found: list[kombu.Message] = []
    with short_folder("shebao-n") as folder:
        server = Valkey(folder).start()
        try:
            with kombu.Connection(server.url) as connection:
                producer = connection.Producer()
                for queue in (own, common):
                    producer.publish("{}", exchange=queue.exchange, routing_key=queue.routing_key, declare=[queue])
                with connection.Consumer([own, common], callbacks=[lambda _, message: found.append(message)]):
                    eventually(lambda: connection.drain_events(timeout=5) or len(found) == 2, 10)
                    broker = connection.default_channel.client
                    [kept] = broker.hkeys("unacked")
                    before = broker.info("commandstats")
                    for message in found:
                        message.ack()
                    after = broker.info("commandstats")
                    assert broker.hkeys("unacked") == []
        finally:
            server.stop()
    by_tag = {message.delivery_tag.encode(): message.delivery_info["routing_key"] for message in found}
    assert by_tag[kept] == "common"
    assert after["cmdstat_hdel"]["calls"] - before.get("cmdstat_hdel", {"calls": 0})["calls"] == 1
