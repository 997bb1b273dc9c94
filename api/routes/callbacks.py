"""Callbacks of bank, e-signature platform, tax authority and SMS providers: signed by Standard Webhooks."""

from typing import Annotated, Final, Literal

import orjson
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from api.clients import same
from api.openapi import operations
from api.problems import Problem, problem_of, status_of
from api.routes.events import read_body
from api.threads import in_thread
from foundation.clock import utcnow
from foundation.json_value import JsonValue
from foundation.settings import get_settings
from foundation.settings.callback_secrets import address_token
from notifications.providers.reports import pushed_answer
from workflows.intake.callbacks import Service, accept_callback, take_pushed_reports
from workflows.intake.inbox import Receipt
from workflows.intake.parse import MAX_EVENT_BYTES, parse_json
from workflows.outbox.signatures import SignatureError, verify
from workflows.payment.errors import Refused

router = APIRouter()
_PUSHED_BYTES: Final = 1 << 20
_CHALLENGE: Final = {"WWW-Authenticate": "Webhook-Signature"}


def _checked(request: Request, name: str, body: bytes) -> JsonValue:
    """The event in a callback that was signed with a secret of the service `name`; raises Problem."""
    secrets = get_settings().callback_secrets(name)
    if not secrets:
        detail = "SHEBAO_CALLBACK_SECRET has no secret of this service, so nothing can be signed with it"
        raise Problem(401, "callbacks_closed", detail, headers=_CHALLENGE)
    try:
        verify(secrets, request.headers, utcnow(), body)
    except SignatureError as error:
        detail = "sign with the secret of this service as Standard Webhooks 1.0 says, at the time of sending"
        raise Problem(401, error.code, detail, headers=_CHALLENGE) from None
    try:
        return parse_json(body)
    except Refused as error:
        raise Problem(status_of(error.code, error.field), error.code, error.message) from None


async def _take(request: Request, service: Service, provider: str = "") -> Response:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media not in ("application/cloudevents+json", "application/json"):
        raise Problem(415, "unsupported_media_type", "send the event as application/cloudevents+json")
    name = f"{service}/{provider}" if provider else service
    document = _checked(request, name, await read_body(request, MAX_EVENT_BYTES))

    def use() -> Receipt:
        receipt = accept_callback(service, document, provider)
        if receipt.status == "accepted" and service != "sms":
            request.app.state.starter.hint()
        return receipt

    receipt = await in_thread(use)
    if receipt.status in ("refused", "conflict"):
        raise problem_of(receipt)
    return Response(orjson.dumps({"status": receipt.status, "code": receipt.code}), 202, media_type="application/json")


@router.post("/v1/callbacks/sms/{name}", status_code=202, **operations.CALLBACK)
async def take_sms_report(
    request: Request, name: Annotated[str, Path(pattern=r"^[a-z0-9_-]{1,32}$", description="The SMS provider.")]
) -> Response:
    """The provider's report of an SMS."""
    return await _take(request, "sms", name)


@router.post("/v1/callbacks/sms/{name}/{token}", status_code=200, **operations.PUSHED)
async def take_pushed(
    request: Request,
    name: Annotated[str, Path(pattern=r"^(aliyun|tencent)$", description="The SMS provider.")],
    token: Annotated[str, Path(min_length=1, max_length=64, description="From `shebao providers address`.")],
) -> Response:
    """Reports in the provider's own form, which has no signature: the address is the secret.

    A report can only say of a message that we sent whether it arrived.
    """
    secrets = get_settings().callback_secrets(f"sms/{name}")
    if not any(same(address_token(secret, name), token) for secret in secrets):
        raise Problem(404, "unknown_address", "no provider has this address; see `shebao providers address NAME`")
    try:
        document = parse_json(await read_body(request, _PUSHED_BYTES), _PUSHED_BYTES)
    except Refused as error:
        raise Problem(status_of(error.code, error.field), error.code, error.message) from None
    await in_thread(lambda: take_pushed_reports(name, document))
    return Response(orjson.dumps(pushed_answer(name)), media_type="application/json")


@router.post("/v1/callbacks/{service}", status_code=202, **operations.CALLBACK)
async def take_callback(request: Request, service: Literal["bank", "esign", "authority"]) -> Response:
    """What became of an order, from the service that has it."""
    return await _take(request, service)
