"""SMS through the providers in force: messages of unknown outcome are asked about first, the others are sent.

A message goes to the next provider only where the one before certainly did not take it, and never to a second one while
its outcome at the first is unknown.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from notifications.delivery import Delivery, Outcome
from notifications.providers.base import SmsOrder, SmsProvider, SmsQuestion
from workflows.messages.draft import Draft
from workflows.messages.sending.shares import Shares, first_for

_SETTLED = (Outcome.SENT, Outcome.PERMANENT)
_CERTAINTY = {Outcome.SENT: 0, Outcome.PERMANENT: 1, Outcome.TEMPORARY: 3}
_NOT_TAKEN = (Outcome.PAUSED, Outcome.THROTTLED)


@dataclass(frozen=True, slots=True)
class Sent:
    """One outcome for each message; `refusals` come from senders that refused us as such, where another one took on.

    `asked` are the messages (ids) that were not sent but asked about.
    """

    deliveries: Sequence[Delivery]
    refusals: Sequence[Delivery] = ()
    asked: Collection[str] = ()


def send_sms(
    providers: Sequence[SmsProvider],
    paused: Collection[str],
    orders: Sequence[SmsOrder],
    doubtful: Mapping[str, Draft],
    shares: Shares,
) -> Sent:
    """Send the orders by the providers that are not `paused` (names), each first by the one that `shares` gives it to;
    those that are `doubtful` (by id) are asked about first."""
    open_ones = [order for order in orders if order.id in doubtful]
    known = _ask(providers, paused, open_ones, doubtful)
    working = [provider for provider in providers if provider.name not in paused]
    sent = [_send(*group) for group in _groups(working, [order for order in orders if order.id not in known], shares)]
    deliveries = [delivery for one in sent for delivery in one.deliveries]
    refusals = [refusal for one in sent for refusal in one.refusals]
    return Sent([*known.values(), *deliveries], refusals, known.keys())


def _groups(
    providers: Sequence[SmsProvider], orders: Sequence[SmsOrder], shares: Shares
) -> list[tuple[list[SmsProvider], list[SmsOrder]]]:
    """The orders by the provider that gets them first, each group with the providers in their order."""
    names = [provider.name for provider in providers]
    if len(names) < 2:
        return [(list(providers), list(orders))]
    # By place and not by name: two accounts at one provider have one name.
    first = {order.id: names.index(first_for(order.id, names, shares)) for order in orders}
    groups = [
        ([one, *(other for other in providers if other is not one)], [it for it in orders if first[it.id] == place])
        for place, one in enumerate(providers)
    ]
    return [group for group in groups if group[1]]


def _send(providers: Sequence[SmsProvider], orders: list[SmsOrder]) -> Sent:
    done: list[Delivery] = []
    refusals: list[Delivery] = []
    for provider in providers:
        if not orders:
            break
        results = provider.send(orders)
        # A provider that refuses us took nothing: the next one may. Anything else is its answer.
        passed_on = {} if provider is providers[-1] else _not_taken(results)
        done += [result for result in results if result.id not in passed_on]
        refusals += passed_on.values()
        orders = [order for order in orders if order.id in passed_on]
    return Sent([*done, *(Delivery(order.id, Outcome.PAUSED, "no_provider") for order in orders)], refusals)


def _not_taken(results: Sequence[Delivery]) -> dict[str, Delivery]:
    return {result.id: result for result in results if result.status in _NOT_TAKEN}


def _ask(
    providers: Sequence[SmsProvider],
    paused: Collection[str],
    orders: Sequence[SmsOrder],
    doubtful: Mapping[str, Draft],
) -> dict[str, Delivery]:
    """What is known of SMS of unknown outcome, by id. Those that surely no provider has are left out: they are sent."""
    settled: dict[str, Delivery] = {}
    unsure = _with_providers_gone(providers, orders, doubtful)
    for provider in providers:
        wanted = [order for order in orders if order.id not in settled and _may_have(provider, doubtful[order.id])]
        if provider.name in paused:
            said = [Delivery(order.id, Outcome.PAUSED, "not_asked", provider.name) for order in wanted]
        else:
            said = _answers(provider, wanted, doubtful)
        settled |= {one.id: one for one in said if one.status in _SETTLED}
        unsure |= {one.id: one for one in said if one.status not in _SETTLED}
    return unsure | settled


def _answers(provider: SmsProvider, orders: Sequence[SmsOrder], doubtful: Mapping[str, Draft]) -> list[Delivery]:
    """What a provider says of these SMS: taken, refused or unknown. Those that it surely has not got are left out."""
    answers = _by_message(provider.find([one for order in orders for one in _questions(order, doubtful[order.id])]))
    return [
        answer if answer.status in _SETTLED else Delivery(answer.id, Outcome.UNKNOWN, "not_told", provider.name)
        for answer in answers
        if answer.status is not Outcome.TEMPORARY
    ]


def _with_providers_gone(
    providers: Sequence[SmsProvider], orders: Sequence[SmsOrder], doubtful: Mapping[str, Draft]
) -> dict[str, Delivery]:
    """Those that were tried at a provider which is no longer there to be asked."""
    names = {None, *(provider.name for provider in providers)}
    gone = [order.id for order in orders if doubtful[order.id].message.provider not in names]
    return {id_: Delivery(id_, Outcome.UNKNOWN, "provider_gone", doubtful[id_].message.provider) for id_ in gone}


def _may_have(provider: SmsProvider, draft: Draft) -> bool:
    """Whether a message may be with this provider: it was tried there, or nothing says where."""
    return draft.message.provider in (None, provider.name)


def _questions(order: SmsOrder, draft: Draft) -> list[SmsQuestion]:
    """By the phone that it was sent to, and by the present one if that is another: a try may have found either."""
    message = draft.message
    phones = dict.fromkeys((draft.tried_to, order.phone))
    sent_at = message.tried_at or message.created_at
    return [SmsQuestion(order.id, phone, sent_at, message.reference) for phone in phones]


def _by_message(answers: Sequence[Delivery]) -> list[Delivery]:
    """One answer for each message: that it was taken if any says so, and that it was not only if all do."""
    found: dict[str, Delivery] = {}
    for answer in sorted(answers, key=lambda one: _CERTAINTY.get(one.status, 2)):
        found.setdefault(answer.id, answer)
    return list(found.values())
