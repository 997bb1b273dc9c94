"""The whole document, out of routes, schemas and FastAPI's own description."""

from typing import Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from api.openapi.parts import Schema, ref, text
from api.openapi.schemas import INSTANT
from api.openapi.schemas import SCHEMAS as ANSWERS
from workflows.intake.schemas import CALLBACK_SCHEMAS, SCHEMAS
from workflows.payment.event_types import EventType

SUMMARY: Final = "Carries out individuals' social-insurance payments in China, from one event to a voucher"
DESCRIPTION: Final = (
    "Events come in as CloudEvents 1.0 and are answered after their commit. Errors are problem details (RFC 9457) that "
    "never repeat a value that was sent. See docs/reference/http.md."
)


def _envelope(types: dict[str, str]) -> Schema:
    """The schema of an event in structured mode: its attributes, and data by type."""
    return {
        "type": "object",
        "required": ["specversion", "id", "source", "type", "data"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": text(),
            "source": text(),
            "type": {"enum": list(types)},
            "subject": {**text(), "description": "The payment's id or reference; for every type but `requested`."},
            "time": INSTANT,
            "datacontenttype": {"const": "application/json"},
            "data": {"type": "object"},
        },
        "oneOf": [
            {"properties": {"type": {"const": name}, "data": ref(schema)}, "title": name.split(".", 2)[2]}
            for name, schema in types.items()
        ],
    }


def describe(app: FastAPI) -> Schema:
    """The whole description."""
    found = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        webhooks=app.webhooks.routes,
        openapi_version="3.1.0",
    )
    models = {**SCHEMAS, **CALLBACK_SCHEMAS}
    unique = list(dict.fromkeys(models.values()))
    _, made = models_json_schema(
        [(model, "validation") for model in unique], ref_template="#/components/schemas/{model}"
    )
    names = {kind: model.__name__ for kind, model in models.items()}
    callback_types = [
        EventType.CONTRACT_SIGNED,
        EventType.CONTRACT_DECLINED,
        EventType.SETTLED,
        EventType.DEBIT_FAILED,
        *CALLBACK_SCHEMAS,
    ]
    components = found.setdefault("components", {})
    # FastAPI describes its own validation errors, which are never sent here.
    components["schemas"] = {
        **made["$defs"],
        **ANSWERS,
        "Event": _envelope({kind: names[kind] for kind in SCHEMAS}),
        "Callback": _envelope({kind: names[kind] for kind in callback_types}),
    }
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for path in found["paths"].values():
        for operation in path.values():
            if operation["responses"].get("422", {}).get("content", {}).get("application/json"):
                del operation["responses"]["422"]
    return found


def add_webhooks(app: FastAPI) -> None:
    """What is sent to the endpoints of `shebao webhooks`."""
    headers = [
        {"name": f"webhook-{name}", "in": "header", "required": True, "schema": {"type": "string"}}
        for name in ("id", "timestamp", "signature")
    ]

    @app.webhooks.post(
        "payment-event",
        status_code=204,
        responses={
            204: {"description": "Any 2xx: delivered."},
            410: {"description": "Nothing more is wanted: the endpoint is disabled."},
        },
        openapi_extra={
            "parameters": headers,
            "requestBody": {
                "required": True,
                "content": {"application/cloudevents+json": {"schema": ref("OutboxEvent")}},
            },
        },
    )
    def payment_event() -> None:
        """Something happened to a payment. Signed as Standard Webhooks 1.0 says; anything but 2xx is tried again for
        three days, and a redirect is not followed."""
