"""What each answer of a mail server means: by its number, its enhanced status code, and the stage at which it comes."""

import pytest

from notifications.smtp.answers import RefusedError, meaning

# The codes of RFC 3463 and of IANA's registry "SMTP Enhanced Status Codes", as answers to RCPT with 550.
ENHANCED = {
    "permanent": """
        5.1.0 5.1.1 5.1.2 5.1.3 5.1.4 5.1.5 5.1.6 5.1.10 5.2.0 5.2.1 5.2.3 5.2.4 5.3.0 5.3.4 5.3.6 5.4.0 5.4.1 5.4.2
        5.4.4 5.4.7 5.5.0 5.5.1 5.5.2 5.5.3 5.5.4 5.5.5 5.5.6 5.6.0 5.6.1 5.6.2 5.6.3 5.6.4 5.6.5 5.6.6 5.6.7 5.6.8
        5.6.9 5.6.10""",
    "deferred": """
        5.2.2 5.3.1 5.3.2 5.3.3 5.3.5 5.4.3 5.4.5 5.4.6 5.7.0 5.7.1 5.7.2 5.7.3 5.7.4 5.7.5 5.7.6 5.7.7 5.7.10 5.7.12
        5.7.15 5.7.16 5.7.17 5.7.18 5.7.19 5.7.20 5.7.21 5.7.22 5.7.23 5.7.24 5.7.25 5.7.26 5.7.27 5.7.28 5.7.29
        5.7.30""",
    "paused": "5.1.7 5.1.8 5.7.8 5.7.9 5.7.11 5.7.13 5.7.14",
}
# Reply codes of RFC 5321 (4.2.3), RFC 4954 and RFC 7504, by the stage at which they come.
NUMBERS = {
    "mail": {
        "paused": "421 500 501 502 503 504 521 530 534 535 538 550 551 553 554 555 556",
        "temporary": "450 451 452 454 455",
        "permanent": "552",
    },
    "rcpt": {
        "temporary": "421 450 451 452 454 455 299",
        "paused": "530 534 535 538",
        "permanent": "500 501 502 503 504 521 550 551 552 553 554 555 556",
    },
    "data": {"temporary": "421 450 451 452", "permanent": "500 501 503 550 552 554", "paused": "530"},
    "content": {"temporary": "421 450 451 452", "permanent": "550 552 554", "unknown": "199 354 600"},
}


@pytest.mark.parametrize(("outcome", "codes"), ENHANCED.items())
def test_each_enhanced_status_code_has_its_outcome(outcome: str, codes: str) -> None:
    for code in codes.split():
        said = RefusedError("rcpt", 550, f"{code} words".encode())
        assert (meaning(said), said.reason) == (outcome, f"smtp_550_{code}"), code
        later = RefusedError("rcpt", 450, f"4{code[1:]} words".encode())
        assert meaning(later) == "temporary", code


@pytest.mark.parametrize("stage", NUMBERS)
def test_each_reply_code_has_its_outcome_at_each_stage(stage: str) -> None:
    for outcome, numbers in NUMBERS[stage].items():
        for number in map(int, numbers.split()):
            assert meaning(RefusedError(stage, number, b"words")) == outcome, number
