"""The table of letters (workflows/messages/when.toml), asked about one place."""

from workflows.messages.when import Rule, all_rules


def find_rule(state: str, step: str, reason: str | None) -> Rule:
    """The first rule that fits; raises LookupError if the table has none."""
    for rule in all_rules():
        given = ((rule.states, state), (rule.steps, step), (rule.reasons, reason))
        if all(not names or value in names for names, value in given):
            return rule
    raise LookupError(f"no rule says which letter belongs to {state}, {step}, {reason}")
