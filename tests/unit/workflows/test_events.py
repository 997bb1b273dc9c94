"""Events are read strictly: what is wrong is told by code and place, and never repeated."""

import contextlib
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import envelope, requested
from workflows.intake.parse import MAX_EVENT_BYTES, _once, is_plain, parse_event, parse_json
from workflows.intake.schemas import SCHEMAS, Requested
from workflows.payment.errors import Refused


def put(document: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    """The document with `value` at a JSON Pointer; the ellipsis takes the member out."""
    changed = deepcopy(document)
    *way, last = pointer.strip("/").split("/")
    place: Any = changed
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if value is ...:
        del place[last]
    else:
        place[int(last) if isinstance(place, list) else last] = value
    return changed


def refusal(read: Callable[[], Any]) -> Refused | None:
    """The refusal that reading ends in, if it does."""
    try:
        read()
    except Refused as error:
        return error
    return None


BAD = [
    ("/specversion", ..., "unsupported_specversion"),
    ("/specversion", "0.3", "unsupported_specversion"),
    ("/specversion", 1.0, "unsupported_specversion"),
    ("/id", ..., "missing_field"),
    ("/id", None, "missing_field"),
    ("/id", "", "wrong_type"),
    ("/id", "   ", "wrong_type"),
    ("/id", 5, "wrong_type"),
    ("/id", ["a"], "wrong_type"),
    ("/id", "x" * 256, "too_long"),
    ("/id", "a\x00b", "control_character"),
    ("/source", ..., "missing_field"),
    ("/source", {}, "wrong_type"),
    ("/source", "a\nb", "control_character"),
    ("/type", ..., "missing_field"),
    ("/type", "cn.shebao.payment.requested.v2", "unknown_type"),
    ("/type", ["cn.shebao.payment.requested.v1"], "wrong_type"),
    ("/subject", "", "wrong_type"),
    ("/subject", 7, "wrong_type"),
    ("/time", "yesterday", "invalid_value"),
    ("/time", "2026-11-03T09:00:00", "invalid_value"),
    ("/time", 1762131600, "invalid_value"),
    ("/time", "2026-11-03T09:00:60Z", "invalid_value"),
    ("/time", "2016-12-31T23:59:61Z", "invalid_value"),
    ("/time", "2016-12-31T23:59:60+02:00", "invalid_value"),
    ("/time", "2026-02-30T09:00:00Z", "invalid_value"),
    ("/time", "2026-11-03T09:00:00+25:00", "invalid_value"),
    ("/datacontenttype", "text/xml", "unsupported_data"),
    ("/data_base64", "e30=", "unsupported_data"),
    ("/data", ..., "missing_field"),
    ("/data", None, "missing_field"),
    ("/data", [], "wrong_type"),
    ("/data", "text", "wrong_type"),
    ("/data/reference", ..., "missing_field"),
    ("/data/reference", "", "invalid_value"),
    ("/data/reference", "   ", "invalid_value"),
    ("/data/reference", 17, "wrong_type"),
    ("/data/reference", "R" * 65, "too_long"),
    ("/data/reference", "R\u200b1", "control_character"),
    ("/data/region", ..., "missing_field"),
    ("/data/region", 310000, "wrong_type"),
    ("/data/scheme", None, "wrong_type"),
    ("/data/insurances", ..., "missing_field"),
    ("/data/insurances", [], "invalid_value"),
    ("/data/insurances", "pension", "wrong_type"),
    ("/data/insurances", ["pension"] * 9, "too_long"),
    ("/data/insurances/0", "Pension!", "unknown_insurance"),
    ("/data/period", ..., "missing_field"),
    ("/data/period", "2026-11", "wrong_type"),
    ("/data/period/from", ..., "missing_field"),
    ("/data/period/from", "2026/11", "invalid_value"),
    ("/data/period/from", "20２6-11", "invalid_value"),
    ("/data/period/to", 202611, "wrong_type"),
    ("/data/base", 8000, "wrong_type"),
    ("/data/base", 8000.0, "wrong_type"),
    ("/data/base", True, "wrong_type"),
    ("/data/base", "-8000.00", "base_invalid"),
    ("/data/base", "8000.001", "base_invalid"),
    ("/data/base", "8e3", "base_invalid"),
    ("/data/base", "８０００", "base_invalid"),
    ("/data/base", "8,000.00", "base_invalid"),
    ("/data/base", "NaN", "base_invalid"),
    ("/data/base", "", "base_invalid"),
    ("/data/base", {"pension": "-1"}, "base_invalid"),
    ("/data/base", {"Pension!": "1"}, "base_invalid"),
    ("/data/base", {"pension": 1}, "wrong_type"),
    ("/data/payer", ..., "missing_field"),
    ("/data/payer", [], "wrong_type"),
    ("/data/payer/name", ..., "missing_field"),
    ("/data/payer/name", "王" * 65, "too_long"),
    ("/data/payer/name", "王\u202e小明", "control_character"),
    ("/data/payer/name", "王\ud800", "control_character"),
    ("/data/payer/id_number", 360426199101010071, "wrong_type"),
    ("/data/payer/name", "请打开 https://evil.example/p 领取补贴", "invalid_value"),
    ("/data/payer/name", "【中国银行】王小明", "invalid_value"),
    ("/data/payer/name", "王\u2028小明", "control_character"),
    ("/data/payer/name", "\u3164", "invalid_value"),
    ("/data/payer/name", "王小明1", "invalid_value"),
    ("/data/payer/name", "王\u0301小明", "invalid_value"),
    ("/data/payer/name", "葛\U000e0100", "invalid_value"),
    ("/data/payer/name", "··", "invalid_value"),
    ("/data/payer/phone", "12345678901", "invalid_value"),
    ("/data/payer/email", "张三@example.com", "invalid_value"),
    ("/data/payer/email", "a..b@example.com", "invalid_value"),
    ("/data/payer/email", "a@example-.com", "invalid_value"),
    ("/data/payer/email", "a@-example.com", "invalid_value"),
    ("/data/payer/email", "a@example", "invalid_value"),
    ("/data/bank_account/holder", "王小明 http://evil.example", "invalid_value"),
    ("/data/bank_account/bank", "【中国银行】", "invalid_value"),
    ("/data/bank_account/number", "12345678901", "invalid_value"),
    ("/data/bank_account/number", "６２２２０２１００１００００００１１２", "invalid_value"),
    ("/data/method", "wechatt", "invalid_value"),
    ("/data/reference", "0" * 31 + "A", "invalid_value"),
    ("/data/reference", "HZ 360426199101010071", "invalid_value"),
    ("/data/reference", "36042619910101-0071", "invalid_value"),
    ("/id", "evt-360426199101010071", "personal_data"),
    ("/source", "/portal/360426199101010071", "personal_data"),
    ("/subject", "360426199101010071", "personal_data"),
    ("/id", "evt-13800138000", "personal_data"),
    ("/id", "6222 0210 0100 0000 112", "personal_data"),
    ("/source", "/portal/138-0013-8000", "personal_data"),
    ("/source", "/portal/Wang@Example.com", "personal_data"),
    ("/data/reference", "SH１３８００１３８０００", "personal_data"),
    ("/data/reference", "6222.0210.0100.0000.112", "personal_data"),
    ("/data/payer/phone", "12345", "invalid_value"),
    ("/data/payer/phone", "１３８００１３８０００", "invalid_value"),
    ("/data/payer/phone", "13800138000\n1", "control_character"),
    ("/data/payer/email", "not an address", "invalid_value"),
    ("/data/payer/email", "a@b.cn\r\nBcc: x@y.cn", "control_character"),
    ("/data/payer/email", "a@b,c@d.cn", "invalid_value"),
    ("/data/payer/locale", "fr", "invalid_value"),
    ("/data/materials", {}, "wrong_type"),
    ("/data/materials", [{"kind": "id_card", "sha256": "x"}] * 21, "too_long"),
    ("/data/materials/0/sha256", "5e" * 31, "invalid_value"),
    ("/data/materials/0/sha256", "zz" * 32, "invalid_value"),
    ("/data/materials/0/sha256", "５e" * 32, "invalid_value"),
    ("/data/materials/0/sha256", "sha256:" + "5e" * 32, "invalid_value"),
    ("/data/materials/0/sha256", "Xl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl5eXl4=", "invalid_value"),
    ("/data/materials/0/sha256", "d41d8cd98f00b204e9800998ecf8427e", "invalid_value"),
    ("/data/materials/0/kind", "../etc", "invalid_value"),
    ("/data/materials/0/valid_until", "20310501", "invalid_value"),
    ("/data/materials/0/valid_until", "2031-W01-1", "too_long_or_invalid"),
    ("/data/materials/0/valid_until", "2031-02-30", "invalid_value"),
    ("/data/materials/0/valid_until", "tomorrow", "invalid_value"),
    ("/data/method", "Bank Debit", "invalid_value"),
    ("/data/bank_account/number", 6222, "wrong_type"),
    ("/data/bank_account/holder", ..., "missing_field"),
]  # fmt: skip


@pytest.mark.parametrize(("pointer", "value", "code"), BAD, ids=[f"{one[0]}={str(one[1])[:20]!a}" for one in BAD])
def test_what_is_wrong_is_told_by_code_and_place(pointer: str, value: Any, code: str) -> None:
    with pytest.raises(Refused) as told:
        parse_event(put(requested(), pointer, value))
    assert told.value.code in (code, *(("too_long", "invalid_value") if code == "too_long_or_invalid" else ()))
    expected = "/data/base" if pointer.startswith("/data/base") else pointer
    assert (told.value.field or "").startswith(expected)
    assert told.value.message


LISTED = [
    ("/data/method", "bank_debit"),
    ("/data/scheme", "flexible"),
    ("/data/insurances/0", "medical"),
    ("/data/materials/0/kind", "household_booklet"),
    ("/data/payer/locale", "zh-CN"),
]


@pytest.mark.parametrize("change", [lambda code: f"{code}t", str.upper, lambda _: 5, lambda code: [code]])
@pytest.mark.parametrize(("pointer", "known"), LISTED, ids=[one[0] for one in LISTED])
def test_a_code_that_is_not_known_is_refused_with_those_that_are(
    pointer: str, known: str, change: Callable[[str], Any]
) -> None:
    with pytest.raises(Refused) as told:
        parse_event(put(requested(), pointer, change(known)))
    assert told.value.field == pointer
    assert known in told.value.message


def test_blanks_around_a_code_are_left_aside() -> None:
    data = parse_event(put(requested(), "/data/method", " wechat ")).data
    assert isinstance(data, Requested)
    assert data.method == "wechat"


def test_without_phone_and_email_the_voucher_could_not_be_sent() -> None:
    document = put(put(requested(), "/data/payer/phone", ...), "/data/payer/email", ...)
    with pytest.raises(Refused, match="needs a phone or an email") as told:
        parse_event(document)
    assert told.value.field == "/data/payer"


def test_an_insurance_named_twice_is_refused() -> None:
    with pytest.raises(Refused, match="name each of them once"):
        parse_event(put(requested(), "/data/insurances", ["pension", "pension"]))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid_json"),
        ("{", "invalid_json"),
        (b"\xff\xfe", "invalid_json"),
        ('{"a": NaN}', "invalid_json"),
        ('{"a": -Infinity}', "invalid_json"),
        ('{"a": 1e999}', "invalid_json"),
        ('{"a": -1e999}', "invalid_json"),
        (f'{{"a": {"9" * 5000}}}', "invalid_json"),
        ("[" * 100_000 if MAX_EVENT_BYTES > 100_000 else "[" * (MAX_EVENT_BYTES - 1), "invalid_json"),
        ('{"base": "1", "base": "2"}', "duplicate_key"),
        ('{"data": {"a": {"b": 1, "c": 2, "b": 3}}}', "duplicate_key"),
        (" " * (MAX_EVENT_BYTES + 1), "event_too_large"),
        (json.dumps({"name": "王" * 350_000}), "event_too_large"),
    ],
)
def test_bad_json_is_told_by_its_code(text: str | bytes, code: str) -> None:
    with pytest.raises(Refused) as told:
        parse_json(text)
    assert told.value.code == code


