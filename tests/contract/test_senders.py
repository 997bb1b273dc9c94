"""Every sender of letters passes one suite, against real servers that follow a script.

A script is one word a letter: what the server does with it. The peers keep what they really took, and the suite
compares what a sender claims with that, not with what it called.
"""

import asyncio
import hashlib
import hmac
import json
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import httpx2
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from foundation.clock import utcnow
from notifications.delivery import Delivery, Outcome
from notifications.letters import sample_context
from notifications.mail import build, message_id
from notifications.providers.base import Fault, ProviderUrl, call
from notifications.render import render_email, render_sms
from notifications.sms import ProviderError, SmsOrder, SmsProvider, SmsQuestion, providers_from
from notifications.smtp import SmtpSender

TIMEOUT = 0.5
SENDER = "社保缴费服务 <no-reply@shebao.example>"
LETTER = "voucher"
CONTEXT = sample_context(LETTER, "zh-CN")
MAIL = render_email(LETTER, "zh-CN", CONTEXT)
SMS = render_sms(LETTER, "zh-CN", CONTEXT)


class Harness(Protocol):
    """A sender and its scripted peer."""

    def send(self, *script: str) -> list[Delivery]:
        """Send one letter a word, with ids `letter0`, `letter1`, …"""

    def taken(self) -> list[str]:
        """Ids of the letters that the peer took over."""


def statuses(deliveries: list[Delivery]) -> list[str]:
    return [delivery.status.value for delivery in deliveries]


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# --- the SMTP peer ---------------------------------------------------------------------------------------------------


