"""Letters: what they need, what they refuse, what they never hold, and how they read."""

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError

from generate.letters import FOLDER, pages
from notifications import render
from notifications.letters import (
    LOCALES,
    ContextError,
    RenderError,
    UnknownLetterError,
    list_templates,
    load_letter,
    sample_context,
    sample_names,
)
from notifications.render import (
    EmailText,
    SmsText,
    preview,
    registered_text,
    render_email,
    render_sms,
)
from notifications.segments import count_segments

TEMPLATES = Path(render.__file__).parent / "templates"
NAMES = [letter.name for letter in list_templates()]
COMMON = {"name", "region_name", "insurances", "period", "amount", "reference", "payment_no"}
every_letter = pytest.mark.parametrize("name", NAMES)
every_locale = pytest.mark.parametrize("locale", LOCALES)
every_sample = pytest.mark.parametrize("sample", sample_names())


def test_the_letters_are_those_that_the_workflow_sends() -> None:
    assert NAMES == [
        "cancelled",
        "choice_reminder",
        "choice_wanted",
        "contact_changed",
        "contract_reminder",
        "contract_to_sign",
        "debit_announced",
        "debit_failed",
        "expired",
        "materials_reminder",
        "materials_wanted",
        "method_reminder",
        "method_wanted",
        "order_closed",
        "pay_by_yourself",
        "pay_reminder",
        "refund_made",
        "rejected",
        "top_up_bill",
        "top_up_due",
        "voucher",
        "window_announced",
    ]


def test_every_letter_reads_as_its_golden_file_says() -> None:
    """After a wanted change: `make generate`, and read the difference."""
    wanted = pages()
    assert set(FOLDER.glob("*.txt")) == set(wanted)
    for path, text in wanted.items():
        assert path.read_text(encoding="utf-8") == text, path.name


@every_letter
def test_a_letter_has_all_its_texts_in_every_locale_and_nothing_else(name: str) -> None:
    kinds = ("subject.txt", "text.txt", "html", "sms.txt")
    expected = {"letter.toml"} | {f"{locale}.{kind}" for locale in LOCALES for kind in kinds}
    assert {path.name for path in (TEMPLATES / name).iterdir()} == expected


@every_letter
def test_a_letter_takes_the_keys_that_all_letters_share(name: str) -> None:
    assert set(load_letter(name).keys) >= COMMON


@every_letter
@every_locale
def test_every_key_is_used_by_some_text_of_the_letter(name: str, locale: str) -> None:
    layouts = (TEMPLATES / f"_layout.{locale}.html").read_text(encoding="utf-8")
    texts = layouts + "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / name).glob(f"{locale}.*"))
    for base in re.findall(r'extends "([a-z_]+/[^"]+)"', texts):
        texts += (TEMPLATES / base).read_text(encoding="utf-8")
    unused = [key for key in load_letter(name).keys if not re.search(rf"\b{key}\b", texts)]
    assert unused == []


@every_letter
@every_locale
def test_text_and_html_tell_the_same_facts(name: str, locale: str) -> None:
    context = sample_context(name, locale)
    email = render_email(name, locale, context)
    for key, value in context.items():
        for word in [value] if isinstance(value, str) else value:
            assert word in email.text, key
            assert word.replace("'", "&#39;") in email.html, key


@every_letter
def test_a_missing_key_is_refused_before_anything_is_made(name: str) -> None:
    context = sample_context(name, "zh-CN")
    for key, kind in load_letter(name).keys.items():
        short = {other: value for other, value in context.items() if other != key}
        if kind.endswith("?"):
            nothing: str | list[str] = [] if kind.startswith("list") else ""
            assert render_email(name, "zh-CN", short) == render_email(name, "zh-CN", {**short, key: nothing})
            assert render_sms(name, "zh-CN", short)
        else:
            for make in (render_email, render_sms):
                with pytest.raises(ContextError, match=f"letter {name}: key {key} is missing"):
                    make(name, "zh-CN", short)


