"""The local mailbox, over real SMTP."""

import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from pathlib import Path

import pytest

from embedded.ports import accepts, free_ports
from tests.servers import end, eventually


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    """Port of a mailbox process."""
    (number,) = free_ports(1)
    command = [sys.executable, "-m", "embedded.mailbox", "--port", str(number), "--folder", str(folder)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], start_new_session=True)
    eventually(lambda: accepts(number), 15, what="the mailbox listens")
    yield number
    end(process)
    assert process.returncode == 0


def letter(number: int) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"社保缴费凭证 {number}"
    message.set_content("王小明:凭证已开具。\n.\n", cte="base64")
    return message


def test_a_letter_is_kept_byte_for_byte_with_its_recipients_above_it(port: int, folder: Path) -> None:
    message = letter(1)
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.send_message(message, "from@example.com", ["one@example.com", "two@example.com"])
    (path,) = folder.glob("*.eml")
    above = b"Delivered-To: one@example.com\r\nDelivered-To: two@example.com\r\n"
    assert path.read_bytes() == above + message.as_bytes()
    kept = BytesParser(policy=SMTP).parsebytes(path.read_bytes())
    assert kept["Subject"] == "社保缴费凭证 1"


def test_files_sort_by_arrival_and_a_batch_over_one_connection_is_fast(port: int, folder: Path) -> None:
    before = set(folder.glob("*.eml"))
    begun = time.monotonic()
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        for number in range(100):
            client.send_message(letter(number), "from@example.com", [f"to{number}@example.com"])
    assert time.monotonic() - begun < 5
    kept = sorted(set(folder.glob("*.eml")) - before)
    assert [path.read_bytes().splitlines()[0] for path in kept] == [
        f"Delivered-To: to{number}@example.com".encode() for number in range(100)
    ]
