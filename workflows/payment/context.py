"""What every step is given with its case: settings, keys and the regions' policy. No step reads them elsewhere."""

from functools import lru_cache

from foundation.crypto import Keyring
from foundation.settings import Settings, SettingsError, get_keyring, get_settings
from foundation.structs import Private
from notifications.voucher import VoucherKey, keys_from_text
from regions import Regions, get_regions


class Context(Private, frozen=True):
    """One for all payments of a run. `voucher_keys`: the signing one first."""

    settings: Settings
    keyring: Keyring
    regions: Regions
    voucher_keys: tuple[VoucherKey, ...]


def get_context() -> Context:
    """What is in force in this process; raises SettingsError."""
    return Context(get_settings(), get_keyring(), get_regions(), get_voucher_keys())


def get_voucher_keys() -> tuple[VoucherKey, ...]:
    """The keys of SHEBAO_VOUCHER_KEY, the signing one first; raises SettingsError."""
    return _read_keys(get_settings().voucher_key.get_secret_value())


@lru_cache(maxsize=4)
def _read_keys(text: str) -> tuple[VoucherKey, ...]:
    try:
        return keys_from_text(text)
    except ValueError as error:
        raise SettingsError(f"SHEBAO_VOUCHER_KEY: {error}") from None