@every_letter
def test_a_key_that_the_letter_does_not_know_is_refused(name: str) -> None:
    context = sample_context(name, "zh-CN") | {"id_number": "360426199101010071"}
    with pytest.raises(ContextError, match="unknown key id_number") as caught:
        render_email(name, "zh-CN", context)
    assert "3604" not in str(caught.value)


class Talkative(str):
    """A string with more to it."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("", "is empty"),
        ("  ", "is empty"),
        (7, "must be a string"),
        (["王小明"], "must be a string"),
        (Talkative("王小明"), "must be a string"),
        ("王" * 501, "longer than"),
        ("王\n小明", "control or direction"),
        ("王\r小明", "control or direction"),
        ("王\x00小明", "control or direction"),
        ("王\u202e小明", "control or direction"),
        ("王\u2028小明", "control or direction"),
        ("王\ud800", "control or direction"),
    ],
)
def test_a_value_that_is_not_plain_text_is_refused_without_being_repeated(value: object, problem: str) -> None:
    context = sample_context("rejected", "zh-CN") | {"name": value}
    with pytest.raises(ContextError, match=f"letter rejected: key name .*{problem}") as caught:
        render_email("rejected", "zh-CN", context)  # type: ignore[arg-type]  # wrong on purpose
    assert "王" not in str(caught.value)


@pytest.mark.parametrize("value", ["居民身份证", [["居民身份证"]], [1], ["证"] * 41, ["一\n二"]])
def test_a_list_holds_only_some_plain_strings(value: object) -> None:
    context = sample_context("materials_wanted", "zh-CN") | {"missing": value}
    with pytest.raises(ContextError, match="key missing"):
        render_email("materials_wanted", "zh-CN", context)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "https://a b", "https://u@evil.example"],
)
def test_an_address_that_is_not_of_the_web_never_becomes_a_link(address: str) -> None:
    context = sample_context("contract_to_sign", "zh-CN") | {"sign_url": address}
    with pytest.raises(ContextError, match="key sign_url must be an http or https address"):
        render_email("contract_to_sign", "zh-CN", context)


def test_an_unknown_letter_locale_or_sample_is_named() -> None:
    with pytest.raises(UnknownLetterError, match="no letter 'welcome'; there are: cancelled"):
        load_letter("welcome")
    with pytest.raises(UnknownLetterError, match="'fr'; there are: zh-CN, en"):
        preview("voucher", "fr")
    with pytest.raises(UnknownLetterError, match="no sample 'best'"):
        preview("voucher", "en", "best")
    with pytest.raises(UnknownLetterError):
        load_letter("../voucher")


class Page(HTMLParser):
    """Tags in order, attributes, and whether each opened tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@every_letter
@every_locale
@every_sample
def test_html_is_whole_loads_nothing_and_keeps_values_as_text(name: str, locale: str, sample: str) -> None:
    page = Page(preview(name, locale, sample).email.html)
    assert page.open == []
    assert ("html", "lang", locale) in page.attributes
    loading = {"img", "script", "link", "style", "iframe", "object", "form", "b"}
    assert not loading & {tag for tag, _, _ in page.attributes}
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert not any("url(" in (value or "") for _, name, value in page.attributes if name == "style")
    context = sample_context(name, locale, sample)
    assert str(context["name"]) in page.text
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    assert links == [context[key] for key in ("sign_url", "check_url") if key in context]


@every_letter
@every_locale
@every_sample
def test_no_placeholder_or_gap_is_left(name: str, locale: str, sample: str) -> None:
    shown = preview(name, locale, sample)
    for text in (shown.email.subject, shown.email.text, shown.email.html, shown.sms.text):
        assert not re.search(r"\{\{|\}\}|\{%|%\}|None|Undefined", text)
    assert "\n\n\n" not in shown.email.text
    assert not re.search(r"[ \t]\n", shown.email.text)
    assert len(shown.email.html) < 20_000


