"""How long a voucher page takes: `python -m bench.voucher_pdf`. CPU time of one process, medians over many pages.

Each page has a payer, number and QR code of its own; a quarter of the names hold rare characters. Signing is measured
apart: in the chain it belongs to the voucher step, rendering to the letter.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from foundation.ids import new_id
from notifications.voucher import (
    StoredVoucher,
    VoucherData,
    check_code,
    public_keys,
    render_pdf,
    verify_pdf,
    voucher_digest,
    voucher_no,
)
from tests.unit.notifications.voucher_samples import FOUR, KEY, make_data, make_english

PAGES = 1000


def vouchers(make: Callable[..., VoucherData], count: int) -> list[VoucherData]:
    """Vouchers that differ as those of a run do; the same ones each time."""
    drawn = random.Random(20261112)
    made = []
    for number in range(count):
        no = voucher_no("310000", new_id())
        code = check_code(no, KEY)
        block = (0x3400, 0x4DB5) if number % 4 == 0 else (0x4E00, 0x9FA5)
        name = "".join(chr(drawn.randint(*block)) for _ in range(3))
        url = f"https://shebao.example/v/{no}?code={code}"
        made.append(replace(make(), no=no, check_code=code, payer_name=name, check_url=url))
    return made


def measure(work: Callable[[Any], object], values: Sequence[Any]) -> float:
    """Median microseconds of CPU for one call."""
    times = []
    for value in values:
        before = time.process_time_ns()
        work(value)
        times.append(time.process_time_ns() - before)
    return statistics.median(times) / 1000


def resident_mb() -> int:
    """Resident memory of this process; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096 // 2**20
    except OSError:
        return 0


def render(page: tuple[VoucherData, bytes]) -> bytes:
    """The page of a voucher and its signature."""
    return render_pdf(*page, key_id=KEY.key_id)


def main() -> None:
    """Print the table."""
    before = resident_mb()
    start = time.process_time_ns()
    first = make_data()
    size = len(render_pdf(first, KEY.sign(first.to_bytes()), KEY.key_id))
    rows = [("first page of a process, with making all that is kept", (time.process_time_ns() - start) / 1000)]
    samples: tuple[tuple[str, Callable[..., VoucherData]], ...] = (
        ("page in Chinese, two lines", make_data),
        ("page in Chinese, four lines", lambda: make_data(FOUR)),
        ("page in English and Chinese", make_english),
    )
    for label, make in samples:
        pages = [(data, KEY.sign(data.to_bytes())) for data in vouchers(make, PAGES)]
        rows.append((label, measure(render, pages)))
    added = resident_mb() - before
    made = vouchers(make_data, 300)
    rows.append(("canonical data, digest and signature", measure(lambda data: KEY.sign(data.to_bytes()), made)))
    files = {data.no: StoredVoucher(data.no, voucher_digest(data)) for data in made}
    pdfs = [render_pdf(data, KEY.sign(data.to_bytes()), KEY.key_id) for data in made]
    rows.append(
        ("check of a presented file", measure(lambda pdf: verify_pdf(pdf, files.get, public_keys((KEY,))), pdfs))
    )
    width = max(len(label) for label, _ in rows)
    for label, microseconds in rows:
        sys.stdout.write(f"{label:<{width}}  {microseconds:8.0f} us\n")
    sys.stdout.write(f"{'size of a page':<{width}}  {size:8} bytes\n")
    sys.stdout.write(f"{'memory added':<{width}}  {added:8} MB\n")


if __name__ == "__main__":
    main()
