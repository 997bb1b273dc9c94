"""The printed page: what stands on it, its fonts, and that its bytes depend on the voucher alone."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from pypdf import PdfReader

from foundation.money import capitals, grouped
from notifications.voucher import (
    MissingGlyph,
    VoucherError,
    VoucherItem,
    render_pdf,
    unprintable,
    verify,
    voucher_digest,
)
from notifications.voucher.glyphs import FONTS, find_glyph, make_font
from notifications.voucher.page import MAX_ITEMS
from notifications.voucher.page.sheet import wrap
from notifications.voucher.prepare import usual_characters
from notifications.voucher.typeface import PREPARED
from notifications.voucher.wording import get_wording
from tests.unit.notifications.voucher_samples import FOUR, KEY, YEARLY, make_data, make_english, make_pdf

ROOT = Path(__file__).resolve().parents[3]
# Rare in names: URO rarities, extension A, extension B and E; 𠮷 comes from the supplementary fonts.
RARE = "龘犇䶮㛃㼆㑇𠮷𣲘𬭎𫖯𬱖𬘡"
SAMPLES = {
    "two": make_data,
    "four": lambda: make_data(
        FOUR, payer_name="阿卜杜热西提·吐尔逊买买提·麦麦提艾力·努尔艾合买提江", period_from="2026-09"
    ),
    "yearly": lambda: make_data(YEARLY, period_from="2026", period_to="2026"),
    "rare": lambda: make_data(payer_name=RARE),
    "missing": lambda: make_data(payer_name="王\U0002a6d6"),
    "english": make_english,
}


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def text_of(pdf: bytes) -> str:
    """The page's text without blanks and line ends, since lines may be broken anywhere."""
    return re.sub(r"\s", "", read(pdf).pages[0].extract_text())


@pytest.mark.parametrize("make", [make_data, SAMPLES["four"], SAMPLES["yearly"], make_english])
def test_everything_the_voucher_says_can_be_read_and_copied_from_the_page(make) -> None:
    data = make()
    text = text_of(make_pdf(data))
    words = get_wording(data.locale)
    shown = [data.no, data.check_code, data.payer_name, data.id_masked, data.region_name, data.authority]
    shown += [data.scheme_name, data.method_name, data.bank_reference, data.check_url, voucher_digest(data), KEY.key_id]
    shown += [words[key] for key in ("title", "statement", "check_how", "covers", "not_covered", "total")]
    shown += [*data.covers, *data.limits, *data.not_covered, capitals(data.total_fen), "¥" + grouped(data.total_fen)]
    for item in data.items:
        amounts = (item.base_fen, item.amount_fen, item.pooling_fen, item.individual_fen)
        shown += [item.label, *(grouped(fen) for fen in amounts if fen is not None)]
    for one in shown:
        assert re.sub(r"\s", "", one) in text, one


def test_the_page_says_that_it_is_no_tax_certificate_in_both_languages() -> None:
    assert "不是税收完税证明" in text_of(make_pdf(make_data()))
    english = text_of(make_pdf(make_english()))
    assert "Itisnotataxpaymentcertificate" in english
    assert "不是税收完税证明" in english


def test_the_english_page_carries_the_chinese_labels_too() -> None:
    text = text_of(make_pdf(make_english()))
    chinese = get_wording("zh-CN")
    for key in ("title", "payer", "id_number", "region", "authority", "period", "insurance", "base", "total", "method"):
        assert chinese[key] in text, key


def test_provisional_lines_are_marked_and_explained_and_others_are_not() -> None:
    text = text_of(make_pdf(SAMPLES["four"]()))
    assert text.count("暂定") == 3  # two lines and the note
    assert get_wording("zh-CN")["provisional"] in text
    assert "暂定" not in text_of(make_pdf(make_data()))


def test_amounts_without_base_rate_or_split_are_shown_as_such() -> None:
    text = text_of(make_pdf(make_data(YEARLY, period_from="2026", period_to="2026")))
    assert text.count("定额") == 2
    assert text.count("1年") == 2
    assert "2026年度" in text


def test_the_hours_on_the_page_are_those_of_beijing() -> None:
    assert "2026-11-1209:30:05（北京时间）" in text_of(make_pdf(make_data()))


