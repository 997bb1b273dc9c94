"""The examples as `make generate` writes them: payments.ndjson, followups.ndjson and expected.json.

Everything is invented and the same each time: names, identity numbers (with right check digits, GB 11643-1999),
phones, accounts (with right check digits, ISO/IEC 7812-1). Some numbers end in the sandbox's magic values
(docs/reference/sandbox.md), so that the other side says no, late or something strange.
"""

import hashlib
import json
import random
from pathlib import Path
from typing import Any

from stdnum import luhn
from stdnum.iso7064 import mod_11_2

from foundation.money import fen_from_yuan, yuan
from regions import Period, assess

FOLDER = Path(__file__).parent
START = "2026-11-11T09:00:00+08:00"
_TYPE = "cn.shebao.payment.{}.v1"
# Region codes by the prefix of a reference, with a place code for identity numbers of people from there.
_PLACES = {
    "BJ": ("110000", "beijing", "110105"),
    "TJ": ("120000", "tianjin", "120101"),
    "SH": ("310000", "shanghai", "310101"),
    "NJ": ("320100", "nanjing", "320106"),
    "ZJ": ("330000", "zhejiang", "330402"),
    "HZ": ("330100", "hangzhou", "330106"),
    "WH": ("420100", "wuhan", "420106"),
    "GZ": ("440100", "guangzhou", "440106"),
    "SZ": ("440300", "shenzhen", "440305"),
    "DG": ("441900", "dongguan", "441900"),
    "CQ": ("500000", "chongqing", "500103"),
    "CD": ("510100", "chengdu", "510104"),
    "SX": ("610000", "shaanxi", "610113"),
}
_BANKS = ("中国工商银行", "中国建设银行", "中国农业银行", "招商银行")
_random = random.Random(20261111)
_phones = iter(range(13800138001, 13800138100))
_accounts = iter(range(1, 1000))


def id_number(place: str, magic: str | None = None, *, right: bool = True) -> str:
    """An invented identity number of someone born 1970 to 2005; `magic` is in digits 15 to 17."""
    born = f"{_random.randint(1970, 2005)}{_random.randint(1, 12):02d}{_random.randint(1, 28):02d}"
    body = place + born + (magic or str(_random.randint(100, 899)))
    digit = mod_11_2.calc_check_digit(body)
    return body + (digit if right else ("1" if digit == "0" else "0"))


def account_number(ending: str | None = None) -> str:
    """An invented card number of 19 digits; `ending` are its last four, another digit then makes the check right."""
    body = f"6222021001{next(_accounts):03d}"
    if ending is None:
        body += f"13{_random.randint(200, 899)}"
        return body + luhn.calc_check_digit(body)
    return next(number for digit in range(10) if luhn.is_valid(number := f"{body}{digit}0{ending}"))


def bank_account(holder: str, ending: str | None = None) -> dict[str, str]:
    """A bank account of `holder`."""
    return {"bank": _random.choice(_BANKS), "number": account_number(ending), "holder": holder}


def material(reference: str, kind: str, valid_until: str | None = None) -> dict[str, str]:
    """A document as the sender names it: its kind, hash and place, never the document itself."""
    digest = hashlib.sha256(f"{reference} {kind} {valid_until}".encode()).hexdigest()
    found = {"kind": kind, "sha256": digest, "uri": f"https://files.example.com/{digest[:16]}"}
    return found | ({"valid_until": valid_until} if valid_until else {})


