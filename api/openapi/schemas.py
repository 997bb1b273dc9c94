"""The JSON of answers and outgoing events."""

from typing import Final

from api.openapi.parts import Schema, ref
from models.states import PaymentState, Step
from workflows.payment.event_types import OUTGOING

_NULLABLE_TEXT = {"type": ["string", "null"]}
INSTANT = {"type": "string", "format": "date-time"}
_NULLABLEINSTANT = {"type": ["string", "null"], "format": "date-time"}
SCHEMAS: Final[Schema] = {
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
                "description": "unknown_payment, not_yet, too_late, payment_finished, unknown_order, paid_twice or "
                "paid_after_end.",
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
                        "problem": ref("Problem"),
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
            "state": {"enum": [state.value for state in PaymentState]},
            "step": {"enum": [step.value for step in Step]},
            "reason": _NULLABLE_TEXT,
            "waiting_for": _NULLABLE_TEXT,
            "waiting_until": _NULLABLEINSTANT,
            "wants": {"description": "What the payer was asked for, while the payment waits for it."},
            "method": _NULLABLE_TEXT,
            "total": {**_NULLABLE_TEXT, "description": "Yuan with two decimals."},
            "created_at": INSTANT,
            "updated_at": INSTANT,
            "finished_at": _NULLABLEINSTANT,
            "payer": {"type": ["object", "null"], "description": "Masked; null once the personal data was removed."},
            "voucher": {"type": ["object", "null"]},
            "unreached": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Letters that reached the payer by no channel.",
            },
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
                        "at": INSTANT,
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
        "required": ["genuine", "state", "no", "issued_at"],
        "properties": {
            "genuine": {"const": True},
            "state": {"enum": ["valid", "annulled", "replaced"], "description": "Whether it is still valid."},
            "replaced_by": {**_NULLABLE_TEXT, "description": "The number of the voucher in its place."},
            "details_removed": {
                "const": True,
                "description": "What the voucher says was removed after its retention: all that follows is missing.",
            },
            "no": {"type": "string"},
            "payer_name": {"type": "string", "description": "Masked."},
            "id_masked": {"type": "string", "description": "The first six characters."},
            "total": {"type": "string", "description": "Yuan with two decimals."},
            "issued_at": INSTANT,
            "paid_at": INSTANT,
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
    "VoucherKeys": {
        "type": "object",
        "required": ["keys"],
        "properties": {
            "keys": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["key_id", "public_key"],
                    "properties": {
                        "key_id": {"type": "string"},
                        "public_key": {"type": "string", "description": "Ed25519, as PEM."},
                    },
                },
            }
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
            "time": INSTANT,
            "datacontenttype": {"const": "application/json"},
            "data": {"type": "object"},
        },
    },
}
