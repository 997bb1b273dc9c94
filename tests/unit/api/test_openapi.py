"""`openapi.json` and `asyncapi.yaml` are what the program does."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.app import create_app
from api.openapi.schemas import SCHEMAS as ANSWERS
from foundation.broker import EVENTS_DEAD, EVENTS_GROUP, EVENTS_IN, EVENTS_OUT, stream_of
from workflows.intake.schemas import SCHEMAS
from workflows.payment.event_types import OUTGOING

ROOT = Path(__file__).parents[3]
DESCRIBED: dict[str, Any] = json.loads((ROOT / "openapi.json").read_text(encoding="utf-8"))


def test_the_description_that_is_checked_in_is_the_programs() -> None:
    assert create_app().openapi() == DESCRIBED, "run `make generate`"


def test_it_is_openapi_3_1_with_what_is_sent_back_as_webhooks() -> None:
    assert DESCRIBED["openapi"].startswith("3.1")
    assert list(DESCRIBED["webhooks"]) == ["payment-event"]


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for name, item in value.items() for one in ([item] if name == "$ref" else references(item))]
    return [one for item in value for one in references(item)] if isinstance(value, list) else []


def test_every_reference_in_it_leads_somewhere() -> None:
    found = references(DESCRIBED)
    assert len(found) > 20
    for reference in found:
        place: Any = DESCRIBED
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


@pytest.mark.parametrize("path", DESCRIBED["paths"])
def test_every_error_is_a_problem(path: str) -> None:
    for operation in DESCRIBED["paths"][path].values():
        for status, answer in operation["responses"].items():
            if status >= "400" and path != "/readyz":
                assert next(iter(answer["content"])) == "application/problem+json"


def test_the_description_of_the_streams_names_streams_and_types_of_the_program() -> None:
    described = yaml.safe_load((ROOT / "asyncapi.yaml").read_text(encoding="utf-8"))
    assert described["asyncapi"].startswith("3.")
    channels = {channel["address"]: channel for channel in described["channels"].values()}
    assert set(channels) == {EVENTS_IN, stream_of("{client}"), EVENTS_OUT, EVENTS_DEAD}
    assert channels[EVENTS_IN]["x-consumer-group"] == EVENTS_GROUP
    schemas = described["components"]["schemas"]
    assert schemas["EventIn"]["properties"]["type"]["enum"] == list(SCHEMAS)
    assert schemas["EventOut"]["properties"]["type"]["enum"] == list(OUTGOING)


def texts(value: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The members of a schema that are text, with their paths."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    inner = [found for name, item in items for found in texts(item, f"{path}/{name}")]
    return [(path, value), *inner] if isinstance(value, dict) and value.get("type") == "string" else inner


def test_every_text_that_a_sender_gives_has_a_limit() -> None:
    schemas = DESCRIBED["components"]["schemas"]
    received = schemas.keys() - ANSWERS.keys()
    limits = {"maxLength", "pattern", "enum", "format"}
    assert [path for name in received for path, text in texts(schemas[name], name) if not limits & text.keys()] == []
