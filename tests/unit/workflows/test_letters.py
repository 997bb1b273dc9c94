"""The table of letters has an answer for every place a payment can be at, and names every letter that there is."""

from itertools import product

import pytest

from generate import letter_page
from models.states import PaymentState, Step
from notifications.letters import LOCALES, list_templates, load_letter
from tests.letters import find_rule
from workflows.messages.when import all_rules, other_letters
from workflows.payment.changes.transitions import DECISIONS, states_after
from workflows.payment.reasons import Reason
from workflows.steps.asking import _REMINDERS

PLACES = sorted(
    {(state, step) for step, decided in DECISIONS.items() for one in decided for state in states_after(step, one)}
)


@pytest.mark.parametrize(("state", "step"), PLACES)
def test_every_place_has_a_letter_or_a_reason_why_none(state: PaymentState, step: Step) -> None:
    for reason in (None, "a_code_of_another_system", *Reason):
        rule = find_rule(state, step, reason)
        assert bool(rule.letters) != bool(rule.none), (state, step, reason)


def test_every_rule_is_the_answer_somewhere_and_every_name_in_it_is_one() -> None:
    reasons = [None, "a_code_of_another_system", *Reason]
    used = {find_rule(state, step, reason) for (state, step), reason in product(PLACES, reasons)}
    assert used == set(all_rules())
    for rule in all_rules():
        assert set(rule.states) <= set(PaymentState)
        assert set(rule.steps) <= set(Step)
        assert set(rule.reasons) <= set(Reason)


def test_every_letter_is_brought_by_something() -> None:
    brought = {name for rule in all_rules() for name in rule.letters}
    reminders = {rule.reminder for rule in all_rules() if rule.reminder}
    assert brought | reminders | set(other_letters()) == {letter.name for letter in list_templates()}


def test_every_letter_that_asks_has_a_reminder_and_can_be_overtaken() -> None:
    for rule in all_rules():
        for name in rule.letters:
            letter = load_letter(name)
            assert (letter.current is not None) == (rule.reminder is not None)
            if name in _REMINDERS:
                assert _REMINDERS[name] == rule.reminder
            for current in filter(None, [letter.current]):
                assert current.steps >= set(rule.steps)


def test_one_page_shows_every_letter_in_both_languages() -> None:
    page = letter_page.page()
    for letter in list_templates():
        assert f'id="{letter.name}"' in page
        for locale in LOCALES:
            assert f'title="{letter.name} {locale}"' in page
