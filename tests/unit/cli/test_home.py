"""The folder of the embedded stack."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from embedded.home import Home, HomeError
from foundation.crypto import Keyring


def prepared(path: Path) -> Home:
    """A home that is locked and has its secrets."""
    home = Home(path)
    home.lock()
    home.make_secrets()
    return home


def test_secrets_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    home = prepared(tmp_path / "home")
    first = {path.name: path.read_text() for path in home.secrets.iterdir()}
    home.make_secrets()
    assert {path.name: path.read_text() for path in home.secrets.iterdir()} == first
    assert set(first) == {
        "keys",
        "index_key",
        "voucher_key",
        "callback_secret",
        "gateway_secret",
        "flower_basic_auth",
        "api_tokens",
    }
    assert {path.stat().st_mode & 0o777 for path in home.secrets.iterdir()} == {0o600}
    assert home.path.stat().st_mode & 0o777 == 0o700


def test_the_keys_made_are_keys_that_seal_and_open(tmp_path: Path) -> None:
    home = prepared(tmp_path)
    keyring = Keyring.from_text(*((home.secrets / name).read_text().strip() for name in ("keys", "index_key")))
    assert keyring.open("requests.payer", "1", keyring.seal("requests.payer", "1", b"x")) == b"x"


def test_a_home_in_use_is_refused_with_the_process_that_holds_it(tmp_path: Path) -> None:
    holder = prepared(tmp_path)
    with pytest.raises(HomeError, match=rf"already runs on {tmp_path} \(process {os.getpid()}\): stop it first"):
        Home(holder.path).lock()


def test_a_home_that_cannot_be_made_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeError, match=r"cannot be used.*set SHEBAO_HOME to a folder of yours"):
        Home(tmp_path / "file" / "home").lock()


@pytest.mark.parametrize("name", ["x", "x" * 60, "x" * 150, "社保 数据", "50%?#"])
def test_the_broker_socket_has_a_path_that_is_short_enough_and_fits_a_url(tmp_path: Path, name: str) -> None:
    socket = Home(tmp_path / name).socket()
    try:
        assert len(os.fsencode(socket)) < 104
        assert urlsplit(f"redis+socket://{socket}").path == str(socket).encode("ascii").decode()
    finally:
        if not socket.is_relative_to(tmp_path):
            socket.parent.rmdir()


def test_a_large_log_is_put_aside_when_its_process_starts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("embedded.home._LOG_LIMIT", 10)
    home = prepared(tmp_path)
    for text in (b"first and long enough\n", b"second\n"):
        with home.open_log("beat") as log:
            log.write(text)
    assert (home.log / "beat.log").read_bytes() == b"second\n"
    assert (home.log / "beat.log.1").read_bytes() == b"first and long enough\n"


@pytest.mark.parametrize("name", ["run", "secrets"])
def test_a_folder_that_leads_elsewhere_is_refused_and_nothing_there_is_touched(tmp_path: Path, name: str) -> None:
    elsewhere, home = tmp_path / "elsewhere", tmp_path / "home"
    elsewhere.mkdir(mode=0o755)
    (elsewhere / "precious").touch()
    home.mkdir()
    (home / name).symlink_to(elsewhere)
    with pytest.raises(HomeError, match=f"{name} is a link to another folder"):
        Home(home).lock()
    assert (elsewhere / "precious").exists()
    assert elsewhere.stat().st_mode & 0o777 == 0o755
    assert home.stat().st_mode & 0o777 != 0o700