def test_a_voucher_issued_late_in_the_evening_utc_bears_the_next_day() -> None:
    data = make_data()
    late = replace(data, issued_at=data.issued_at.replace(hour=20))
    assert "2026年11月13日" in text_of(make_pdf(late))


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_the_file_is_one_valid_a4_page_with_language_title_and_embedded_fonts(make) -> None:
    data = make()
    pdf = make_pdf(data)
    reader = read(pdf)
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.trailer["/Root"]["/Lang"] == data.locale
    assert reader.metadata.title == f"{get_wording(data.locale)['title']} {data.no}"
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/ToUnicode" in font.get_object()
        program = descendant["/FontDescriptor"]["/FontFile2"]
        assert len(program.get_data()) == program["/Length1"]
    starts = int(pdf[pdf.rindex(b"startxref\n") + 10 :].split()[0])
    table = pdf[starts:].split(b"\n")
    for number, line in enumerate(table[3 : 3 + int(table[1].split()[1]) - 1], 1):
        assert pdf[int(line[:10]) :].startswith(b"%d 0 obj\n" % number)


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """What a screen reader gets: kind of element and its text, in the order of the structure tree."""
    page = read(pdf).pages[0]
    faces = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    streams = b"".join(stream.get_object().get_data() for stream in page["/Contents"]).decode("ascii")
    letters = [
        {
            int(code, 16): bytes.fromhex(char).decode("utf-16-be")
            for code, char in re.findall(r"<(\w{4})><(\w+)>", table)
        }
        for table in (face["/ToUnicode"].get_object().get_data().decode("ascii") for face in faces)
    ]
    texts: dict[int, str] = {}
    for number, content in re.findall(r"MCID (\d+)[^B]*BDC (.*?)EMC", streams, re.DOTALL):
        runs = re.findall(r"/F(\d) [\d.]+ Tf <(\w*)> Tj", content)
        codes = [(int(font), int(run[at : at + 4], 16)) for font, run in runs for at in range(0, len(run), 4)]
        texts[int(number)] = "".join(letters[font - 1][code] for font, code in codes)
    # Nothing is set outside of a mark, and every mark belongs to the element that the parent tree names.
    assert streams.count("Tj") == sum(
        len(re.findall("Tj", one)) for one in re.findall(r"BDC.*?EMC", streams, re.DOTALL)
    )
    root = page.pdf.trailer["/Root"]["/StructTreeRoot"]
    parents = [one.get_object() for one in root["/ParentTree"]["/Nums"][1]]
    assert len(parents) == len(texts)
    found: list[tuple[str, str]] = []

    def walk(element) -> None:
        inside = element["/K"]
        own = [kid for kid in inside if isinstance(kid, int)]
        assert all(parents[kid] == element for kid in own)
        if own:
            found.append((element["/S"], element.get("/Alt") or "".join(texts.pop(kid) for kid in own)))
        for kid in inside:
            if not isinstance(kid, int):
                assert kid.get_object()["/P"] == element
                walk(kid.get_object())

    walk(root["/K"])
    assert [text for text in texts.values() if text] == []
    return found


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_a_screen_reader_reads_everything_once_and_in_order(make) -> None:
    data = make()
    heard = spoken(make_pdf(data))
    words = get_wording(data.locale)
    assert heard[0][0] == "/H1"
    assert heard[0][1].startswith(words["title"])
    assert heard[1] == ("/P", words["no"] + data.no)
    assert heard[-1] == ("/Figure", words["qr_alt"])
    cells = [text for kind, text in heard if kind == "/TD"]
    assert [cell.startswith(item.label) for cell, item in zip(cells[::7], data.items, strict=True)] == [
        True for _ in data.items
    ]
    assert [kind for kind, _ in heard].count("/TH") == 7
    entries = [text.replace(" ", "") for kind, text in heard if kind == "/LBody"]
    assert entries == [text.replace(" ", "") for text in (*data.covers, *data.limits, *data.not_covered)]


def test_metadata_say_title_language_and_day() -> None:
    reader = read(make_pdf(make_data()))
    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], reader.pages[0]["/Tabs"]) == (True, "/S")
    xmp = reader.xmp_metadata
    assert xmp.dc_title == {"x-default": reader.metadata.title}
    assert xmp.dc_language == ["zh-CN"]
    assert xmp.xmp_create_date.isoformat().startswith("2026-11-12T01:31:00")


def test_the_attachment_holds_exactly_what_was_signed() -> None:
    data = make_data()
    (content,) = read(make_pdf(data)).attachments["voucher.json"]
    attached = json.loads(content)
    assert attached["data"] == data.to_json()
    raw = content[len(b'{"data":') : content.index(b',"key_id"')]
    assert raw == data.to_bytes()
    assert verify(raw, bytes.fromhex(attached["signature"]), attached["key_id"], {KEY.key_id: KEY.public})


