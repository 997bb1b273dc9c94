"""Make the prepared font: `python -m notifications.voucher.prepare`, by hand, when a new template name is made.

Never for a template that is in use: vouchers already sent are checked by printing them again, byte for byte.
"""

import zlib

from foundation.money import capitals
from notifications.voucher.data import LOCALES
from notifications.voucher.glyphs import FONTS, find_glyph, make_font
from notifications.voucher.typeface import PREPARED, STAND_IN
from notifications.voucher.wording import get_wording

# What callers pass in most pages. Not a rule: other characters go into a page's own font.
_USUAL = """
企业职工基本养老保险 城乡居民基本医疗保险 失业保险 大病医疗互助补充保险 生育保险 灵活就业人员社会保险
银行委托扣款 电子税务局或税务 微信 支付宝 云闪付 银行柜台 手机银行 办税服务厅 政务服务平台
社会保障卡扣款 村（社区）或学校代收
国家税务总局 省市县 退休后按月领取 个人账户 住院 待遇 补贴 急诊 报销 医疗费用 失业保险金 生育 不含 包括 工伤
且予伤低共内到前单卫及否品因在境外已应府当录得急意愿抢担提救断施每求法满独现理登直看符第等累给续能药规记设负起达限非首高龄
"""
_SIGNS = "¥·—–…，。、；：？！（）《》“”‘’×％℃№"


def usual_characters() -> str:
    """The characters of the prepared font in the order of their code points, which is the order of its glyph ids."""
    words = [*(word for locale in LOCALES for word in get_wording(locale).values()), _USUAL, _SIGNS, STAND_IN]
    words += [chr(point) for point in range(0x20, 0x7F)]
    words += [capitals(10**17 + 1234567890), capitals(12345), capitals(10001), "〇一二三四五六七八九十"]
    return "".join(sorted({char for word in words for char in word if char not in "\n"}))


def main() -> None:
    """Write both files."""
    chars = usual_characters()
    glyphs = [glyph for glyph in map(find_glyph, chars) if glyph is not None]
    if len(glyphs) != len(chars):
        raise SystemExit("a usual character has no glyph")
    (FONTS / f"{PREPARED}.chars.txt").write_text(chars + "\n", encoding="utf-8")
    (FONTS / f"{PREPARED}.ttf.z").write_bytes(zlib.compress(make_font(glyphs), 9))


if __name__ == "__main__":
    main()