def test_good_events_of_every_type_are_read() -> None:
    good = {
        "requested": requested()["data"],
        "materials.supplied": {"materials": requested()["data"]["materials"], "base": {"pension": "8000.00"}},
        "method.chosen": {"method": "wechat"},
        "contract.signed": {"document_sha256": "a" * 64},
        "contract.declined": {},
        "settled": {"amount": "2400.00", "key": "k"},
        "debit.failed": {},
        "cancel.requested": {},
    }
    assert {f"cn.shebao.payment.{name}.v1" for name in good} == set(SCHEMAS)
    for name, data in good.items():
        event = parse_event(parse_json(json.dumps(envelope(name, data, subject="p"))))
        assert event.subject == "p"


def test_members_that_are_not_known_are_left_aside() -> None:
    parse_event(put(requested(), "/data/more", {"of": ["the", "sender"]}))


@pytest.mark.parametrize(
    "time",
    [
        "2016-12-31T23:59:60Z", "2017-01-01T07:59:60+08:00", "2026-11-03T09:00:00.123456789012Z",
        "2026-11-03t09:00:00z", "2026-11-03T09:00:00.5-00:00",
    ],
)  # fmt: skip
def test_every_time_of_rfc_3339_is_read(time: str) -> None:
    assert parse_event(requested() | {"time": time}).id == requested()["id"]