@every_letter
@every_sample
def test_a_chinese_sms_fits_one_part_and_at_its_very_longest_two(name: str, sample: str) -> None:
    sms = preview(name, "zh-CN", sample).sms
    assert sms.text.startswith("【社保缴费】")
    assert sms.segments == count_segments(sms.text)
    # The voucher's tells the address where it is checked, too.
    assert sms.segments <= (1 if sample in ("typical", "shortest", "bare") and name != "voucher" else 2)


@every_letter
@every_sample
def test_an_english_sms_stays_within_three_parts_and_at_its_very_longest_five(name: str, sample: str) -> None:
    assert preview(name, "en", sample).sms.segments <= (5 if sample == "longest" else 4 if sample == "rare" else 3)


@every_letter
@every_locale
def test_an_sms_template_holds_what_providers_register_and_nothing_they_refuse(name: str, locale: str) -> None:
    text = (TEMPLATES / name / f"{locale}.sms.txt").read_text(encoding="utf-8").strip()
    text = text.replace("{{ site }}", "pay.example.org/v")  # a fixed part of the registered text
    placeholders = re.findall(r"\{\{ ([a-z_]+) \}\}", text)
    fixed = re.sub(r"\{\{ [a-z_]+ \}\}", "\0", text)
    assert sorted(placeholders) == sorted(load_letter(name).sms_params)
    assert not re.search(r"[{}%\n【】¥￥★]|https?:|www\.", fixed)
    assert "\0\0" not in fixed  # two variables must not touch
    assert fixed.strip("\0")  # nor may the text be one variable
    assert len(placeholders) <= 20


@every_letter
def test_registered_texts_hold_the_providers_own_placeholders_in_one_order(name: str) -> None:
    params = load_letter(name).sms_params
    for locale in LOCALES:
        named = registered_text(name, locale, "aliyun")
        numbered = registered_text(name, locale, "tencent")
        assert sorted(re.findall(r"\$\{([a-z_]+)\}", named)) == sorted(params)
        assert sorted(re.findall(r"\{(\d+)\}", numbered)) == [str(place) for place in range(1, len(params) + 1)]
        sms = preview(name, locale).sms
        filled = numbered
        for place, value in enumerate(sms.params.values(), start=1):
            filled = filled.replace(f"{{{place}}}", value)
        assert f"【社保缴费】{filled}" == sms.text


@every_letter
@every_locale
@every_sample
def test_sms_values_keep_within_a_providers_limits_and_figures_whole(name: str, locale: str, sample: str) -> None:
    letter, context, sms = load_letter(name), sample_context(name, locale, sample), preview(name, locale, sample).sms
    assert list(sms.params) == list(letter.sms_params)
    for key, value in sms.params.items():
        assert 1 <= len(value) <= render.MAX_SMS_VALUE[locale]
        if key not in letter.sms_shorten:
            assert value == context[key]
    assert not {"amount", "until", "voucher_no", "check_code"} & letter.sms_shorten


def test_a_long_list_is_told_in_an_sms_by_its_first_and_its_number() -> None:
    assert preview("materials_wanted", "zh-CN", "longest").sms.params["missing"] == "居民身份证正反面复印件等6项"
    english = preview("materials_wanted", "en", "longest").sms.params["missing"]
    assert english == "copy of both sides of the ID card and 5 more"
    assert preview("materials_wanted", "zh-CN", "typical").sms.params["missing"] == "居民身份证、银行卡复印件"


def test_the_signature_can_be_the_operators_own() -> None:
    sms = render_sms("cancelled", "zh-CN", sample_context("cancelled", "zh-CN"), signature="某市社保")
    assert sms.text.startswith("【某市社保】")


def test_a_letter_names_its_template_and_version() -> None:
    shown = preview("voucher", "en")
    assert shown.email.template == shown.sms.template == "voucher@1"