def cut(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


class ScriptedMailServer:
    """Handler of aiosmtpd: the recipient's local part begins with the word of the script."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str, bytes]] = []
        self.connections: set[object] = set()

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.connections.add(session.peer)
        envelope.mail_from = address
        return "550 5.1.0 sender refused" if address.startswith("refused-sender") else "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        word = address.partition("-")[0]
        if word == "stall_at_rcpt":
            await asyncio.sleep(TIMEOUT * 3)
        if word == "cut_at_rcpt":
            cut(server)
        return {
            "refused": "550 5.1.1 <somebody@example.com> unknown",
            "busy": "450 4.2.1 try later",
            "closing": "421 4.3.2 closing",
            "login_wanted": "530 5.7.0 authentication required",
        }.get(word, "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        recipient = envelope.rcpt_tos[0]
        word, _, id_ = recipient.partition("@")[0].partition("-")
        if word == "too_big":
            return "552 5.3.4 too big"
        if word == "full":
            return "452 4.3.1 no room"
        if word == "cut_not_taken":
            cut(server)
            return "250 never heard"
        self.kept.append((str(envelope.mail_from), id_, bytes(envelope.original_content or b"")))
        if word == "silent":
            await asyncio.sleep(TIMEOUT * 3)
        if word == "cut":
            cut(server)
        if word == "garbled":
            return "hello there"
        if word == "bye_after":
            await server.push("250 2.0.0 Ok: queued as ABC123")
            assert server.transport is not None
            server.transport.close()
            return "250 never heard"
        return "250 2.0.0 Ok: queued as ABC123"


@contextmanager
def mail_server(handler: object, **options: Any) -> Iterator[int]:
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port, ready_timeout=10, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


class MailHarness:
    def __init__(self, port: int, handler: ScriptedMailServer) -> None:
        self.handler = handler
        self.sender = SmtpSender(f"smtp://127.0.0.1:{port}?bounce=bounce@shebao.example", SENDER, TIMEOUT)

    def send(self, *script: str) -> list[Delivery]:
        return self.sender.send([self.letter(word, f"letter{at}") for at, word in enumerate(script)])

    def letter(self, word: str, id_: str) -> tuple[str, str, bytes]:
        recipient = "not an address" if word == "nonsense" else f"{word}-{id_}@example.com"
        to = "somebody@example.com" if word == "nonsense" else recipient
        return id_, recipient, build(message_id(id_, SENDER), SENDER, to, MAIL, date=utcnow())

    def taken(self) -> list[str]:
        return [id_ for _, id_, _ in self.handler.kept]


# --- the SMS peers ---------------------------------------------------------------------------------------------------

# A script's word is told to the peer by the phone's last two digits.
WORDS = ("fine", "refused", "busy", "silent", "cut", "garbled", "ours", "number_limit", "half", "error500", "error503",
         "error429", "not_json", "json_list", "empty", "cut_not_taken")  # fmt: skip


GARBAGE = {"garbled": b'{"results": {}}', "not_json": b"<html>", "json_list": b"[]", "empty": b""}


def phone_of(word: str) -> str:
    return "12345" if word == "nonsense" else f"138001380{WORDS.index(word):02d}"


@dataclass
class Taken:
    id: str
    phone: str
    request: dict[str, Any]


class Dialect(Protocol):
    """How one provider's API reads, and how it says things."""

    def check(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """Raise AssertionError for a request that the real one would refuse."""

    def read(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[str, list[Taken]]:
        """`send` or `find`, and the letters spoken of (for `find`, of each what is known of it)."""

    def sent(self, letters: list[tuple[Taken, str]]) -> Any:
        """The answer to `send` when these words befell the letters."""

    def found(self, asked: list[Taken], kept: list[Taken]) -> Any:
        """The answer to `find`."""


class SandboxDialect:
    def check(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        assert handler.headers["content-type"] == "application/json"

    def read(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[str, list[Taken]]:
        question = json.loads(body)
        if handler.path == "/v1/sms/send":
            for message in question["messages"]:
                assert set(message) == {"id", "phone", "text", "template", "params"}
            return "send", [Taken(message["id"], message["phone"], message) for message in question["messages"]]
        assert handler.path == "/v1/sms/find"
        return "find", [Taken(id_, "", {}) for id_ in question["ids"]]

    def sent(self, letters: list[tuple[Taken, str]]) -> Any:
        said = {
            "fine": {"status": "accepted", "reference": "ref-1"},
            "refused": {"status": "rejected", "reason": "number_unknown"},
            "busy": {"status": "throttled", "reason": "too_fast"},
            "number_limit": {"status": "deferred", "reason": "number_limit"},
            "half": {"status": "delighted"},
        }
        return {"results": [{"id": letter.id, **said[word]} for letter, word in letters if word in said]}

    def found(self, asked: list[Taken], kept: list[Taken]) -> Any:
        ids = {letter.id for letter in kept}
        return {
            "results": [
                {"id": letter.id, "status": "accepted" if letter.id in ids else "not_found", "reference": "ref-1"}
                for letter in asked
            ]
        }


def hmac_hex(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


class AliyunDialect:
    """Checks the signature from the raw request, by the published recipe, apart from the code under test."""

    def check(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        method, _, rest = handler.headers["authorization"].partition(" ")
        parts = dict(part.split("=", 1) for part in rest.split(","))
        assert method == "ACS3-HMAC-SHA256"
        assert parts["Credential"] == "ali-key"
        names = parts["SignedHeaders"].split(";")
        sent = [name.lower() for name in handler.headers if name.lower().startswith("x-acs-")]
        assert names == sorted({"host", *sent})
        assert handler.headers["x-acs-content-sha256"] == hashlib.sha256(body).hexdigest()
        assert handler.headers["x-acs-version"] == "2017-05-25"
        moment = datetime.strptime(handler.headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert abs(moment - datetime.now(UTC)) < timedelta(minutes=15)
        path, _, query = handler.path.partition("?")
        assert sorted(query.split("&")) == query.split("&")
        lines = "".join(f"{name}:{handler.headers[name]}\n" for name in names)
        request = "\n".join(("POST", path, query, lines, ";".join(names), hashlib.sha256(body).hexdigest()))
        expected = hmac_hex(b"ali-secret", f"{method}\n{hashlib.sha256(request.encode()).hexdigest()}")
        assert parts["Signature"] == expected, "SignatureDoesNotMatch"

    def read(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[str, list[Taken]]:
        question = dict(parse_qsl(urlsplit(handler.path).query, strict_parsing=True))
        if handler.headers["x-acs-action"] == "SendSms":
            assert question["SignName"] == "社保缴费"
            assert question["TemplateCode"] == "SMS_000000001"
            assert json.loads(question["TemplateParam"]) == SMS.params
            return "send", [Taken(question["OutId"], question["PhoneNumbers"], question)]
        assert handler.headers["x-acs-action"] == "QuerySendDetails"
        assert len(question["SendDate"]) == 8
        return "find", [Taken("", question["PhoneNumber"], question)]

    def sent(self, letters: list[tuple[Taken, str]]) -> Any:
        ((_, word),) = letters
        code = {
            "fine": "OK",
            "refused": "isv.MOBILE_NUMBER_ILLEGAL",
            "busy": "Throttling.User",
            "number_limit": "isv.BUSINESS_LIMIT_CONTROL",
            "ours": "SignatureDoesNotMatch",
            "half": "",
        }[word]
        return {"Code": code, "Message": "…13800138000…", "RequestId": "r", "BizId": "biz^0"}

    def found(self, asked: list[Taken], kept: list[Taken]) -> Any:
        rows = [{"OutId": letter.id, "SendStatus": 3} for letter in kept if letter.phone == asked[0].phone]
        return {"Code": "OK", "TotalCount": str(len(rows)), "SmsSendDetailDTOs": {"SmsSendDetailDTO": rows}}


class TencentDialect:
    def check(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        method, _, rest = handler.headers["authorization"].partition(" ")
        parts = dict(part.split("=", 1) for part in rest.split(", "))
        key, day, service, end = parts["Credential"].split("/")
        timestamp = int(handler.headers["x-tc-timestamp"])
        assert (method, key, service, end) == ("TC3-HMAC-SHA256", "ten-id", "sms", "tc3_request")
        assert day == f"{datetime.fromtimestamp(timestamp, UTC):%Y-%m-%d}"
        assert abs(timestamp - time.time()) < 300
        assert handler.headers["x-tc-version"] == "2021-01-11"
        assert handler.headers["x-tc-region"] == "ap-guangzhou"
        names = parts["SignedHeaders"].split(";")
        assert {"content-type", "host"} <= set(names)
        lines = "".join(f"{name}:{handler.headers[name].lower()}\n" for name in names)
        request = "\n".join(("POST", "/", "", lines, ";".join(names), hashlib.sha256(body).hexdigest()))
        secret = b"TC3ten-key"
        for part in (day, service, end):
            secret = hmac.new(secret, part.encode(), hashlib.sha256).digest()
        scope = f"{day}/{service}/{end}"
        to_sign = f"{method}\n{timestamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
        assert parts["Signature"] == hmac_hex(secret, to_sign), "AuthFailure.SignatureFailure"

    def read(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[str, list[Taken]]:
        question = json.loads(body)
        assert question["SmsSdkAppId"] == "1400000000"
        if handler.headers["x-tc-action"] == "SendSms":
            assert question["TemplateId"] == "SMS_000000001"
            assert question["TemplateParamSet"] == list(SMS.params.values())
            (phone,) = question["PhoneNumberSet"]
            return "send", [Taken(question["SessionContext"], phone.removeprefix("+86"), question)]
        assert handler.headers["x-tc-action"] == "PullSmsSendStatusByPhoneNumber"
        return "find", [Taken("", question["PhoneNumber"].removeprefix("+86"), question)]

    def sent(self, letters: list[tuple[Taken, str]]) -> Any:
        ((letter, word),) = letters
        if word == "ours":
            return {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure", "Message": "…"}, "RequestId": "r"}}
        code = {
            "fine": "Ok",
            "refused": "InvalidParameterValue.IncorrectPhoneNumber",
            "busy": "RequestLimitExceeded",
            "number_limit": "LimitExceeded.PhoneNumberDailyLimit",
            "half": "",
        }[word]
        row = {"SerialNo": "2028:f825", "PhoneNumber": letter.phone, "SessionContext": letter.id, "Code": code}
        return {"Response": {"SendStatusSet": [row], "RequestId": "r"}}

    def found(self, asked: list[Taken], kept: list[Taken]) -> Any:
        rows = [
            {"SerialNo": "2028:f825", "SessionContext": letter.id, "ReportStatus": "SUCCESS"}
            for letter in kept
            if letter.phone == asked[0].phone
        ]
        return {"Response": {"PullSmsSendStatusSet": rows, "RequestId": "r"}}


@dataclass
class SmsPeer:
    """An HTTP server that does with each letter what its phone says, and keeps what it took."""

    dialect: Dialect
    kept: list[Taken] = field(default_factory=list)
    calls: int = 0
    wrong: list[str] = field(default_factory=list)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("content-length") or 0))
        self.calls += 1
        try:
            self.dialect.check(handler, body)
            verb, letters = self.dialect.read(handler, body)
        except AssertionError as error:
            self.wrong.append(str(error))
            handler.send_error(403)
            return
        if verb == "find":
            self._say(handler, 200, json.dumps(self.dialect.found(letters, self.kept)).encode())
            return
        script = [(letter, WORDS[int(letter.phone[-2:])]) for letter in letters]
        words = {word for _, word in script}
        if "ours" in words and isinstance(self.dialect, SandboxDialect):
            self._say(handler, 401, b"{}")
            return
        for word, status in (("error500", 500), ("error503", 503), ("error429", 429)):
            if word in words:
                self._say(handler, status, b'{"sorry": true}', {"retry-after": "7"})
                return
        if "cut_not_taken" in words:
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        taken = {"fine", "silent", "cut", "garbled", "not_json", "json_list", "empty", "half"}
        self.kept += [letter for letter, word in script if word in taken]
        if "silent" in words:
            time.sleep(TIMEOUT * 3)
        if words & {"cut", "silent"}:
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        for word, garbage in (
            ("garbled", b'{"results": {}}'),
            ("not_json", b"<html>"),
            ("json_list", b"[]"),
            ("empty", b""),
        ):
            if word in words:
                self._say(handler, 200, garbage)
                return
        self._say(handler, 200, json.dumps(self.dialect.sent(script)).encode())

    @staticmethod
    def _say(handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def sms_server(peer: SmsPeer) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            peer.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(frozen=True)
class SmsSettings:
    sms_providers: str
    http_timeout_seconds: float = TIMEOUT


def provider_at(kind: str, port: int, codes: Path) -> SmsProvider:
    url = {
        "sandbox": f"http+sandbox://127.0.0.1:{port}",
        "aliyun": f"aliyun+http://ali-key:ali-secret@127.0.0.1:{port}?sign=社保缴费&codes={codes}",
        "tencent": f"tencent+http://ten-id:ten-key@127.0.0.1:{port}"
        f"?app=1400000000&region=ap-guangzhou&sign=社保缴费&codes={codes}",
    }[kind]
    (provider,) = providers_from(SmsSettings(url))
    return provider


DIALECTS: dict[str, Callable[[], Dialect]] = {
    "sandbox": SandboxDialect,
    "aliyun": AliyunDialect,
    "tencent": TencentDialect,
}


class SmsHarness:
    def __init__(self, kind: str, port: int, peer: SmsPeer, codes: Path) -> None:
        self.kind, self.peer = kind, peer
        self.provider = provider_at(kind, port, codes)

    def send(self, *script: str) -> list[Delivery]:
        return self.provider.send([order(word, at) for at, word in enumerate(script)])

    def find(self, *script: str) -> list[Delivery]:
        asked = [SmsQuestion(f"letter{at}", phone_of(word), utcnow()) for at, word in enumerate(script)]
        return self.provider.find(asked)

    def taken(self) -> list[str]:
        return [letter.id for letter in self.peer.kept]


def order(word: str, at: int, template: str = SMS.template) -> SmsOrder:
    return SmsOrder(f"letter{at}", phone_of(word), SMS.text, template, SMS.params)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    path = tmp_path / "codes.toml"
    path.write_text('[voucher]\n"zh-CN" = "SMS_000000001"\n', encoding="utf-8")
    return path


@pytest.fixture(params=DIALECTS)
def sms(request: pytest.FixtureRequest, codes: Path) -> Iterator[SmsHarness]:
    peer = SmsPeer(DIALECTS[request.param]())
    with sms_server(peer) as port:
        yield SmsHarness(request.param, port, peer, codes)
    assert peer.wrong == []


@pytest.fixture
def mail() -> Iterator[MailHarness]:
    handler = ScriptedMailServer()
    with mail_server(handler) as port:
        harness = MailHarness(port, handler)
        yield harness
        harness.sender.close()


@pytest.fixture(params=["smtp", *DIALECTS])
def harness(request: pytest.FixtureRequest, codes: Path) -> Iterator[Harness]:
    if request.param == "smtp":
        handler = ScriptedMailServer()
        with mail_server(handler) as port:
            mail = MailHarness(port, handler)
            yield mail
            mail.sender.close()
        return
    peer = SmsPeer(DIALECTS[request.param]())
    with sms_server(peer) as port:
        yield SmsHarness(request.param, port, peer, codes)
    assert peer.wrong == []


# --- the suite for every sender --------------------------------------------------------------------------------------


def test_a_letter_that_was_taken_over_is_sent_with_the_peers_own_reference(harness: Harness) -> None:
    (delivery,) = harness.send("fine")
    assert delivery.status is Outcome.SENT
    assert delivery.reference
    assert harness.taken() == ["letter0"]


def test_a_refused_letter_is_permanent_with_a_code_and_leaves_the_others_alone(harness: Harness) -> None:
    deliveries = harness.send("fine", "refused", "nonsense", "fine")
    assert statuses(deliveries) == ["sent", "permanent", "permanent", "sent"]
    assert [delivery.id for delivery in deliveries] == ["letter0", "letter1", "letter2", "letter3"]
    assert harness.taken() == ["letter0", "letter3"]
    assert deliveries[1].reason
    assert deliveries[2].reason in ("address_invalid", "phone_invalid")


@pytest.mark.parametrize("word", ["silent", "cut", "garbled"])
def test_a_letter_taken_without_a_readable_answer_is_unknown_not_guessed(harness: Harness, word: str) -> None:
    (delivery,) = harness.send(word)
    assert delivery.status is Outcome.UNKNOWN
    assert harness.taken() == ["letter0"]


def test_a_letter_not_taken_when_the_line_was_cut_is_not_called_sent(harness: Harness) -> None:
    (delivery,) = harness.send("cut_not_taken")
    assert delivery.status is Outcome.UNKNOWN
    assert harness.taken() == []


def test_an_empty_batch_is_no_work(harness: Harness) -> None:
    assert harness.send() == []


def test_a_batch_after_a_broken_one_goes_through(harness: Harness) -> None:
    harness.send("cut")
    assert statuses(harness.send("fine")) == ["sent"]


def test_nothing_personal_is_in_deliveries_or_logs(harness: Harness, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        deliveries = harness.send("fine", "refused", "nonsense")
    said = repr(deliveries) + "".join(record.getMessage() + repr(record.__dict__) for record in ours(caplog))
    for secret in ("138001380", "@example.com", "王小明", "%E7%8E%8B", "ali-secret", "ten-key"):
        assert secret not in said


def ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What this side logged; aiosmtpd, the other side, logs what it likes."""
    return [record for record in caplog.records if not record.name.startswith("mail.")]


# --- SMTP ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "status", "reason"),
    [
        ("closing", "temporary", "smtp_421_4.3.2"),
        ("busy", "temporary", "smtp_450_4.2.1"),
        ("refused", "permanent", "smtp_550_5.1.1"),
        ("too_big", "permanent", "smtp_552_5.3.4"),
        ("full", "temporary", "smtp_452_4.3.1"),
        ("stall_at_rcpt", "temporary", "smtp_timeout"),
        ("cut_at_rcpt", "temporary", "smtp_cut"),
        ("silent", "unknown", "smtp_timeout"),
        ("cut", "unknown", "smtp_cut"),
        ("bye_after", "sent", None),
    ],
)
def test_each_answer_of_a_mail_server_has_its_outcome_and_the_next_letter_its_chance(
    mail: MailHarness, word: str, status: str, reason: str | None
) -> None:
    first, second = mail.send(word, "fine")
    assert (first.status, first.reason) == (status, reason)
    assert second.status is Outcome.SENT


def test_batches_share_one_connection_while_it_is_young(mail: MailHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    mail.send("fine", "refused", "too_big", "fine")
    mail.send("fine")
    assert len(mail.handler.connections) == 1
    monkeypatch.setattr(SmtpSender, "KEEP_S", 0.0)
    mail.send("fine")
    assert len(mail.handler.connections) == 2


def test_a_kept_connection_that_the_server_closed_costs_no_letter(mail: MailHarness) -> None:
    assert statuses(mail.send("bye_after")) == ["sent"]
    assert statuses(mail.send("fine")) == ["sent"]
    assert len(mail.taken()) == 2


def test_the_envelope_sender_names_the_letter_so_that_a_bounce_finds_it(mail: MailHarness) -> None:
    mail.send("fine")
    assert mail.handler.kept[0][0] == "bounce+letter0@shebao.example"


def test_a_message_arrives_byte_for_byte_even_where_a_line_begins_with_a_dot(mail: MailHarness) -> None:
    message = b"Subject: x\r\n\r\n.\r\n..two\r\n.one\r\nend"
    assert mail.sender.send([("a", "fine-a@example.com", message)])[0].status is Outcome.SENT
    assert mail.handler.kept[0][2] == message + b"\r\n"


def test_a_server_that_stops_answering_is_left_alone_after_two_letters(mail: MailHarness) -> None:
    start = time.monotonic()
    deliveries = mail.send("silent", "stall_at_rcpt", *["fine"] * 50)
    assert statuses(deliveries) == ["unknown", "temporary", *["paused"] * 50]
    assert {delivery.reason for delivery in deliveries[2:]} == {"smtp_no_answers"}
    assert time.monotonic() - start < TIMEOUT * 6


def test_a_refusal_of_us_pauses_the_rest_untried(mail: MailHarness) -> None:
    deliveries = mail.send("fine", "login_wanted", "fine")
    assert statuses(deliveries) == ["sent", "paused", "paused"]
    assert mail.taken() == ["letter0"]


@contextmanager
def pipelining_server(answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server that offers PIPELINING (RFC 2920), gives these answers to the next packet, and keeps what comes."""
    packets: list[bytes] = []

    def serve() -> None:
        with listening.accept()[0] as connection:
            connection.sendall(b"220 here\r\n")
            connection.recv(4096)
            connection.sendall(b"250-here\r\n250 PIPELINING\r\n")
            packets.append(connection.recv(4096))
            connection.sendall(answers)
            packets.extend(iter(lambda: connection.recv(4096), b""))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1], packets
        thread.join()


def test_an_envelope_goes_in_one_packet_and_after_a_refusal_no_message_follows() -> None:
    """Though the server asks for the message, as it may if it checks recipients late."""
    with pipelining_server(b"250 ok\r\n550 5.1.1 nobody\r\n354 go on\r\n") as (port, packets):
        sender = SmtpSender(f"smtp://127.0.0.1:{port}", SENDER, TIMEOUT)
        [delivery] = sender.send([("letter0", "one@example.com", b"Subject: x\r\n\r\n")])
    assert (delivery.status, delivery.reason) == (Outcome.PERMANENT, "smtp_550_5.1.1")
    assert packets == [b"MAIL FROM:<no-reply@shebao.example>\r\nRCPT TO:<one@example.com>\r\nDATA\r\n"]


def test_a_server_that_is_closing_down_need_not_answer_the_rest_of_the_packet() -> None:
    with pipelining_server(b"421 4.3.2 closing\r\n") as (port, packets):
        sender = SmtpSender(f"smtp://127.0.0.1:{port}", SENDER, TIMEOUT)
        [delivery] = sender.send([("letter0", "one@example.com", b"Subject: x\r\n\r\n")])
    assert (delivery.status, delivery.reason) == (Outcome.PAUSED, "smtp_421_4.3.2")
    assert len(packets) == 1


def test_a_refused_sender_is_our_fault_and_pauses() -> None:
    handler = ScriptedMailServer()
    with mail_server(handler) as port:
        sender = SmtpSender(f"smtp://127.0.0.1:{port}", "refused-sender@shebao.example", TIMEOUT)
        deliveries = sender.send([("a", "fine-a@example.com", b"x\r\n"), ("b", "fine-b@example.com", b"x\r\n")])
        sender.close()
    assert statuses(deliveries) == ["paused", "paused"]
    assert deliveries[0].reason == "smtp_550_5.1.0"


def test_a_server_that_is_not_there_pauses_all() -> None:
    sender = SmtpSender(f"smtp://127.0.0.1:{free_port()}", SENDER, TIMEOUT)
    deliveries = sender.send([("a", "a@example.com", b"x\r\n"), ("b", "b@example.com", b"x\r\n")])
    assert [(delivery.status, delivery.reason) for delivery in deliveries] == [(Outcome.PAUSED, "smtp_unreachable")] * 2


@pytest.mark.parametrize(
    ("greeting", "reason"),
    [
        (b"421 busy\r\n", "smtp_greeting_421"),
        (b"554 no\r\n", "smtp_greeting_554"),
        (b"", "smtp_closed"),
        (None, "smtp_greeting_timeout"),
    ],
)
def test_a_server_that_does_not_greet_pauses_all(greeting: bytes | None, reason: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                if greeting is None:
                    connection.recv(1)  # until the client gives up
                else:
                    connection.sendall(greeting)

        thread = threading.Thread(target=greet)
        thread.start()
        sender = SmtpSender(f"smtp://127.0.0.1:{listener.getsockname()[1]}", SENDER, TIMEOUT)
        (delivery,) = sender.send([("a", "a@example.com", b"x\r\n")])
        thread.join()
    assert (delivery.status, delivery.reason) == (Outcome.PAUSED, reason)


def certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Contexts for a server named localhost and for a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    (folder / "cert.pem").write_bytes(pem)
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cadata=pem.decode())


def check_login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"user", b"right"), handled=False)


def test_login_over_starttls_works_and_a_wrong_password_or_stranger_pauses(tmp_path: Path) -> None:
    serving, trusting = certificate(tmp_path)
    handler = ScriptedMailServer()
    options = {"tls_context": serving, "require_starttls": True, "authenticator": check_login, "auth_required": True}
    with mail_server(handler, **options) as port:
        batch = [("a", "fine-a@example.com", b"x\r\n")]

        def attempt(url: str, tls: ssl.SSLContext | None) -> tuple[str, str | None]:
            sender = SmtpSender(url.replace("HOST", f"localhost:{port}"), SENDER, TIMEOUT * 5, tls=tls)
            (delivery,) = sender.send(batch)
            sender.close()
            return delivery.status.value, delivery.reason

        assert attempt("smtp://user:right@HOST?starttls=1", trusting) == ("sent", None)
        assert attempt("smtp://user:wrong@HOST?starttls=1", trusting) == ("paused", "smtp_login_535")
        assert attempt("smtp://HOST?starttls=1", trusting) == ("paused", "smtp_530_5.7.0")
        assert attempt("smtp://HOST", None) == ("paused", "smtp_530")
        status, reason = attempt("smtp://user:right@HOST?starttls=1", None)
        assert status == "paused"
        assert reason
        assert reason.startswith("smtp_tls_certificate")
    assert len(handler.kept) == 1


def test_a_server_without_starttls_is_not_spoken_to_in_clear(mail: MailHarness) -> None:
    port = mail.sender._url.port
    sender = SmtpSender(f"smtp://127.0.0.1:{port}?starttls=1", SENDER, TIMEOUT)
    (delivery,) = sender.send([mail.letter("fine", "a")])
    assert (delivery.status, delivery.reason) == (Outcome.PAUSED, "smtp_tls_or_login_missing")
    assert mail.taken() == []


# --- SMS -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("busy", "throttled"),
        ("number_limit", "deferred"),
        ("ours", "paused"),
        ("error500", "unknown"),
        ("error503", "temporary"),
        ("error429", "throttled"),
        ("not_json", "unknown"),
        ("json_list", "unknown"),
        ("empty", "unknown"),
        ("half", "unknown"),
    ],
)
def test_each_answer_of_a_provider_has_its_outcome(sms: SmsHarness, word: str, status: str) -> None:
    (delivery,) = sms.send(word)
    assert delivery.status == status
    assert delivery.reason
    assert delivery.provider == sms.kind


def test_how_long_to_hold_back_is_passed_on(sms: SmsHarness) -> None:
    assert sms.send("error429")[0].retry_after_s == 7


def test_what_is_ours_to_mend_pauses_the_rest_untried(sms: SmsHarness) -> None:
    deliveries = sms.send("ours", *["fine"] * 3)
    assert statuses(deliveries) == ["paused"] * 4
    assert sms.taken() == []
    assert sms.peer.calls == 1


def test_a_number_at_its_limit_does_not_hold_back_other_numbers(sms: SmsHarness) -> None:
    assert statuses(sms.send("number_limit", "fine")) == ["deferred", "sent"]


def test_a_provider_that_is_not_there_pauses_all(codes: Path) -> None:
    for kind in DIALECTS:
        provider = provider_at(kind, free_port(), codes)
        deliveries = provider.send([order("fine", 0), order("fine", 1)])
        assert [(found.status, found.reason) for found in deliveries] == [(Outcome.PAUSED, "unreachable")] * 2


def test_two_letters_without_answer_end_the_batch(sms: SmsHarness) -> None:
    deliveries = sms.send("silent", "silent", *["fine"] * 200)
    assert {found.status for found in deliveries[:2]} == {Outcome.UNKNOWN}
    assert deliveries[-1].status is Outcome.PAUSED
    assert sms.peer.calls <= 2


def test_an_unknown_letter_that_was_taken_is_found_again(sms: SmsHarness) -> None:
    assert statuses(sms.send("silent")) == ["unknown"]
    assert statuses(sms.find("silent")) == ["sent"]


def test_an_unknown_letter_that_was_not_taken_may_go_again_only_where_the_provider_can_tell(sms: SmsHarness) -> None:
    assert statuses(sms.send("cut_not_taken")) == ["unknown"]
    (found,) = sms.find("cut_not_taken")
    # Tencent can only be asked for receipts, and one may still be on its way.
    assert found.status == ("unknown" if sms.kind == "tencent" else "temporary")
    assert found.reason == "not_found"


def test_a_question_without_an_answer_leaves_the_letter_unknown(codes: Path) -> None:
    for kind in DIALECTS:
        provider = provider_at(kind, free_port(), codes)
        (found,) = provider.find([SmsQuestion("letter0", phone_of("fine"), utcnow())])
        assert found.status is Outcome.UNKNOWN


@pytest.mark.parametrize("kind", ["aliyun", "tencent"])
def test_a_letter_without_a_registered_text_waits_alone_for_its_code(kind: str, codes: Path) -> None:
    peer = SmsPeer(DIALECTS[kind]())
    with sms_server(peer) as port:
        provider = provider_at(kind, port, codes)
        deliveries = provider.send([order("fine", 0, "expired@1"), order("fine", 1)])
    assert [(found.status, found.reason) for found in deliveries] == [
        (Outcome.DEFERRED, "code_missing"),
        (Outcome.SENT, None),
    ]


def test_a_call_that_is_refused_as_a_whole_is_split_until_the_letter_to_blame_stands_alone() -> None:
    peer = SmsPeer(SandboxDialect())
    plain_answer = peer.answer

    def refuse_calls_with_letter_7(handler: BaseHTTPRequestHandler) -> None:
        size = int(handler.headers["content-length"])
        body = handler.rfile.peek(size)[:size]  # type: ignore[attr-defined]  # a BufferedReader
        if b'"letter7"' in body:
            handler.rfile.read(size)
            SmsPeer._say(handler, 400, b'{"error": "bad message"}')
        else:
            plain_answer(handler)

    peer.answer = refuse_calls_with_letter_7  # type: ignore[method-assign]
    with sms_server(peer) as port:
        (provider,) = providers_from(SmsSettings(f"http+sandbox://127.0.0.1:{port}"))
        deliveries = provider.send([order("fine", at) for at in range(10)])
    assert [found.status for found in deliveries] == [
        Outcome.PERMANENT if at == 7 else Outcome.SENT for at in range(10)
    ]
    assert len({letter.id for letter in peer.kept}) == len(peer.kept) == 9


@pytest.mark.parametrize(
    ("entry", "word"),
    [
        ("pigeon://127.0.0.1", "unknown kind"),
        ("http+sandbox://", "KIND://HOST"),
        ("http+sandbox://127.0.0.1:port", "not a URL"),
        ("aliyun://key:geheim@dysmsapi.aliyuncs.com", "sign="),
        ("aliyun://dysmsapi.aliyuncs.com?sign=x&codes=y", "KEY:SECRET"),
        ("aliyun://key:geheim@dysmsapi.aliyuncs.com?sign=x&codes=/nonexistent.toml", "/nonexistent.toml"),
        ("tencent://id:geheim@sms.tencentcloudapi.com?sign=x", "app="),
        ("aliyun+http://key:geheim@dysmsapi.aliyuncs.com?sign=x&codes=y", "on this machine only"),
    ],
)
def test_a_bad_provider_entry_is_refused_with_the_cure_and_without_its_secret(entry: str, word: str) -> None:
    with pytest.raises(ProviderError) as caught:
        providers_from(SmsSettings(f"http+sandbox://127.0.0.1:8025, {entry}"))
    assert word in str(caught.value)
    assert "entry 2" in str(caught.value) or "codes" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_code_for_a_letter_that_does_not_exist_is_refused_at_start(tmp_path: Path) -> None:
    path = tmp_path / "codes.toml"
    path.write_text('[vouchr]\n"zh-CN" = "SMS_1"\n')
    with pytest.raises(ProviderError, match=r"\[vouchr\] is no letter"):
        providers_from(SmsSettings(f"aliyun://k:s@dysmsapi.aliyuncs.com?sign=x&codes={path}"))


def test_providers_keep_their_order_of_preference(codes: Path) -> None:
    entries = f"aliyun://k:s@dysmsapi.aliyuncs.com?sign=x&codes={codes},http+sandbox://127.0.0.1:8025"
    assert [provider.name for provider in providers_from(SmsSettings(entries))] == ["aliyun", "sandbox"]
    assert providers_from(SmsSettings("")) == []


def test_a_secret_may_hold_any_character_percent_encoded() -> None:
    url = ProviderUrl.parse("aliyun://k%2Fey:se%2Ccr%40et@[::1]:8025?sign=%E7%A4%BE%E4%BF%9D", 1)
    assert url.need_credentials() == ("k/ey", "se,cr@et")
    assert url.need("sign") == ["社保"]
    assert (url.base, url.loopback) == ("https://[::1]:8025", True)
    assert "se,cr@et" not in repr(url)


def test_an_answer_of_a_provider_that_is_too_long_or_wants_too_much_patience_does_no_harm() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/long":
            return httpx2.Response(200, content=iter([b'{"a": "', b"x" * (1 << 20), b'"}']))
        return httpx2.Response(429, headers={"Retry-After": "9" * 5000}, content=iter([b""]))

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as client:
        assert call(client, "https://sms.example/long", {}, b"") == Fault(Outcome.UNKNOWN, "malformed_answer")
        assert call(client, "https://sms.example/busy", {}, b"") == Fault(Outcome.THROTTLED, "http_429")


def test_a_mail_server_whose_greeting_never_ends_is_left_when_the_time_of_a_letter_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def talk() -> None:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                while True:
                    connection.sendall(b"220-hello\r\n")
                    time.sleep(0.02)

        thread = threading.Thread(target=talk)
        thread.start()
        sender = SmtpSender(f"smtp://127.0.0.1:{listener.getsockname()[1]}", "no@example.com", timeout=0.05)
        [delivery] = sender.send([("a" * 32, "x@example.com", b"Subject: x\r\n\r\nx\r\n")])
        thread.join(5)
    assert (delivery.status, thread.is_alive()) == (Outcome.PAUSED, False)
