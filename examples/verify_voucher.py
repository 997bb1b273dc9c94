"""Check a voucher's signature without Shebao: `python verify_voucher.py VOUCHER.pdf https://HOST/v1/voucher-keys`."""

import json
import sys
from pathlib import Path
from urllib.request import urlopen

from cryptography.hazmat.primitives.serialization import load_pem_public_key


def check(pdf: bytes, keys: dict[str, str]) -> dict[str, object]:
    """The signed data of the voucher in `pdf`; `keys` are PEM texts by key id. Raises InvalidSignature, KeyError."""
    start = pdf.index(b'{"data":', pdf.index(b"/ShebaoVoucher 1"))
    said = json.JSONDecoder().raw_decode(pdf[start : pdf.index(b"endstream", start)].decode())[0]
    raw = json.dumps(said["data"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    load_pem_public_key(keys[said["key_id"]].encode()).verify(bytes.fromhex(said["signature"]), raw)
    return said["data"]


if __name__ == "__main__":
    with urlopen(sys.argv[2]) as answer:
        known = {key["key_id"]: key["public_key"] for key in json.load(answer)["keys"]}
    json.dump(check(Path(sys.argv[1]).read_bytes(), known), sys.stdout, ensure_ascii=False, indent=2)
