"""`shebao clients`: who may submit events, and what a producer of a stream needs."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.command import shebao

TOKEN = "t" * 32
ACL = (Path(__file__).parents[3] / "deploy/start-redis").read_text(encoding="utf-8")


def test_clients_of_all_channels_are_listed_without_their_tokens(use_settings: Callable[..., None]) -> None:
    tokens = [{"client": "portal", "token": TOKEN, "types": "portal", "regions": ["310000"], "expires": "2027-01-31"}]
    use_settings(api_tokens=json.dumps(tokens), stream_clients="hr")
    http, stream = json.loads(shebao("clients", "--json").stdout)
    assert (http["client"], http["channel"], http["regions"], http["reads"]) == ("portal", "http", ["310000"], False)
    assert (stream["client"], stream["regions"], stream["stream"]) == ("hr", None, "shebao:events:in:hr")
    shown = shebao("clients")
    assert TOKEN not in shown.output
    assert "cancel.requested" in shown.stdout
    assert "user producer-hr on" in shown.stderr


def test_the_rule_of_a_producer_is_the_one_that_the_broker_of_the_compose_stack_makes(
    use_settings: Callable[..., None],
) -> None:
    use_settings(api_tokens="", stream_clients="hr")
    [stream] = json.loads(shebao("clients", "--json").stdout)
    made = " ".join(ACL.split()).replace('" \\ "', " ").replace('$(digest "$password")', "SHA256-OF-ITS-PASSWORD")
    assert stream["rule"] in made.replace("$client", "hr")


def test_no_clients_at_all_are_told_with_the_settings_for_them(use_settings: Callable[..., None]) -> None:
    use_settings(api_tokens="", stream_clients="")
    shown = shebao("clients")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "SHEBAO_STREAM_CLIENTS" in shown.stderr