@pytest.mark.parametrize("address", ["user@xn--fsqu00a.xn--fiqs8s", "a.b+c@mail.example.com", "o'neil@example.org"])
def test_addresses_that_mail_reaches_are_taken(address: str) -> None:
    parse_event(put(requested(), "/data/payer/email", address))


@pytest.mark.parametrize(
    "written", ["6222\u00a00210\u30000100 0000 112", "6222-0210-0100-0000-112", " 6222021001000000112 "]
)
def test_blanks_and_hyphens_are_removed_from_an_account(written: str) -> None:
    data = parse_event(put(requested(), "/data/bank_account/number", written)).data
    assert isinstance(data, Requested)
    assert data.bank_account is not None
    assert data.bank_account.number == "6222021001000000112"


def test_a_hash_is_read_in_either_case() -> None:
    event = envelope("contract.signed", {"document_sha256": "AB" * 32}, subject="GZ-1")
    assert parse_event(event).data.model_dump(exclude_none=True) == {"document_sha256": "ab" * 32}


def test_a_byte_order_mark_is_left_aside() -> None:
    text = json.dumps(requested())
    assert parse_json("\ufeff" + text) == parse_json(b"\xef\xbb\xbf" + text.encode()) == requested()


def kept_name(name: str) -> str:
    """The payer's name as it is kept."""
    data = parse_event(put(requested(), "/data/payer/name", name)).data
    assert isinstance(data, Requested)
    return data.payer.name


