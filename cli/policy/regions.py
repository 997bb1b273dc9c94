"""`shebao regions`: policy data, and what a payment costs."""

from collections.abc import Iterator, Sequence

import click

from cli import output
from cli.failures import DONE, FAILED
from cli.groups import Group
from cli.options import json_option
from cli.policy.coverage import split_codes
from cli.policy.rerate import rerate
from cli.tables import table
from foundation.money import fen_from_yuan
from regions import (
    SCHEMES,
    Period,
    PolicyError,
    Region,
    assess,
    describe,
    get_region,
    get_regions,
    label,
    policy_problem,
)
from regions.describe import Json


@click.group(cls=Group)
def regions() -> None:
    """Policy data, and what a payment costs."""


regions.add_command(rerate)


@regions.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the regions and what can be paid there."""
    found = [_summary(region) for region in get_regions().all()]
    if as_json:
        output.show_json(found)
        return
    rows = [
        (it["code"], it["name"]["zh-CN"], it["name"]["en"], *(", ".join(it["schemes"][scheme]) for scheme in SCHEMES))
        for it in found
    ]
    table(("code", "name", "", *SCHEMES), rows)


def _summary(region: Region) -> Json:
    payable = {scheme: [it.insurance for it in region.offers(scheme) if it.offered] for scheme in SCHEMES}
    parents = [parent.code for parent in region.chain[1:]]
    return {"code": region.code, "name": region.name.to_json(), "parents": parents, "schemes": payable}


@regions.command()
@json_option
def versions(as_json: bool) -> int:
    """List the version of each region's policy, and whether the files can be read.

    A version is the first day of the newest figure and a digest of the files behind it. A payment keeps the version
    that it was declared by (`shebao payments show`). Ends with 1 if a file is broken.
    """
    problem = policy_problem()
    found = [{"code": it.code, "version": it.version, "file": it.file} for it in get_regions().all()]
    if as_json:
        output.show_json({"regions": found, "problem": problem})
    else:
        table(("code", "version", "file"), [(it["code"], it["version"], it["file"]) for it in found])
        if problem:
            output.note(problem)
    return FAILED if problem else DONE


@regions.command()
@click.argument("code", metavar="CODE")
@json_option
def show(code: str, as_json: bool) -> None:
    """Show all that is known of a region.

    Each figure comes with its dates, its source and how far that is to be trusted (confidence).
    """
    found = describe(get_region(code))
    if as_json:
        output.show_json(found)
        return
    output.heading(f"{found['code']} {found['name']['zh-CN']} ({found['name']['en']})")
    authority = found["authority"]
    output.fields(
        [
            ("takes from", ", ".join(found["parents"])),
            ("collected by", f"{authority['zh-CN']} ({authority['en']})"),
            ("source", _source(authority)),
        ]
    )
    for scheme in SCHEMES:
        _show_scheme(scheme, found["schemes"][scheme])
    if found["not_applied"]:
        output.heading("\nKnown, but too uncertain to apply")
        table(("what", "scheme", "source"), [(it["what"], it["scheme"], _source(it)) for it in found["not_applied"]])


def _show_scheme(code: str, scheme: Json) -> None:
    output.heading(f"\n{code}: {label('scheme', code, 'zh-CN')} ({label('scheme', code, 'en')})")
    output.fields([("steps", " > ".join(scheme["plan"]["steps"]))])
    figures = [
        (it["insurance"], figure["from"], figure["until"], what, words, _source(figure))
        for it in scheme["insurances"]
        if it["offered"]
        for what, words, figure in _figures(it)
    ]
    _table(("insurance", "from", "until", "what", "figure", "source"), figures)
    for it in scheme["insurances"]:
        if not it["offered"]:
            output.say(f"{it['insurance']}: not offered ({it['reason']})")
    _show_methods(scheme["methods"])
    _show_documents(scheme["documents"])
    _show_days(scheme)
    for it in scheme["notes"]:
        output.say(f"note: {it['zh-CN']} / {it['en']} [{it.get('source', '')}]")


def _figures(insurance: Json) -> Iterator[tuple[str, str, Json]]:
    """What each figure of an insurance is, in words, and the figure."""
    yield from (("base", _base(figure), figure) for figure in insurance["bases"])
    yield from (("charge", _charge(figure), figure) for figure in insurance["charges"])


def _show_methods(methods: Sequence[Json]) -> None:
    rows = [
        (it["code"], label("method", it["code"], "en"), _yes(it["needs_contract"]), it["min"], it["max"], _source(it))
        for it in methods
    ]
    _table(("pay by", "name", "contract", "from", "to", "source"), rows)


def _show_documents(documents: Sequence[Json]) -> None:
    rows = [
        (" or ".join(it["any_of"]), ", ".join([*it["methods"], *it["insurances"]]) or "all", _source(it))
        for it in documents
    ]
    _table(("document", "for", "source"), rows)


def _show_days(scheme: Json) -> None:
    days = [
        (_list(it["days"]), _list(it["months"]), _list(it["insurances"]), it["shift"], _source(it))
        for it in scheme["debit_days"]
    ]
    _table(("debit days", "months", "insurances", "holidays", "source"), days)
    windows = [(str(it["opens"]), str(it["closes"]), _source(it)) for it in scheme["windows"]]
    _table(("pay from day", "to day", "source"), windows)


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str | None, ...]]) -> None:
    if rows:
        output.say("")
        table(headings, rows)


def _base(base: Json) -> str:
    if base["amounts"]:
        return f"one of {', '.join(map(output.money, base['amounts']))}"
    ends = [output.money(base["min"]), output.money(base["max"])]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _charge(charge: Json) -> str:
    words = [_part(part) for part in charge.get("parts", ())]
    if "amount" in charge:
        words.append(f"{output.money(charge['amount'])} yuan")
    for choices in ("grades", "categories"):
        words += [f"{choice}: {output.money(amount)}" for choice, amount in charge.get(choices, {}).items()]
    if "choose" in charge:
        words.append(_base(charge["choose"]))
    return "; ".join(words)


def _part(part: Json) -> str:
    account = f", {part['account_rate']} of it to the account" if part["account_rate"] else ""
    return f"{part['part'] or ''} {part['rate']} of the base{account}".strip()


def _source(record: Json) -> str:
    inferred = f"; inferred: {', '.join(record['inferred'])}" if record.get("inferred") else ""
    return f"{record['source']} ({record['confidence']}{inferred})"


def _list(values: Sequence[object]) -> str:
    return ", ".join(map(str, values)) or "all"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


@regions.command("assess")
@click.option("--region", required=True, metavar="CODE", help="Six digits; `shebao regions list` shows them.")
@click.option("--scheme", required=True, help="flexible or resident.")
@click.option("--insurances", required=True, metavar="A,B", help="pension, medical, unemployment; several with commas.")
@click.option(
    "--period", required=True, help="A month 2026-07, months 2026-07..2026-09, or a year 2026 for yearly items."
)
@click.option("--base", metavar="YUAN", help="One amount for all, or pension=4775,medical=6727.")
@click.option("--category", help="Where the scheme has categories, as student.")
@click.option("--grade", help="Where the scheme has grades, or the yearly amount chosen.")
@json_option
def assess_(
    region: str,
    scheme: str,
    insurances: str,
    period: str,
    base: str | None,
    category: str | None,
    grade: str | None,
    as_json: bool,
) -> None:
    """Assess what a payment costs, with sources."""
    made = assess(
        region, scheme, split_codes(insurances), Period.parse(period), read_base(base), category=category, grade=grade
    ).to_json()
    if as_json:
        output.show_json(made)
    else:
        _show_assessment(region, scheme, made)


def _show_assessment(region: str, scheme: str, made: Json) -> None:
    name = get_regions().get(region).name
    provisional = " (provisional)" if made["provisional"] else ""
    output.heading(f"{region} {name.zh} ({name.en}), {scheme}, {made['period']}")
    headings = ("insurance", "months", "base", "rate", "yuan", "pooling fund", "individual account", "source")
    table(headings, map(_item, made["items"]), right=headings[1:-1])
    output.heading(f"total {output.money(made['total'])} yuan{provisional}")
    if made["provisional"]:
        output.say("The figures of this period are not published yet; the last published ones were applied.")
    for it in made["notes"]:
        output.say(f"note: {it['zh-CN']} / {it['en']}")


def _item(item: Json) -> tuple[str, ...]:
    return (
        item["insurance"] + (f" {item['part']}" if "part" in item else ""),
        str(item["months"]) if "months" in item else "year",
        output.money(item.get("base")),
        item.get("rate") or output.money(item.get("fixed")),
        output.money(item["amount"]),
        output.money(item.get("pooling_fund")),
        output.money(item.get("individual_account")),
        f"{_source(item)}, set by {item['rule_region']}" + ("; provisional" if item["provisional"] else ""),
    )


def read_base(text: str | None) -> int | dict[str, int] | None:
    """`8000` or `pension=4775,medical=6727` (yuan) as fen; raises PolicyError(base_invalid)."""
    if text is None:
        return None
    try:
        if "=" not in text:
            return fen_from_yuan(text.strip())
        pairs = [part.partition("=") for part in text.split(",")]
        bases = {insurance.strip(): fen_from_yuan(amount.strip()) for insurance, _, amount in pairs}
    except ValueError as error:
        raise PolicyError("base_invalid", f"--base: {error}, or pension=4775,medical=6727") from None
    if len(bases) < len(pairs):
        raise PolicyError("base_invalid", "--base: an insurance is there twice; keep one of them")
    return bases
