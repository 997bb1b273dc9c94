"""The description of the HTTP interface (OpenAPI 3.1); `openapi.json` is made from it, and a test compares the two."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.problems import TITLES
from workflows.intake.schemas import SCHEMAS, Answered, Report
from workflows.payment.event_types import OUTGOING, EventType

SUMMARY = "Carries out individuals' social-insurance payments in China, from one event to a voucher"
DESCRIPTION = (
    "Events come in as CloudEvents 1.0 and are answered after their commit. Errors are problem details (RFC 9457) that "
    "never repeat a value that was sent. See docs/reference/http.md."
)
KEY_TEXT = "Quoted or bare, up to 255 characters. The same key and content get the same answer for 30 days."

Operation = dict[str, Any]


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: Any, description: str, headers: dict[str, Any] | None = None) -> dict[str, Any]:
    found = {"description": description, "content": {"application/json": {"schema": schema}}}
    return found if headers is None else {**found, "headers": headers}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    wait = {"Retry-After": {"schema": {"type": "string"}, "description": "Seconds to wait."}}
    return {
        status: {
            "description": TITLES[status],
            "content": content,
            **({"headers": wait} if status in (429, 503) else {}),
        }
        for status in statuses
    }


def _text(most: int = 255, **more: Any) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": most, **more}


_STRING_HEADER = {"schema": {"type": "string"}}
_CE_HEADERS = [
    {
        "name": f"ce-{name}",
        "in": "header",
        "required": False,
        "description": "Binary mode: this attribute of the event, percent-encoded.",
        "schema": {"type": "string"},
    }
    for name in ("specversion", "id", "source", "type", "subject", "time")
]
_TOKEN: list[dict[str, list[str]]] = [{"token": []}]
_TAG = {"ETag": {**_STRING_HEADER, "description": "Send it as If-None-Match to be told only of changes."}}

EVENTS: Operation = {
    "responses": {
        202: _json(
            _ref("Accepted"),
            "The event is on file. `status` is accepted, repeated (the same event came before) or kept (no payment of "
            "this name is on file yet).",
            {
                "Location": {**_STRING_HEADER, "description": "Where the payment can be looked at."},
                "Retry-After": {**_STRING_HEADER, "description": "Seconds after which to look."},
                "Idempotent-Replayed": {**_STRING_HEADER, "description": "`true` where this answer was given before."},
            },
        ),
        207: _json(_ref("BatchAnswer"), "A batch: one result for each event, in order. A bad one stops no other."),
        **_problems(400, 401, 403, 409, 413, 415, 422, 429, 503),
    },
    "openapi_extra": {
        "security": _TOKEN,
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": KEY_TEXT,
                "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            },
            *_CE_HEADERS,
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/cloudevents+json": {"schema": _ref("Event")},
                "application/cloudevents-batch+json": {
                    "schema": {
                        "type": "array",
                        "description": "Up to 1000 events.",
                        "items": {"description": "An Event."},
                    }
                },
                "application/json": {
                    "schema": {
                        "type": "object",
                        "description": "The event's `data`, with its attributes as ce- headers.",
                    }
                },
            },
        },
    },
}
PAYMENT: Operation = {
    "responses": {
        200: _json(_ref("Payment"), "The payment.", _TAG),
        304: {"description": "Nothing has changed since the ETag that was sent."},
        **_problems(401, 404, 409, 422, 429, 503),
    },
    "openapi_extra": {"security": _TOKEN},
}
HISTORY: Operation = {
    "responses": {
        200: _json(_ref("History"), "The transitions.", _TAG),
        304: {"description": "Nothing has changed since the ETag that was sent."},
        **_problems(401, 404, 409, 422, 429, 503),
    },
    "openapi_extra": {"security": _TOKEN},
}
VOUCHER: Operation = {
    "responses": {
        200: {
            "description": "The voucher is genuine; this is what it must say. A browser gets it as a page.",
            "content": {
                "application/json": {"schema": _ref("VoucherCheck")},
                "text/html": {"schema": {"type": "string"}},
            },
        },
        **_problems(422, 429, 503),
        404: {
            "description": "No voucher has this number and check code.",
            "content": {
                "application/problem+json": {"schema": _ref("Problem")},
                "text/html": {"schema": {"type": "string"}},
            },
        },
    },
}
CALLBACK: Operation = {
    "responses": {
        202: _json(_ref("CallbackAnswer"), "Taken, or taken before."),
        **_problems(400, 401, 403, 409, 413, 415, 422, 503),
    },
    "openapi_extra": {
        "parameters": [
            {"name": f"webhook-{name}", "in": "header", "required": True, "schema": {"type": "string"}}
            for name in ("id", "timestamp", "signature")
        ],
        "requestBody": {
            "required": True,
            "content": {"application/cloudevents+json": {"schema": _ref("Callback")}},
        },
    },
}
HEALTH: Operation = {"responses": {200: _json(_ref("Health"), "The process answers.")}}
READY: Operation = {
    "responses": {200: _json(_ref("Health"), "Events can be taken."), 503: _json(_ref("Health"), "They cannot.")}
}
METRICS: Operation = {
    "responses": {
        200: {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **_problems(503),
    }
}

_NULLABLE_TEXT = {"type": ["string", "null"]}
_INSTANT = {"type": "string", "format": "date-time"}
_NULLABLE_INSTANT = {"type": ["string", "null"], "format": "date-time"}
_SCHEMAS: dict[str, Any] = {
    "Problem": {
        "type": "object",
        "description": "RFC 9457. `code` is stable; `instance` names this one answer in the log.",
        "required": ["type", "title", "status", "detail", "instance", "code"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "instance": {"type": "string", "format": "uri"},
            "code": {"type": "string"},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["pointer", "detail"],
                    "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}},
                },
            },
        },
    },
    "Accepted": {
        "type": "object",
        "required": ["status", "payment_id", "status_url", "code"],
        "properties": {
            "status": {"enum": ["accepted", "repeated", "kept"]},
            "payment_id": _NULLABLE_TEXT,
            "status_url": _NULLABLE_TEXT,
            "code": {
                **_NULLABLE_TEXT,
                "description": "unknown_payment, payment_finished, unknown_order, paid_twice or paid_after_end.",
            },
        },
    },
    "BatchAnswer": {
        "type": "object",
        "required": ["results"],
        "properties": {
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "source", "status"],
                    "properties": {
                        "id": _NULLABLE_TEXT,
                        "source": _NULLABLE_TEXT,
                        "status": {"enum": ["accepted", "repeated", "kept", "refused", "conflict"]},
                        "payment_id": _NULLABLE_TEXT,
                        "status_url": _NULLABLE_TEXT,
                        "code": _NULLABLE_TEXT,
                        "problem": _ref("Problem"),
                    },
                },
            }
        },
    },
    "Payment": {
        "type": "object",
        "required": ["id", "reference", "region", "scheme", "insurances", "period", "state", "step", "reason", "payer"],
        "properties": {
            "id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "reference": {"type": "string"},
            "region": {"type": "string"},
            "scheme": {"type": "string"},
            "insurances": {"type": "array", "items": {"type": "string"}},
            "period": {
                "type": "object",
                "required": ["from", "to"],
                "properties": {"from": {"type": "string"}, "to": {"type": "string"}},
            },
            "state": {"enum": ["running", "waiting", "attention", "completed", "rejected", "expired", "cancelled"]},
            "step": {"enum": ["materials", "method", "declaration", "contract", "collection", "voucher"]},
            "reason": _NULLABLE_TEXT,
            "waiting_for": _NULLABLE_TEXT,
            "waiting_until": _NULLABLE_INSTANT,
            "wants": {"description": "What the payer was asked for, while the payment waits for it."},
            "method": _NULLABLE_TEXT,
            "total": {**_NULLABLE_TEXT, "description": "Yuan with two decimals."},
            "created_at": _INSTANT,
            "updated_at": _INSTANT,
            "finished_at": _NULLABLE_INSTANT,
            "payer": {"type": "object", "description": "Masked."},
            "voucher": {"type": ["object", "null"]},
        },
    },
    "History": {
        "type": "object",
        "required": ["payment_id", "history"],
        "properties": {
            "payment_id": {"type": "string"},
            "history": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["version", "at", "state", "step", "actor"],
                    "properties": {
                        "version": {"type": "integer"},
                        "at": _INSTANT,
                        "from_state": _NULLABLE_TEXT,
                        "from_step": _NULLABLE_TEXT,
                        "state": {"type": "string"},
                        "step": {"type": "string"},
                        "reason": _NULLABLE_TEXT,
                        "actor": {"type": "string"},
                        "run_id": _NULLABLE_TEXT,
                        "details": {"type": ["object", "null"]},
                    },
                },
            },
        },
    },
    "VoucherCheck": {
        "type": "object",
        "required": ["genuine", "no", "payer_name", "id_masked", "items", "total", "issued_at"],
        "properties": {
            "genuine": {"const": True},
            "no": {"type": "string"},
            "payer_name": {"type": "string", "description": "Masked."},
            "id_masked": {"type": "string", "description": "The first six characters."},
            "total": {"type": "string", "description": "Yuan with two decimals."},
            "issued_at": _INSTANT,
            "paid_at": _INSTANT,
            "items": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["insurance", "label", "amount"],
                    "properties": {
                        **{name: {"type": "string"} for name in ("insurance", "label", "amount")},
                        **dict.fromkeys(("base", "rate", "pooling_fund", "individual_account"), _NULLABLE_TEXT),
                        "months": {"type": "integer"},
                        "provisional": {"type": "boolean"},
                    },
                },
            },
        },
    },
    "CallbackAnswer": {
        "type": "object",
        "required": ["status", "code"],
        "properties": {"status": {"enum": ["accepted", "repeated", "kept"]}, "code": _NULLABLE_TEXT},
    },
    "Health": {"type": "object", "required": ["status"], "properties": {"status": {"type": "string"}}},
    "OutboxEvent": {
        "type": "object",
        "description": "A thin CloudEvent: ids and state, no personal data.",
        "required": ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": {"type": "string"},
            "source": {"type": "string"},
            "type": {"enum": list(OUTGOING)},
            "subject": {"type": "string", "description": "The payment's id."},
            "time": _INSTANT,
            "datacontenttype": {"const": "application/json"},
            "data": {"type": "object"},
        },
    },
}


def _envelope(types: dict[str, str]) -> dict[str, Any]:
    """The schema of an event in structured mode: its attributes, and data by type."""
    return {
        "type": "object",
        "required": ["specversion", "id", "source", "type", "data"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": _text(),
            "source": _text(),
            "type": {"enum": list(types)},
            "subject": {**_text(), "description": "The payment's id or reference; for every type but `requested`."},
            "time": _INSTANT,
            "datacontenttype": {"const": "application/json"},
            "data": {"type": "object"},
        },
        "oneOf": [
            {"properties": {"type": {"const": name}, "data": _ref(schema)}, "title": name.split(".", 2)[2]}
            for name, schema in types.items()
        ],
    }


def describe(app: FastAPI) -> dict[str, Any]:
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
    others: dict[str, type[BaseModel]] = {
        EventType.DECLARATION_ANSWERED: Answered,
        EventType.MESSAGE_DELIVERED: Report,
        EventType.MESSAGE_UNDELIVERED: Report,
    }
    models = {**SCHEMAS, **others}
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
        *others,
    ]
    components = found.setdefault("components", {})
    # FastAPI describes its own validation errors, which are never sent here.
    components["schemas"] = {
        **made["$defs"],
        **_SCHEMAS,
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
                "content": {"application/cloudevents+json": {"schema": _ref("OutboxEvent")}},
            },
        },
    )
    def payment_event() -> None:
        """Something happened to a payment. Signed as Standard Webhooks 1.0 says; anything but 2xx is tried again for
        three days, and a redirect is not followed."""