def test_rare_characters_of_names_are_drawn_and_can_be_copied() -> None:
    data = make_data(payer_name=RARE)
    assert unprintable(data) == ()
    assert RARE in text_of(make_pdf(data))


def test_middle_dots_of_long_names_are_drawn() -> None:
    for dot in "·•・‧":
        assert f"古丽{dot}买买提" in text_of(make_pdf(make_data(payer_name=f"古丽{dot}买买提")))


def test_a_variation_selector_in_a_name_draws_nothing_and_is_not_missing() -> None:
    data = make_data(payer_name="葛\U000e0101小明")
    assert unprintable(data) == ()
    assert "葛小明" in text_of(make_pdf(data))


def test_a_character_of_the_name_without_glyph_leaves_a_visible_mark_and_a_note_with_its_code_point() -> None:
    data = make_data(payer_name="王\U0002a6d6明")
    assert unprintable(data) == ("U+2A6D6",)
    text = text_of(make_pdf(data))
    assert "王〓明" in text
    assert "U+2A6D6" in text
    (content,) = read(make_pdf(data)).attachments["voucher.json"]
    assert json.loads(content)["data"]["payer_name"] == "王\U0002a6d6明"


@pytest.mark.parametrize("field", ["region_name", "authority", "bank_reference", "method_name", "scheme_name"])
def test_a_missing_glyph_outside_the_name_is_refused_by_code_point_alone(field: str) -> None:
    data = make_data(**{field: "Ⓧ\U0002a6d6秘密"})
    with pytest.raises(MissingGlyph) as caught:
        make_pdf(data)
    assert "U+2A6D6" in caught.value.code_points
    assert "\U0002a6d6" not in str(caught.value)
    assert "秘密" not in str(caught.value)


def test_control_characters_are_never_printed() -> None:
    with pytest.raises(MissingGlyph, match=r"U\+000A"):
        make_pdf(make_data(bank_reference="A\nB"))
    assert unprintable(make_data(payer_name="王\x00")) == ("U+0000",)


def test_syntax_of_pdf_in_a_name_stays_text() -> None:
    name = r"a) Tj ET \( <</JS>> >> endstream %%EOF"
    assert re.sub(r"\s", "", name) in text_of(make_pdf(make_data(payer_name=name)))


def test_names_of_every_likely_length_fit_and_absurd_ones_are_refused_by_field() -> None:
    for length in range(1, 41):
        assert "龘" * length in text_of(make_pdf(make_data(payer_name="龘" * length)))
    with pytest.raises(VoucherError, match=r"^payer_name: too long"):
        make_pdf(make_data(payer_name="龘" * 400))


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_page_has_room_for_every_number_of_lines_it_promises(locale: str) -> None:
    make = make_data if locale == "zh-CN" else make_english
    for count in range(1, MAX_ITEMS + 1):
        items = tuple(VoucherItem("pension", f"第{number}项", 100, provisional=True) for number in range(count))
        assert f"第{count - 1}项" in text_of(make_pdf(make(items=items, total_fen=100 * count)))
    items = (VoucherItem("pension", "x", 1),) * (MAX_ITEMS + 1)
    with pytest.raises(VoucherError, match=r"^items:"):
        make_pdf(make(items=items, total_fen=len(items)))


def test_lines_break_between_words_and_between_ideographs_but_not_before_closing_signs() -> None:
    broken = wrap("María-Fernanda Rodríguez González", 90, 10)
    assert broken == ["María-Fernanda", "Rodríguez", "González"]
    assert wrap("按规定报销，（见说明）。好", 50, 10) == ["按规定报", "销，（见说", "明）。好"]


def test_explanations_that_leave_no_room_are_refused() -> None:
    with pytest.raises(VoucherError, match="too long for the page"):
        make_pdf(make_data(covers=("很长的说明" * 40,) * 20))


@pytest.mark.parametrize("fen", [10001, 100005, 2_111_62, 1_000_000_01, 109_50, 67])
def test_an_amount_with_zeros_inside_is_printed_in_capitals(fen: int) -> None:
    item = VoucherItem("pension", "企业职工基本养老保险", fen)
    assert capitals(fen) in text_of(make_pdf(make_data((item,))))


