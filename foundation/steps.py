"""The steps of a payment. A region's plan orders them and may leave some out."""

from enum import StrEnum


class Step(StrEnum):
    """One step; the members are in the usual order."""

    MATERIALS = "materials"
    METHOD = "method"
    DECLARATION = "declaration"
    CONTRACT = "contract"
    COLLECTION = "collection"
    VOUCHER = "voucher"
