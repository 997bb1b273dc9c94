"""What each route takes and answers."""

from typing import Final

from api.openapi.parts import Schema, json_answer, problems, ref

_KEY_TEXT: Final = "Quoted or bare, up to 255 characters. The same key and content get the same answer for 30 days."

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
_TAG = {"ETag": {**_STRING_HEADER, "description": "Send it as If-None-Match: 304 while nothing has changed."}}

EVENTS: Final[Schema] = {
    "responses": {
        202: json_answer(
            ref("Accepted"),
            "The event is on file. `status` is accepted, repeated (the same event came before) or kept (no payment of "
            "this name is on file yet).",
            {
                "Location": {**_STRING_HEADER, "description": "Where the payment can be looked at."},
                "Retry-After": {**_STRING_HEADER, "description": "Seconds after which to look."},
                "Idempotent-Replayed": {**_STRING_HEADER, "description": "`true` where this answer was given before."},
            },
        ),
        207: json_answer(ref("BatchAnswer"), "A batch: one result for each event, in order. A bad one stops no other."),
        **problems(400, 401, 403, 408, 409, 413, 415, 422, 429, 503),
    },
    "openapi_extra": {
        "security": _TOKEN,
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": _KEY_TEXT,
                "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            },
            *_CE_HEADERS,
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/cloudevents+json": {"schema": ref("Event")},
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
PAYMENT: Final[Schema] = {
    "responses": {
        200: json_answer(ref("Payment"), "The payment.", _TAG),
        304: {"description": "Nothing has changed since the ETag that was sent."},
        **problems(401, 403, 404, 409, 422, 429, 503),
    },
    "openapi_extra": {"security": _TOKEN},
}
HISTORY: Final[Schema] = {
    "responses": {
        200: json_answer(ref("History"), "The transitions.", _TAG),
        304: {"description": "Nothing has changed since the ETag that was sent."},
        **problems(401, 403, 404, 409, 422, 429, 503),
    },
    "openapi_extra": {"security": _TOKEN},
}
DOCUMENT: Final[Schema] = {
    "responses": {
        200: {
            "description": "The document as it was filed, sent or issued.",
            "content": {kind: {"schema": {"type": "string"}} for kind in ("text/html", "application/pdf")},
        },
        **problems(401, 403, 404, 409, 422, 429, 503),
    },
    "openapi_extra": {"security": _TOKEN},
}
VOUCHER_KEYS: Final[Schema] = {
    "responses": {200: json_answer(ref("VoucherKeys"), "The public keys, the signing one first."), **problems(503)},
}
VOUCHER: Final[Schema] = {
    "responses": {
        200: {
            "description": "The voucher is genuine; this is what it must say. A browser gets it as a page.",
            "content": {
                "application/json": {"schema": ref("VoucherCheck")},
                "text/html": {"schema": {"type": "string"}},
            },
        },
        **problems(422, 429, 503),
        404: {
            "description": "No voucher has this number and check code.",
            "content": {
                "application/problem+json": {"schema": ref("Problem")},
                "text/html": {"schema": {"type": "string"}},
            },
        },
    },
}
CALLBACK: Final[Schema] = {
    "responses": {
        202: json_answer(ref("CallbackAnswer"), "Taken, or taken before."),
        **problems(400, 401, 403, 408, 409, 413, 415, 422, 503),
    },
    "openapi_extra": {
        "parameters": [
            {"name": f"webhook-{name}", "in": "header", "required": True, "schema": {"type": "string"}}
            for name in ("id", "timestamp", "signature")
        ],
        "requestBody": {
            "required": True,
            "content": {"application/cloudevents+json": {"schema": ref("Callback")}},
        },
    },
}
PUSHED: Final[Schema] = {
    "responses": {
        200: {"description": "Taken, in the provider's words.", "content": {"application/json": {"schema": {}}}},
        **problems(400, 404, 408, 413, 422, 503),
    },
    "openapi_extra": {
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "array"}}}},
    },
}
HEALTH: Final[Schema] = {"responses": {200: json_answer(ref("Health"), "The process answers.")}}
READY: Final[Schema] = {
    "responses": {
        200: json_answer(ref("Health"), "Events can be taken."),
        503: json_answer(ref("Health"), "They cannot."),
    }
}
METRICS: Final[Schema] = {
    "responses": {
        200: {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}},
        **problems(503),
    }
}