def test_the_largest_amount_keeps_inside_its_cells() -> None:
    fen = 999_999_999_999_99
    item = VoucherItem("pension", "企业职工基本养老保险", fen)
    assert capitals(fen) in text_of(make_pdf(make_data((item,))))


@pytest.mark.parametrize("make", SAMPLES.values(), ids=SAMPLES)
def test_the_same_voucher_is_the_same_bytes_each_time(make) -> None:
    assert make_pdf(make()) == make_pdf(make())


def test_the_bytes_do_not_depend_on_process_hash_seed_zone_locale_or_order_of_printing() -> None:
    code = (
        "import hashlib,sys\n"
        "from tests.unit.notifications.test_voucher_page import SAMPLES\n"
        "from tests.unit.notifications.voucher_samples import make_pdf\n"
        "names = sorted(SAMPLES, reverse=sys.argv[1] == 'back')\n"
        "pages = {name: hashlib.sha256(make_pdf(SAMPLES[name]())).hexdigest() for name in names}\n"
        "print(*(pages[name] for name in sorted(pages)))\n"
    )
    printed = set()
    for seed, zone, language, order in (("0", "UTC", "C", "on"), ("4711", "America/New_York", "zh_CN.UTF-8", "back")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", code, order]
        printed.add(subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout)
    here = " ".join(hashlib.sha256(make_pdf(SAMPLES[name]())).hexdigest() for name in sorted(SAMPLES)) + "\n"
    assert printed == {here.encode()}


def test_pages_already_sent_can_still_be_printed_byte_for_byte() -> None:
    # A changed digest means that vouchers in people's hands no longer verify: make a new template name instead.
    golden = json.loads((Path(__file__).parent / "voucher_pages.json").read_text(encoding="utf-8"))
    assert {name: hashlib.sha256(make_pdf(make())).hexdigest() for name, make in SAMPLES.items()} == golden


def test_no_compressor_runs_while_a_page_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two builds of zlib may pack differently; a page must not depend on which one is there.
    def refuse(*_: object, **__: object) -> bytes:
        raise AssertionError("a compressor was used")

    monkeypatch.setattr(zlib, "compress", refuse)
    monkeypatch.setattr(zlib, "compressobj", refuse)
    assert make_pdf(SAMPLES["rare"]())


def test_the_prepared_font_is_what_the_vendored_font_gives() -> None:
    chars = (FONTS / f"{PREPARED}.chars.txt").read_text(encoding="utf-8").rstrip("\n")
    assert chars == usual_characters()
    glyphs = [find_glyph(char) for char in chars]
    assert None not in glyphs
    assert zlib.decompress((FONTS / f"{PREPARED}.ttf.z").read_bytes()) == make_font(glyphs)


def test_embedded_outlines_are_those_of_the_vendored_fonts() -> None:
    chars = "A0¥王龘䶮𬭎𠮷"
    made = TTFont(io.BytesIO(make_font([find_glyph(char) for char in chars])), checkChecksums=2)
    sources = [TTFont(path, lazy=True) for path in sorted(FONTS.glob("*.ttf"), key=lambda path: "SC" not in path.name)]
    order = made.getGlyphOrder()
    for number, char in enumerate(chars, 1):
        source = next(font for font in sources if ord(char) in font.getBestCmap())
        name = source.getBestCmap()[ord(char)]
        assert drawing(made, order[number]) == drawing(source, name), char
        assert made["hmtx"][order[number]] == source["hmtx"][name], char


def drawing(font: TTFont, name: str) -> list:
    pen = RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    assert pen.value or name == "space"
    return pen.value


def test_every_character_of_the_general_standard_for_names_in_the_basic_blocks_has_a_glyph() -> None:
    # Unified ideographs as of Unicode 5.1 and extension A as of 3.0: what registers commonly hold.
    lacking = [
        point for block in ((0x4E00, 0x9FC4), (0x3400, 0x4DB6)) for point in range(*block) if not find_glyph(chr(point))
    ]
    assert lacking == []


def test_nothing_is_read_or_computed_at_import() -> None:
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(str(args[0])) if name == 'open' else None)\n"
        "import notifications.voucher\n"
        "assert not [path for path in opened if path.endswith(('.ttf', '.z', '.txt', '.toml'))], opened\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_a_signature_or_key_id_of_another_kind_still_gives_a_page() -> None:
    # Rendering does not judge; verify_pdf does.
    assert read(render_pdf(make_data(), b"", "none")).pages