class Examples:
    """The three files as they grow."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.followups: list[dict[str, Any]] = []
        self.lines_expected: dict[str, dict[str, str]] = {}
        self.payments: dict[str, dict[str, Any]] = {}

    def start(
        self,
        reference: str,
        shows: str,
        *,
        name: str,
        insurances: str,
        period: str = "2026-11",
        scheme: str = "flexible",
        base: Any = None,
        method: str | None = None,
        documents: tuple[str, ...] = ("id_card",),
        valid_until: str | None = "2036-05-01",
        payer: dict[str, Any] | None = None,
        id_magic: str | None = None,
        id_right: bool = True,
        phone: str | None = None,
        without: str = "",
        locale: str = "zh-CN",
        account: str | None = "",
        ends: str = "completed",
        because: str | None = None,
        paid_by: str | None = None,
        later: str | None = None,
        **choice: str,
    ) -> dict[str, Any]:
        """Add a payment; returns its payer for a second payment.

        `account` is a magic ending, or None for no account; `without` names what the payer lacks, phone or email.
        `paid_by` is the method in the end where it is not the wished one; `later` an instant at which a follow-up
        starts it; `choice` a category or grade.
        """
        prefix = reference[:2]
        region, town, place = _PLACES[prefix]
        payer = payer or {
            "name": name,
            "id_number": id_number(place, id_magic, right=id_right),
            "phone": phone or str(next(_phones)),
            "email": f"{reference.lower()}@example.com",
            "locale": locale,
        }
        payer.pop(without, None)
        first, _, last = period.partition("..")
        data: dict[str, Any] = {
            "reference": reference,
            "region": region,
            "scheme": scheme,
            "insurances": insurances.split(","),
            "period": {"from": first, "to": last or first},
        }
        data |= {"base": base} if base is not None else {}
        data |= choice
        data |= {"payer": payer}
        needed = (*documents, "bank_card_copy") if method == "bank_debit" and account is not None else documents
        data["materials"] = [material(reference, kind, valid_until if kind == "id_card" else None) for kind in needed]
        data |= {"method": method} if method else {}
        if method == "bank_debit" and account is not None:
            data["bank_account"] = payer.pop("_account", None) or bank_account(name, account or None)
        event = self._event("requested", f"evt-{reference.lower()}", town, data, later or START)
        if later:
            self.followups.append({"at": later, "why": shows, "event": event})
        else:
            self.lines.append(json.dumps(event, ensure_ascii=False))
        self.payments[reference] = {
            "state": ends,
            "reason": because,
            "method": paid_by or (method if ends not in ("rejected",) else None),
            "amount": self._amount(data) if ends != "rejected" else None,
            "shows": shows,
        }
        return {**payer, "_account": data.get("bank_account")}

    @staticmethod
    def _amount(data: dict[str, Any]) -> str:
        base = data.get("base")
        fen = {name: fen_from_yuan(one) for name, one in base.items()} if isinstance(base, dict) else base
        fen = fen_from_yuan(fen) if isinstance(fen, str) else fen
        period = Period(data["period"]["from"], data["period"]["to"])
        choice = {name: data.get(name) for name in ("category", "grade")}
        return yuan(assess(data["region"], data["scheme"], data["insurances"], period, fen, **choice).total_fen)

    @staticmethod
    def _event(kind: str, event_id: str, town: str, data: dict[str, Any], at: str) -> dict[str, Any]:
        names = ("specversion", "id", "source", "type", "time", "datacontenttype", "data")
        values = ("1.0", event_id, f"/portal/{town}", _TYPE.format(kind), at, "application/json", data)
        return dict(zip(names, values, strict=True))

    def line(self, text: str, status: str, code: str | None = None) -> None:
        """Add a line that starts nothing."""
        self.lines.append(text)
        self.lines_expected[str(len(self.lines))] = {"status": status} | ({"code": code} if code else {})

    def later(self, at: str, kind: str, reference: str, why: str, **data: Any) -> None:
        """Add a follow-up event for the payment `reference`."""
        town = _PLACES[reference[:2]][1]
        event = self._event(kind, f"evt-{reference.lower()}-{kind}", town, {"reference": reference, **data}, at)
        self.followups.append({"at": at, "why": why, "event": event})

    def act(self, at: str, what: str, reference: str, why: str) -> None:
        """Add something that happens at the sandbox: the payer pays (`pay`), or signs at a counter (`sign`)."""
        self.followups.append({"at": at, "why": why, what: reference})

    def turn(self, at: str, why: str) -> None:
        """Add a moment at which only the time changes."""
        self.followups.append({"at": at, "why": why})


def build() -> Examples:
    """All examples."""
    made = Examples()
    _payments(made)
    _followups(made)
    made.followups.sort(key=lambda one: str(one["at"]))
    return made


def _payments(made: Examples) -> None:
    start = made.start
    both = "pension,medical"
    start(
        "SH-2026-0001",
        "paid on the debit day by a signed contract",
        name="沈嘉禾",
        insurances=both,
        base="8000.00",
        method="bank_debit",
    )
    repeated = made.lines[-1]
    start(
        "SH-2026-0002",
        "balance too low on the 11th, debited on the 12th",
        name="顾言蹊",
        insurances=both,
        base="7546.00",
        method="bank_debit",
        account="0001",
    )
    start(
        "SH-2026-0003",
        "account frozen, then paid by Alipay",
        name="陆闻笙",
        insurances=both,
        base="9876.54",
        method="bank_debit",
        account="0003",
        paid_by="alipay",
    )
    start("SH-2026-0004", "paid by Alipay", name="范思澄", insurances="pension", base="8500.00", method="alipay")
    start(
        "SH-2026-0005",
        "never paid, the window closes on the 23rd",
        name="钱予安",
        insurances=both,
        base="20000.00",
        method="gov_app",
        ends="expired",
        because="not_paid_in_time",
    )
    start(
        "SH-2026-0006",
        "base below the published floor",
        name="董书雁",
        insurances=both,
        base="7000.00",
        method="bank_debit",
        ends="rejected",
        because="base_out_of_range",
    )
    made.line("this line is not JSON at all", "refused", "invalid_json")
    start(
        "SH-2026-0007",
        "no method named: the region's first that fits",
        name="欧阳䶮",
        insurances=both,
        base="37731.00",
        paid_by="tax_app",
        locale="en",
    )

    start(
        "BJ-2026-0001",
        "three insurances, one of them a fixed amount",
        name="崔明漪",
        base="7270.00",
        insurances="pension,medical,unemployment",
        method="tax_app",
    )
    start(
        "BJ-2026-0002",
        "two months at once",
        name="白鹿鸣",
        insurances="pension",
        period="2026-11..2026-12",
        base="10000.00",
        method="tax_app",
    )
    start(
        "BJ-2026-0003",
        "documents supplied after the first letter",
        name="郝知微",
        scheme="resident",
        insurances="medical",
        period="2026",
        category="working_age",
        method="bank_counter",
    )
    start(
        "BJ-2026-0004",
        "the payer declines the debit contract",
        name="尹乐山",
        scheme="resident",
        period="2026",
        insurances="pension",
        base="3000.00",
        method="bank_debit",
        documents=("id_card", "household_booklet"),
        phone="13800130001",
        ends="cancelled",
        because="contract_declined",
        locale="en",
    )
    start(
        "BJ-2026-0005",
        "documents never supplied",
        name="孟听澜",
        scheme="resident",
        insurances="medical",
        period="2026",
        category="student",
        method="tax_hall",
        documents=("id_card",),
        ends="expired",
        because="materials_not_supplied",
    )
    made.payments["BJ-2026-0005"] |= {"method": None, "amount": None}

    start(
        "TJ-2026-0001",
        "declared first, method chosen after",
        name="穆清和",
        insurances="pension",
        base="5124.00",
        method="wechat",
        documents=("household_booklet",),
        without="email",
    )
    start(
        "TJ-2026-0002",
        "the tax authority answers later",
        name="路遥知",
        insurances="pension",
        base="8000.00",
        method="alipay",
        id_magic="902",
    )
    made.line(repeated, "repeated")

    start(
        "NJ-2026-0001",
        "base not on the region's list",
        name="柏亦行",
        insurances="pension",
        base="5000.00",
        method="wechat",
        ends="rejected",
        because="base_not_on_list",
    )
    start(
        "NJ-2026-0002",
        "paid from the social card",
        name="花语迟",
        insurances="pension",
        base="6000.00",
        method="social_card_debit",
    )
    start(
        "NJ-2026-0003",
        "paid at a bank counter",
        name="水长流",
        insurances="pension",
        base="4952.00",
        method="bank_counter",
    )

    start(
        "HZ-2026-0001",
        "declared inside the channel, no contract",
        name="谢临川",
        insurances="pension",
        base="4986.00",
        method="wechat",
    )
    start(
        "HZ-2026-0002",
        "the payer pays at once",
        name="裘若水",
        insurances="pension",
        base="8000.00",
        method="alipay",
        id_magic="913",
    )
    start(
        "HZ-2026-0003",
        "no document at first",
        name="俞扶摇",
        insurances="pension",
        base="25299.00",
        method="tax_app",
        documents=(),
    )
    start(
        "ZJ-2026-0001",
        "account closed, then debited from another",
        name="温故新",
        scheme="resident",
        insurances="medical",
        period="2026",
        method="bank_debit",
        account="0004",
    )

    start(
        "WH-2026-0001",
        "the bank debits but answers with an error: asked by key, not debited twice",
        name="楚云深",
        insurances="pension",
        base="4498.00",
        method="bank_debit",
        account="0008",
        locale="en",
    )
    start(
        "WH-2026-0002",
        "phone number refused, the e-mail arrives",
        name="江晚晴",
        insurances="pension",
        base="5000.00",
        method="unionpay",
        phone="13800139004",
    )
    made.line(
        '{"specversion": "1.0", "id": "evt-cut-off", "source": "/portal/wuhan", "type": "cn.sheb',
        "refused",
        "invalid_json",
    )

    start(
        "GZ-2026-0001",
        "signed a little later",
        name="招晓岚",
        insurances="pension",
        base="5510.00",
        method="bank_debit",
        phone="13800130003",
    )
    start(
        "GZ-2026-0002",
        "withdrawn by the payer before paying",
        name="冼星野",
        insurances="pension",
        base="9000.00",
        method="bank_app",
        ends="cancelled",
        because="cancel_requested",
    )
    start(
        "GZ-2026-0003",
        "contract never signed",
        name="麦穗宁",
        insurances="pension",
        base="5510.00",
        method="bank_debit",
        phone="13800130002",
        ends="expired",
        because="contract_not_signed",
    )
    start(
        "GZ-2026-0004",
        "signed elsewhere: the signature arrives as an event",
        name="区乐怡",
        insurances="pension",
        base="6000.00",
        method="bank_debit",
        phone="13800120002",
    )

    payer = start(
        "SZ-2026-0001",
        "the month before, by a new contract",
        name="岑雪见",
        insurances=both,
        period="2026-10",
        base="6800.00",
        method="bank_debit",
    )
    start(
        "SZ-2026-0002",
        "identity card expired, then renewed; contract and declaration reused",
        name="岑雪见",
        insurances=both,
        base="6800.00",
        method="bank_debit",
        payer=payer,
        valid_until="2026-10-31",
    )
    start(
        "SZ-2026-0003",
        "the bank tells another amount: a person must look",
        name="文远志",
        insurances=both,
        base={"pension": "4775.00", "medical": "6727.00"},
        method="bank_debit",
        account="0019",
        ends="attention",
        because="amount_mismatch",
    )

    start(
        "DG-2026-0001",
        "waits for the debit day, the 18th",
        name="黎向暖",
        insurances="pension",
        base="4775.00",
        method="bank_debit",
    )
    start(
        "DG-2026-0002",
        "paid by WeChat in the window",
        name="卢照夜",
        insurances="pension",
        base="6000.00",
        method="wechat",
    )

    start(
        "CD-2026-0001",
        "medical insurance on its single base; debit day is the 21st",
        name="蒲公英",
        insurances=both,
        base="8000.00",
        method="bank_debit",
    )
    start(
        "CD-2026-0002",
        "medical insurance alone, no base to name",
        name="税青禾",
        insurances="medical",
        method="unionpay",
        without="phone",
    )
    again = json.loads(repeated)
    again["id"], again["data"]["reference"] = "evt-sh-2026-0099", "SH-2026-0099"
    made.line(json.dumps(again, ensure_ascii=False), "refused", "already_live")

    start(
        "CQ-2026-0001",
        "a year's debit would come too late: the next method",
        name="冉冬青",
        insurances="medical",
        period="2026",
        grade="2",
        method="bank_debit",
        paid_by="tax_app",
    )
    start(
        "CQ-2026-0002", "paid in the city's app", name="向晚舟", insurances="pension", base="4404.00", method="gov_app"
    )

    start(
        "SX-2026-0001",
        "a village collector takes the money",
        name="惠风和",
        scheme="resident",
        insurances="pension",
        period="2026",
        grade="2000",
        method="village_collector",
    )
    start(
        "SX-2026-0002",
        "next year's medical insurance",
        name="党念初",
        scheme="resident",
        insurances="medical",
        period="2027",
        method="wechat",
        documents=("residence_permit",),
    )
    start(
        "SX-2026-0003", "paid at the tax hall", name="雷鸣谦", insurances="pension", base="4650.00", method="tax_hall"
    )
    start(
        "SX-2026-0004",
        "wrong check digit in the identity number",
        name="同心圆",
        scheme="resident",
        insurances="medical",
        period="2026",
        method="unionpay",
        id_right=False,
        ends="rejected",
        because="identity_checksum",
    )


def _followups(made: Examples) -> None:
    morning, noon, signing = "2026-11-11T10:30:00+08:00", "2026-11-11T14:00:00+08:00", "2026-11-11T12:00:00+08:00"
    next_day, next_noon = "2026-11-12T09:00:00+08:00", "2026-11-12T14:00:00+08:00"
    for reference, kinds in (
        ("BJ-2026-0003", ("household_booklet", "social_card")),
        ("HZ-2026-0003", ("id_card",)),
        ("SZ-2026-0002", ("id_card",)),
    ):
        documents = [
            material(f"{reference} later", kind, "2046-11-01" if kind == "id_card" else None) for kind in kinds
        ]
        made.later(morning, "materials.supplied", reference, "the missing documents come", materials=documents)
    made.later(morning, "cancel.requested", "GZ-2026-0002", "the payer withdraws", reason="改在单位参保")
    made.act(signing, "sign", "GZ-2026-0004", "the contract is signed")
    paying = (
        "SH-2026-0004 SH-2026-0007 BJ-2026-0001 BJ-2026-0002 BJ-2026-0003 TJ-2026-0001 TJ-2026-0002 NJ-2026-0002 "
        "NJ-2026-0003 HZ-2026-0001 HZ-2026-0003 WH-2026-0002 DG-2026-0002 CD-2026-0002 CQ-2026-0001 CQ-2026-0002 "
        "SX-2026-0001 SX-2026-0002 SX-2026-0003"
    )
    for reference in paying.split():
        made.act(noon, "pay", reference, "the payer pays")
    made.later(next_day, "method.chosen", "SH-2026-0003", "the payer chooses Alipay", method="alipay")
    made.later(
        next_day,
        "method.chosen",
        "ZJ-2026-0001",
        "the payer names another account",
        method="bank_debit",
        bank_account=bank_account("温故新"),
    )
    made.act(next_noon, "pay", "SH-2026-0003", "the payer pays")
    made.turn("2026-11-11T16:00:00+08:00", "the bank is asked about open orders")
    made.turn("2026-11-12T16:00:00+08:00", "the bank is asked about open orders")
    made.turn("2026-11-14T10:00:00+08:00", "reminders go out")
    made.turn("2026-11-18T10:00:00+08:00", "Dongguan's debit day; a week to sign is over")
    made.turn("2026-11-21T10:00:00+08:00", "Chengdu's debit day; ten days for documents are over")
    made.start(
        "TJ-2026-0003",
        "asked for in the next window, which is still open",
        name="闻人语",
        insurances="pension",
        base="6000.00",
        method="wechat",
        ends="waiting",
        because="payer_pays",
        later="2026-11-24T09:00:00+08:00",
    )


def written(made: Examples) -> dict[str, str]:
    """The files' texts by name."""
    expected = {"start": START, "lines": made.lines_expected, "payments": dict(sorted(made.payments.items()))}
    return {
        "payments.ndjson": "".join(f"{line}\n" for line in made.lines),
        "followups.ndjson": "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in made.followups),
        "expected.json": json.dumps(expected, ensure_ascii=False, indent=1) + "\n",
    }


def pages() -> dict[Path, str]:
    """The files by path, as `make generate` writes them."""
    made = {FOLDER / name: text for name, text in written(build()).items()}
    return {**made, FOLDER / "event.json": json.dumps(one_event(), ensure_ascii=False, indent=2) + "\n"}


def one_event() -> dict[str, Any]:
    """A payment that ends within seconds on any day: Guangzhou's bank debits have no days of their own."""
    alone = Examples()
    alone.start("GZ-2026-0100", "one payment", name="江晚舟", insurances="pension", base="6000.00", method="bank_debit")
    event: dict[str, Any] = json.loads(alone.lines[0])
    return event