def test_rendered_letters_do_not_show_their_words_in_a_repr() -> None:
    shown = preview("voucher", "zh-CN")
    assert "王小明" not in repr(shown)
    assert isinstance(shown.email, EmailText)
    assert isinstance(shown.sms, SmsText)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from(LOCALES))
def test_any_name_either_stands_in_the_letter_as_it_is_or_is_refused(name: str, locale: str) -> None:
    context = sample_context("rejected", locale) | {"name": name}
    try:
        email = render_email("rejected", locale, context)
    except ContextError:
        return
    assert name.strip() in email.text
    assert name in Page(email.html).text


# --- the sandbox -----------------------------------------------------------------------------------------------------


def render_source(source: str, **context: object) -> str:
    return render._TEXT.from_string(source).render(**context)


@pytest.mark.parametrize("source", ["{{ 'a' * 1000 }}", "{{ 9 ** 9 }}", "{{ name * 3 }}"])
def test_a_template_cannot_repeat_or_raise_to_powers(source: str) -> None:
    with pytest.raises(SecurityError, match="is not for templates"):
        render_source(source, name="x")


@pytest.mark.parametrize(
    "source",
    [
        "{{ name.__class__ }}",
        "{{ name.__class__.__mro__ }}",
        "{{ missing.append('x') }}",
        "{{ missing.clear() }}",
        "{{ name.format(name) }}{{ '{0.__class__}'.format(name) }}{{ name.nonsense }}",
        "{{ range(5) }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ namespace(a=1) }}",
        "{{ name | attr('__class__') }}",
        "{{ name | center(100000) }}",
        "{{ unknown }}",
    ],
)
def test_a_template_cannot_reach_beyond_its_strings(source: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - which of Jinja's errors it is does not matter
        render_source(source, name="x", missing=["a"])
    assert type(caught.value).__module__.startswith("jinja2")


def test_output_beyond_the_cap_is_stopped_while_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "MAX_OUTPUT", 200)
    with pytest.raises(RenderError, match="more than 200 characters"):
        render_email("voucher", "en", sample_context("voucher", "en"))


def test_samples_hold_only_keys_that_some_letter_takes() -> None:
    known = {key for letter in list_templates() for key in letter.keys}
    samples = tomllib.loads((TEMPLATES / "samples.toml").read_text(encoding="utf-8"))
    for locale in LOCALES:
        for values in samples[locale].values():
            assert set(values) - set(NAMES) <= known
    assert list(samples["zh-CN"]) == list(samples["en"])


def test_the_reference_names_every_letter_with_its_keys_and_what_its_sms_carries() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "letters.md").read_text(encoding="utf-8")
    page = page.partition("## Changing a letter")[0]
    rows = {row[1]: row[0] for row in re.findall(r"^(\| `([a-z_]+)` \|.*)$", page, re.MULTILINE)}
    for letter in list_templates():
        *_, keys, sms, _ = rows[letter.name].split("|")
        own = {f"{key}?" if kind.endswith("?") else key for key, kind in letter.keys.items()}
        assert set(re.findall(r"`([a-z_]+\??)`", keys)) == own - (COMMON - {"amount"})
        assert tuple(re.findall(r"`([a-z_]+)`", sms)) == letter.sms_params


@pytest.mark.parametrize("letter", ["expired", "cancelled", "rejected"])
@pytest.mark.parametrize(("locale", "nothing"), [("zh-CN", "未产生扣款"), ("en", "othing was debited")])
def test_an_end_says_that_nothing_was_debited_or_what_is_returned(letter: str, locale: str, nothing: str) -> None:
    context = sample_context(letter, locale)
    for kept in ("", "100.00"):
        text = render_email(letter, locale, context | {"kept": kept})
        for part in (text.text, text.html):
            assert (nothing in part, "100.00" in part) == (not kept, bool(kept))
        assert nothing not in render_sms(letter, locale, context | {"kept": kept}).text, "an SMS says one text for both"
