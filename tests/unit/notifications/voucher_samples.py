"""Vouchers the tests print. Names and numbers are invented; the identity number is a published test number, masked."""

import base64
from datetime import UTC, datetime
from typing import Any

from notifications.voucher import VoucherData, VoucherItem, VoucherKey, check_code, render_pdf

SEED = base64.b64encode(bytes(range(32))).decode()
KEY = VoucherKey.from_text(SEED)
NO = "3100007JK9V9G93XWF6Y"
CODE = check_code(NO, KEY)

TWO = (
    VoucherItem("pension", "企业职工基本养老保险", 150920, 1, None, 754600, "0.20", 90552, 60368),
    VoucherItem("medical", "职工基本医疗保险", 75460, 1, None, 754600, "0.10"),
)
FOUR = (
    VoucherItem("pension", "企业职工基本养老保险", 452760, 3, None, 754600, "0.20", 271656, 181104, True),
    VoucherItem("medical", "职工基本医疗保险", 150000, 3, "basic", 500000, "0.10"),
    VoucherItem("medical", "大病医疗互助补充保险", 2100, 3, "major_illness"),
    VoucherItem("unemployment", "失业保险", 22638, 3, None, None, "0.01", None, None, True),
)
YEARLY = (
    VoucherItem("pension", "城乡居民基本养老保险", 200000, 1),
    VoucherItem("medical", "城乡居民基本医疗保险", 40000, 1),
)


def make_data(items: tuple[VoucherItem, ...] = TWO, **change: Any) -> VoucherData:
    """A voucher as the voucher step would make it, with the named fields changed."""
    values: dict[str, Any] = {
        "no": NO,
        "check_code": CODE,
        "locale": "zh-CN",
        "payer_name": "王小明",
        "id_masked": "360426********0071",
        "region": "310000",
        "region_name": "上海市",
        "authority": "国家税务总局上海市税务局",
        "scheme": "flexible",
        "scheme_name": "灵活就业人员社会保险",
        "period_from": "2026-11",
        "period_to": "2026-11",
        "items": items,
        "total_fen": sum(item.amount_fen for item in items),
        "method": "bank_debit",
        "method_name": "银行委托扣款",
        "paid_at": datetime(2026, 11, 12, 1, 30, 5, tzinfo=UTC),
        "bank_reference": "BK20261112000000123456",
        "issued_at": datetime(2026, 11, 12, 1, 31, tzinfo=UTC),
        "check_url": f"https://shebao.example/v/{NO}?code={CODE}",
        "covers": ("计入养老保险缴费年限。", "符合规定的医疗费用，按规定报销。"),
        "limits": ("个人账户不得提前支取。",),
        "not_covered": ("不含失业保险：失业时不能凭本次缴费领取失业保险金。", "不含工伤保险。"),
    }
    return VoucherData(**{**values, **change})


def make_english(**change: Any) -> VoucherData:
    """The same for a payer who asked for English."""
    return make_data(
        **{
            "locale": "en",
            "payer_name": "María-Fernanda Rodríguez y González",
            "region_name": "Shanghai 上海市",
            "authority": "Shanghai Tax Service, State Taxation Administration",
            "scheme_name": "Social insurance for flexible workers",
            "method_name": "Bank debit by agreement",
            "covers": ("Counts towards the pension years.",),
            "limits": ("The individual account cannot be drawn early.",),
            "not_covered": ("No medical insurance: this payment does not cover doctor or hospital costs.",),
            **change,
        }
    )


def make_pdf(data: VoucherData) -> bytes:
    """The page, signed."""
    return render_pdf(data, KEY.sign(data.to_bytes()), KEY.key_id)
