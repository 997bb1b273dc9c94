"""SMS through the providers in force: messages of unknown outcome are asked about first, the others are sent.

A message goes to the next provider only where the one before certainly did not take it.
"""

from collections.abc import Mapping, Sequence

from notifications.delivery import Delivery, Outcome
from notifications.providers.base import SmsOrder, SmsProvider, SmsQuestion
from workflows.messages.draft import ClaimedMessage

_SETTLED = (Outcome.SENT, Outcome.PERMANENT)


def send_sms(
    providers: Sequence[SmsProvider], orders: Sequence[SmsOrder], doubtful: Mapping[str, ClaimedMessage]
) -> list[Delivery]:
    """Send the orders; those that are `doubtful` (by id) are asked about first. One outcome for each order."""
    open_ones = [order for order in orders if order.id in doubtful]
    done = _ask(providers, open_ones, doubtful)
    known = {delivery.id for delivery in done}
    return done + _send(providers, [order for order in orders if order.id not in known])


def _send(providers: Sequence[SmsProvider], orders: list[SmsOrder]) -> list[Delivery]:
    done: list[Delivery] = []
    for number, provider in enumerate(providers, start=1):
        if not orders:
            break
        results = provider.send(orders)
        # A provider that is not there took nothing: the next one may. Anything else is its answer.
        last = number == len(providers)
        kept = [result for result in results if last or result.status is not Outcome.PAUSED]
        answered = {result.id for result in kept}
        done += kept
        orders = [order for order in orders if order.id not in answered]
    return done + [Delivery(order.id, Outcome.PAUSED, "no_provider") for order in orders]


def _ask(
    providers: Sequence[SmsProvider], orders: Sequence[SmsOrder], doubtful: Mapping[str, ClaimedMessage]
) -> list[Delivery]:
    """What is known of SMS of unknown outcome. Those that no provider has are left out: they can be sent."""
    settled: dict[str, Delivery] = {}
    unsure: set[str] = set()
    for provider in providers:
        wanted = [order for order in orders if order.id not in settled]
        if not wanted:
            break
        questions = [SmsQuestion(order.id, order.phone, doubtful[order.id].created_at) for order in wanted]
        for answer in provider.find(questions):
            if answer.status in _SETTLED:
                settled[answer.id] = answer
            elif answer.status is not Outcome.TEMPORARY:
                unsure.add(answer.id)
    unknown = [Delivery(id_, Outcome.UNKNOWN, "not_told") for id_ in sorted(unsure - settled.keys())]
    return [*settled.values(), *unknown]
