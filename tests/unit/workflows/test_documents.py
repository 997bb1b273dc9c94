"""Documents are filled into forms that were drawn once; made again by the template they are the same to the byte."""

import dataclasses
import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from foundation.crypto import SealError
from foundation.ids import stable_part
from foundation.settings import get_keyring
from tests.unit.workflows.cases import CaseMaker
from workflows.payment.case import Case
from workflows.payment.outcomes import Call
from workflows.steps import contract, declaration
from workflows.steps.documents import open_document

ROW = {"method": "bank_debit", "total_fen": 240000}
NAMES = ["王小明", "O'Neil & <b>", '100% "真"', "%(id_number)s", "{{ id_number }}", "\ue000id_number\ue001", "&amp;"]


def made(step: Any, case: Case) -> dict[str, Any]:
    call = step.decide(case)
    assert isinstance(call, Call)
    return dict(call.extra[0].row)


def named(case: Case, name: str) -> Case:
    """The case of a payer with this name."""
    return replace(case, sealed_payer=case.sealed_payer.replaced(replace(case.payer, name=name)))


@pytest.mark.parametrize("step", [declaration, contract], ids=["declaration", "contract"])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_made_again_from_its_data_is_the_same_whatever_the_payer_s_name_holds(
    a_case: CaseMaker, step: Any, name: str
) -> None:
    case = named(a_case(row=ROW), name)
    text = open_document(get_keyring(), SimpleNamespace(**made(step, case)))
    assert case.payer.id_number in text
    assert "<b>" not in text


def test_a_declaration_names_notices_by_number_and_no_note_of_ours(a_case: CaseMaker) -> None:
    case = a_case(row=ROW)
    text = open_document(get_keyring(), SimpleNamespace(**made(declaration, case)))
    assert "征收机关公布的标准" in text
    sources = {item.source for item in case.assess().items}
    notes = {word for source in sources for word in re.findall(r"[a-z0-9]+\.(?:gov\.cn|cn|com)[^;]*", source)}
    assert notes
    assert not [note for note in notes if note in text]
    assessment = case.assess()
    items = tuple(
        dataclasses.replace(item, source="沪人社规〔2023〕5号; rsj.sh.gov.cn t0035; 沪医保规〔2025〕7号")
        for item in assessment.items
    )
    form = declaration._form(
        case.region, dataclasses.replace(assessment, items=items), "bank_debit", date(2026, 11, 22)
    )
    assert "沪人社规〔2023〕5号、沪医保规〔2025〕7号" in form.text
    assert "rsj.sh" not in form.text


@pytest.mark.parametrize("step", [declaration, contract], ids=["declaration", "contract"])
def test_nothing_of_one_payer_gets_into_the_document_of_the_next(a_case: CaseMaker, step: Any) -> None:
    first, second = named(a_case(row=ROW), "欧阳先生"), named(a_case(row=ROW, reference="other"), "司马女士")
    texts = [open_document(get_keyring(), SimpleNamespace(**made(step, case))) for case in (first, second, first)]
    assert texts[0] == texts[2]
    assert "欧阳先生" in texts[0]
    assert stable_part(first.id) in texts[0]
    assert "欧阳先生" not in texts[1]
    assert stable_part(first.id) not in texts[1]


def test_a_document_whose_kept_hash_is_another_is_not_shown(a_case: CaseMaker) -> None:
    row = made(contract, a_case(row=ROW))
    with pytest.raises(SealError):
        open_document(get_keyring(), SimpleNamespace(**row | {"sha256": "0" * 64}))