@pytest.mark.parametrize("name", ["阿卜杜拉·买买提", "𠮷野家", "㐂", "Nguyễn Văn An", "O'Neil-Smith"])
def test_names_with_rare_letters_are_kept_as_they_are(name: str) -> None:
    assert kept_name(name) == name


def test_other_forms_of_signs_and_letters_become_the_usual_ones() -> None:
    assert kept_name("Ａlice O’Neil") == "Alice O'Neil"
    assert kept_name("古丽・阿依") == "古丽·阿依"


def test_the_repr_of_an_event_shows_no_data() -> None:
    shown = repr(parse_event(requested()))
    for canary in ("王小明", "13800138000", "wang@example.com", "6222021001000000112"):
        assert canary not in shown


@pytest.mark.parametrize("text", ['{"a":"b\\u0000"}', '{"a":"\u200b"}', '{"a":\t1}', '{"a":"\x7f"}'])
def test_only_what_is_without_escapes_and_control_characters_is_plain(text: str) -> None:
    assert not is_plain(text.encode())
    assert is_plain('{"a":"王小明"}'.encode())


@pytest.mark.parametrize("char", ["\0", "\n", "\x7f", "\x85", "\u200b", "\u202e"])
@pytest.mark.parametrize("ascii_only", [True, False], ids=["escaped", "as it is"])
def test_a_control_character_is_refused_however_the_text_writes_it(char: str, ascii_only: bool) -> None:
    text = json.dumps(put(requested(), "/data/payer/name", f"王{char}小明"), ensure_ascii=ascii_only)
    with pytest.raises(Refused) as found:
        parse_event(parse_json(text), finite=True)
    assert (found.value.code, found.value.field) == ("control_character", "/data/payer/name")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
        max_leaves=12,
    ),
    st.booleans(),
    st.sampled_from([None, (",", ":"), (" ,\n", "\t: ")]),
)
def test_every_json_text_is_read_as_the_standard_library_reads_it(
    value: Any, ascii_only: bool, separators: tuple[str, str] | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, separators=separators)
    try:
        found = parse_json(text)
    except Refused:
        assert "Infinity" in text
        return
    assert json.dumps(found) == json.dumps(json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"a":"b","a":"b"}',
        '{"a":{},"a":{}}',
        '[{"王":[],"王":""}]',
        '{"\\"":1,"\\"":2}',
        '{"":1,"":"\\""}',
    ],
)
def test_a_name_that_stands_twice_is_refused_whatever_it_names(text: str) -> None:
    for form in (text, text.encode(), f" {text}\n"):
        with pytest.raises(Refused) as found:
            parse_json(form)
        assert found.value.code == "duplicate_key"


