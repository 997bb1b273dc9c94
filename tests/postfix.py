"""A private Postfix for tests: configuration, queue and ports of its own in a temporary folder, stopped by its own pid.

Two servers run in it: the one that letters are given to, and behind it the one of another domain, which knows no
mailbox, so that the first one writes real bounces. At every stage of a letter the first one asks a policy service of
the test (SMTPD_POLICY_README) what to answer.
"""

import os
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from embedded.ports import accepts, free_ports
from tests.servers import end, end_with_parent, eventually, short_folder

_MASTER: Final = Path("/usr/lib/postfix/sbin/master")
INSTALLED: Final = _MASTER.exists()
STARTS: Final = INSTALLED and os.geteuid() == 0

SENDER: Final = "社保缴费服务 <no-reply@shebao.example>"
BOUNCES: Final = "bounce@shebao.example"
PAYER: Final = "wang@payer.example"
UNKNOWN: Final = "nobody@payer.example"
"""Refused at RCPT by the first server."""
GONE: Final = "gone@elsewhere.example"
"""Taken, then refused by the server of the other domain."""

STAGES: Final = ("MAIL", "RCPT", "DATA", "END-OF-MESSAGE")
Policy = Callable[[str, str], str]
"""Answers a stage and a recipient with an access(5) action; `DUNNO` lets the letter pass."""

_MAIN: Final = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
myhostname = mx.shebao.example
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
recipient_delimiter = +
smtpd_peername_lookup = no
smtpd_delay_reject = no
smtpd_error_sleep_time = 0
virtual_mailbox_domains = shebao.example payer.example
virtual_mailbox_maps = inline:{{ {bounces}=bounces/, {payer}=payer/ }}
virtual_mailbox_base = {folder}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
relay_domains = elsewhere.example
transport_maps = inline:{{ {{ elsewhere.example = smtp:[127.0.0.1]:{elsewhere} }} }}
"""
_SERVICES: Final = """\
127.0.0.1:{port} inet n - n - - smtpd
  -o smtpd_sender_restrictions={policy}
  -o smtpd_recipient_restrictions={policy}
  -o smtpd_data_restrictions={policy}
  -o smtpd_end_of_data_restrictions={policy}
127.0.0.1:{elsewhere} inet n - n - - smtpd
  -o myhostname=mx.elsewhere.example
  -o relay_recipient_maps=inline:{{somebody@elsewhere.example=x}}
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
_QUEUES: Final = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "pid",
                  "private", "public", "saved", "trace")  # fmt: skip


class _PolicyService(socketserver.ThreadingTCPServer):
    """Answers requests with what the test's policy says."""

    daemon_threads = True
    policy: Policy = staticmethod(lambda stage, recipient: "DUNNO")


class _Requests(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        asked: dict[str, str] = {}
        for line in self.rfile:
            name, equals, value = line.decode().strip().partition("=")
            if equals:
                asked[name] = value
                continue
            assert isinstance(self.server, _PolicyService)
            action = self.server.policy(asked["protocol_state"], asked["recipient"])
            self.wfile.write(f"action={action}\n\n".encode())
            asked = {}


class Postfix:
    """A running Postfix. `url` is its address as a setting; `bounces` the Maildir to which it delivers bounces."""

    def __init__(self, folder: Path, service: _PolicyService) -> None:
        self._folder, self._service = folder, service
        self._port, elsewhere = free_ports(2)
        self.url = f"smtp://127.0.0.1:{self._port}?bounce={BOUNCES}"
        self.bounces, self._mailbox = folder / "bounces", folder / "payer"
        self._write(elsewhere)
        self._process = subprocess.Popen(
            [str(_MASTER), "-c", str(folder), "-d"], start_new_session=True, preexec_fn=end_with_parent
        )
        eventually(lambda: accepts(self._port), 15, what="Postfix listens")

    def decide(self, policy: Policy) -> None:
        """Let this answer at every stage from now on."""
        self._service.policy = policy

    def mails(self) -> list[bytes]:
        """What has come to the payer's mailbox since the last call."""
        found = sorted((self._mailbox / "new").iterdir())
        mails = [path.read_bytes() for path in found]
        for path in found:
            path.unlink()
        return mails

    def idle(self) -> bool:
        """Whether the queues are empty: every letter is delivered, or a bounce about it is."""
        queues = (self._folder / "queue" / name for name in ("incoming", "active", "deferred", "maildrop"))
        return not any(path.is_file() for queue in queues for path in queue.rglob("*"))

    def stop(self) -> None:
        """Stop all its processes."""
        end(self._process)

    def _write(self, elsewhere: int) -> None:
        folder = self._folder
        folder.chmod(0o755)
        values = {"folder": folder, "bounces": BOUNCES, "payer": PAYER, "port": self._port, "elsewhere": elsewhere}
        policy = f"check_policy_service,inet:127.0.0.1:{self._service.server_address[1]}"
        (folder / "main.cf").write_text(_MAIN.format(**values), encoding="utf-8")
        (folder / "master.cf").write_text(_SERVICES.format(**values, policy=policy), encoding="utf-8")
        for path in (folder / "data", *(folder / "queue" / name for name in _QUEUES)):
            path.mkdir(parents=True, mode=0o755)
            shutil.chown(path, "root" if path.name == "pid" else "postfix")
        for box in (self.bounces, self._mailbox):
            for path in (box, box / "new", box / "cur", box / "tmp"):
                path.mkdir()
                os.chown(path, 65534, 65534)


@contextmanager
def running() -> Iterator[Postfix]:
    """A Postfix that takes every letter until the test decides otherwise."""
    with short_folder("shebao-m") as folder, _PolicyService(("127.0.0.1", 0), _Requests) as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.05,))
        thread.start()
        postfix = Postfix(folder, service)
        try:
            yield postfix
        finally:
            postfix.stop()
            service.shutdown()
            thread.join()
