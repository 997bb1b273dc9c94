"""What people and partners may write can be written in every letter and on the voucher's page, and forges nothing."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from foundation import texts
from notifications.letters import LOCALES, list_templates, sample_context
from notifications.mail import check_address
from notifications.render import render_email, render_sms
from tests.unit.notifications.voucher_samples import FOUR, make_data, make_english, make_pdf

LETTERS = [letter.name for letter in list_templates()]
# Rare letters beside the usual ones: wide and narrow, with glyphs in the voucher's fonts and without.
_ALPHABET = "王小明龘㐂𠮷𪚥𰻞𱍐〇AWiÆßÿŐƒẞệΩϋЖѢӁ"
_LETTERS = st.one_of(st.sampled_from(_ALPHABET), st.characters(categories=["Lo", "Lu", "Ll"]))
_WORD = st.text(_LETTERS, min_size=1, max_size=texts.LONGEST_NAME)
_NAMES = st.lists(st.tuples(_WORD, st.sampled_from(" ·'-")), min_size=1, max_size=8).map(
    lambda parts: "".join(word + sign for word, sign in parts)[:-1][: texts.LONGEST_NAME]
)


def accepted_name(text: str) -> str | None:
    try:
        return texts.person_name(text)
    except ValueError:
        return None


@pytest.mark.parametrize("letter", "王龘𰻞𱍐WŴЖ")
@pytest.mark.parametrize("sign", ["", " ", "·", "-"])
def test_the_longest_names_fit_on_the_voucher(letter: str, sign: str) -> None:
    for size in (1, 3, 11, texts.LONGEST_NAME):
        name = sign.join([letter * size] * texts.LONGEST_NAME)[: texts.LONGEST_NAME].rstrip(sign or None)
        assert texts.person_name(name) == name
        assert make_pdf(make_data(FOUR, payer_name=name, bank_reference="W" * texts.LONGEST_REFERENCE))
        assert make_pdf(make_english(payer_name=name, items=FOUR, total_fen=sum(item.amount_fen for item in FOUR)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(_NAMES.map(accepted_name).filter(bool), st.sampled_from(LETTERS), st.sampled_from(LOCALES))
def test_every_name_that_is_accepted_can_be_written(name: str, letter: str, locale: str) -> None:
    assert texts.person_name(name) == name, "the stored form is accepted again"
    context = sample_context(letter, locale) | {"name": name}
    assert name in render_email(letter, locale, context).text
    assert render_sms(letter, locale, context).text
    assert make_pdf(make_data(FOUR, payer_name=name))
    assert not any(char.isdigit() or unicodedata.category(char)[0] in "CZ" for char in name if char not in " 〇")
    assert not re.search(r"[.:/@【】]", name)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.emails(), st.from_regex(r"[a-z.+'-]{1,12}@([a-z0-9-]{1,8}\.){1,3}[a-z]{2,6}", fullmatch=True)))
def test_every_address_that_is_accepted_can_be_sent_to(text: str) -> None:
    try:
        address = texts.email_address(text)
    except ValueError:
        return
    assert check_address(address) == address
    assert address.isascii()
    assert not re.search(r"\.\.|[@.]-|-[@.]", address.rpartition("@")[2])


@given(st.text(max_size=100))
def test_a_cleaned_reference_prints_and_names_no_one(text: str) -> None:
    cleaned = texts.cleaned_reference(text)
    assert cleaned.isascii()
    assert cleaned.isprintable() or cleaned == ""
    assert len(cleaned) <= texts.LONGEST_REFERENCE
    assert not texts.holds_id_number(cleaned)


@pytest.mark.parametrize("reference", ["🀄😀", "银行流水", "a\nb", "<b>", "x" * 65, "", "ref 360426199101010071"])
def test_a_partners_reference_that_no_page_prints_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        texts.partner_reference(reference)


@pytest.mark.parametrize("reference", ["B-2026-0042", "4200001234202611220123456789", "PO/1:2#3", "310000202611030001"])
def test_usual_references_of_partners_are_taken(reference: str) -> None:
    assert texts.partner_reference(reference) == texts.cleaned_reference(reference) == reference


@given(st.dates(), st.integers(0, 999), st.sampled_from(["{}", "evt-{}", "a {} b", "9{}9", "{}/1"]), st.integers(1, 16))
def test_an_identity_number_is_found_wherever_it_hides(born: object, serial: int, form: str, cut: int) -> None:
    year = getattr(born, "year", 0)
    if not 1900 <= year <= 2020:
        return
    body = f"310101{born:%Y%m%d}{serial:03d}"
    number = body + mod_11_2.calc_check_digit(body)
    assert texts.holds_id_number(form.format(number))
    assert texts.holds_id_number(form.format(number.lower()))
    assert texts.holds_id_number(form.format(f"{number[:cut]}-{number[cut:]}"))
    assert texts.holds_id_number(form.format(number.translate({48 + digit: 0xFF10 + digit for digit in range(10)})))
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    assert form == "9{}9" or not texts.holds_id_number(form.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "payer 13800138000 called",
        "+86 138 0013 8000",
        "来电１３８００１３８０００",
        "138-0013-8000",
        "号码13800138000，要求退款",
        "of 11010519491231002X",
        "1101 0519 4912 3100 2x",
        "sent to a@example.com",
    ],
)
def test_a_reason_that_names_a_person_is_known(text: str) -> None:
    assert texts.names_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.00 @ the bank",
        "asked by letter 17",
        "2026-12-01 13:00",
        "ref 202612011380013800077",
        "SH-2026-000001",
        "1,380.00",
        "x" * 32,
    ],
)
def test_a_reason_that_names_none_is_taken(text: str) -> None:
    assert not texts.names_a_person(text)