CANARY = "CANARY-王小明-13800138000"
PLACES = [
    "/id", "/source", "/type", "/subject", "/time", "/datacontenttype", "/data/reference", "/data/region",
    "/data/scheme", "/data/insurances", "/data/insurances/0", "/data/period", "/data/period/from", "/data/base",
    "/data/payer", "/data/payer/name", "/data/payer/id_number", "/data/payer/phone", "/data/payer/email",
    "/data/payer/locale", "/data/materials", "/data/materials/0", "/data/materials/0/kind", "/data/materials/0/sha256",
    "/data/materials/0/valid_until", "/data/method", "/data/bank_account", "/data/bank_account/number",
]  # fmt: skip
WRAPPED: list[Callable[[str], Any]] = [
    lambda text: text,
    lambda text: [text],
    lambda text: {text: text},
    lambda text: text + "\x00",
    lambda text: text * 40,
    lambda text: {"pension": text},
]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(WRAPPED), st.sampled_from(PLACES), st.sampled_from(WRAPPED))
def test_no_value_is_ever_repeated_in_an_error(
    one: str, wrap: Callable[[str], Any], other: str, wrap_other: Callable[[str], Any]
) -> None:
    document = put(requested(), one, wrap(CANARY))
    with contextlib.suppress(TypeError, KeyError, IndexError, ValueError):  # the first change may have taken the place
        document = put(document, other, wrap_other(CANARY))
    error = refusal(lambda: parse_event(document))
    if error is not None:
        told = repr(error.to_json()) + str(error) + repr(error) + repr(error.__cause__) + repr(error.args)
        assert not [part for part in ("CANARY", "王小明", "13800138000") if part in told]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["", *PLACES]), json_values)
def test_whatever_arrives_is_read_or_refused_and_raises_nothing_else(place: str, value: Any) -> None:
    document = value if not place else put(requested(), place, value)
    error = refusal(lambda: parse_event(document))
    assert error is None or error.code


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60))
def test_whatever_bytes_arrive_are_read_or_refused(text: bytes | str) -> None:
    error = refusal(lambda: parse_json(text))
    assert error is None or error.code in ("invalid_json", "duplicate_key")


class Name(str):
    """A member's name that counts how often one is compared with another."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Name.compared += 1
        return str.__eq__(self, other)


def test_a_member_that_occurs_twice_among_many_is_found_without_comparing_all_with_all() -> None:
    """Anyone with a token can send 8 MiB of members: comparing all with all stopped the interface for minutes."""
    names = [Name(f"{number:x}") for number in range(20_000)]
    with pytest.raises(Refused) as caught:
        _once([(name, 0) for name in [*names, Name("4e1f")]])
    assert (caught.value.code, Name.compared < 10 * len(names)) == ("duplicate_key", True)
