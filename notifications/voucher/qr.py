"""QR codes of check addresses: byte mode, level M, one fixed mask, made for many codes of the same length.

The patterns of a version come from segno once; after that a code is a table look-up for the error correction and a
permutation of bits (about 50 microseconds, where choosing among the eight masks takes milliseconds). Any mask gives
a valid code; tests compare with segno and read the printed page.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import segno

from notifications.voucher.data import VoucherError

_MASK = 2
# ISO/IEC 18004, table 9, level M: version -> (error correction codewords a block, data codewords of each block).
_BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    3: (26, (44,)),
    4: (18, (32, 32)),
    5: (24, (43, 43)),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
}


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of `size` modules a side; rows from the top, padded to whole bytes, 1 is dark."""

    size: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class _Version:
    size: int
    blocks: tuple[int, ...]
    correction: int
    table: tuple[int, ...]
    place: Callable[[str], tuple[str, ...]]
    mask: int
    row_bytes: int


def make_qr(text: str) -> QrCode:
    """The QR code of an ASCII address; raises VoucherError when it has other characters or more than 180."""
    try:
        content = text.encode("ascii")
    except UnicodeEncodeError:
        raise VoucherError("check_url: only ASCII characters are allowed") from None
    version = _version(_fitting(len(content)))
    data = _data(content, sum(version.blocks))
    ends = list(itertools.accumulate(version.blocks))
    blocks = [data[end - length : end] for end, length in zip(ends, version.blocks, strict=True)]
    checks = [_correction(block, version) for block in blocks]
    words = _interleaved(blocks) + _interleaved(checks)
    bits = f"{int.from_bytes(words, 'big'):0{8 * len(words)}b}"
    placed = int("".join(version.place(bits + "01")), 2) ^ version.mask
    return QrCode(version.size, placed.to_bytes(version.row_bytes * version.size, "big"))


def _interleaved(blocks: Sequence[bytes]) -> bytes:
    """The first bytes of all blocks, the second ones, and so on; some blocks are one byte longer."""
    shortest = min(map(len, blocks))
    return bytes(itertools.chain.from_iterable(zip(*blocks, strict=False))) + b"".join(
        [block[shortest:] for block in blocks]
    )


def _fitting(length: int) -> int:
    for number, (_, blocks) in _BLOCKS.items():
        if length <= sum(blocks) - 2:
            return number
    raise VoucherError("check_url: longer than the 180 characters a voucher's QR code holds")


def _data(content: bytes, room: int) -> bytes:
    """Mode 0100, length, bytes, terminator 0000, then the filling the standard names."""
    head = int.from_bytes(bytes([0x40 | len(content) >> 4, (len(content) & 15) << 4]), "big")
    used = ((head >> 4) << 8 * len(content) | int.from_bytes(content, "big")) << 4
    words = used.to_bytes(len(content) + 2, "big")
    return words + (b"\xec\x11" * room)[: room - len(words)]


def _correction(block: bytes, version: _Version) -> bytes:
    """Reed-Solomon remainder, a byte at a time: the table holds every multiple of the generator as one integer."""
    width = 8 * version.correction
    top, low, table, rest = width - 8, (1 << width) - 1, version.table, 0
    for byte in block:
        rest = (rest << 8 & low) ^ table[rest >> top ^ byte]
    return rest.to_bytes(version.correction, "big")


@lru_cache(maxsize=len(_BLOCKS))
def _version(number: int) -> _Version:
    correction, blocks = _BLOCKS[number]
    code = segno.make("", version=number, error="m", mask=_MASK, mode="byte", boost_error=False, micro=False)
    size = 17 + 4 * number
    dark = [list(row) for row in code.matrix_iter(border=0)]
    free = _free(number, size)
    order = {cell: at for at, cell in enumerate(_zigzag(size, free))}
    bits = 8 * (sum(blocks) + correction * len(blocks))
    row_bytes = (size + 7) // 8
    cells = [(row, column) for row in range(size) for column in range(8 * row_bytes)]

    def place(row: int, column: int) -> int:
        """The bit that a cell shows; two constants, 0 and 1, follow the bits."""
        if column >= size:
            return bits
        if free[row][column]:
            return min(order[row, column], bits)  # a few remainder bits are 0
        return bits + dark[row][column]

    mask = [column < size and free[row][column] and column % 3 == 0 for row, column in cells]  # mask 2
    places = itemgetter(*[place(row, column) for row, column in cells])
    masked = int("".join("01"[bit] for bit in mask), 2)
    return _Version(size, blocks, correction, _multiples(correction), places, masked, row_bytes)


def _free(number: int, size: int) -> list[list[bool]]:
    """Which cells data may fill: all but finder, format, timing, alignment and (from version 7) version patterns."""
    free = [[row != 6 and column != 6 for column in range(size)] for row in range(size)]

    def block(row: int, column: int, height: int, width: int) -> None:
        for at in range(row, row + height):
            free[at][column : column + width] = [False] * width

    block(0, 0, 9, 9)
    block(0, size - 8, 9, 8)
    block(size - 8, 0, 8, 9)
    if number >= 7:
        block(0, size - 11, 6, 3)
        block(size - 11, 0, 3, 6)
    for row, column in _alignments(number, size):
        block(row - 2, column - 2, 5, 5)
    return free


def _alignments(number: int, size: int) -> list[tuple[int, int]]:
    """The centres of the alignment patterns; at three of the corners are the finders instead."""
    ends = (6, size - 7)
    lines = ends if number < 7 else (6, (size - 1) // 2, size - 7)
    finders = ((6, 6), (6, size - 7), (size - 7, 6))
    centres = itertools.product(lines, lines)
    return [centre for centre in centres if centre not in finders]


def _zigzag(size: int, free: list[list[bool]]) -> list[tuple[int, int]]:
    """Cells in the order data bits fill them: pairs of columns from the right, up and down, past the timing column."""
    cells: list[tuple[int, int]] = []
    upward, column = True, size - 1
    while column > 0:
        if column == 6:
            column -= 1
        for row in range(size - 1, -1, -1) if upward else range(size):
            cells.extend((row, at) for at in (column, column - 1) if free[row][at])
        upward, column = not upward, column - 2
    return cells


def _multiplication() -> Callable[[int, int], int]:
    """Multiplication of bytes in GF(256) with 0x11D, by the powers of 2 and their logarithms."""
    powers = [1]
    for _ in range(254):
        powers.append(powers[-1] << 1 ^ (0x11D if powers[-1] & 0x80 else 0))
    logs = {power: at for at, power in enumerate(powers)}
    return lambda left, right: powers[(logs[left] + logs[right]) % 255] if left and right else 0


def _multiples(degree: int) -> tuple[int, ...]:
    """Each byte times the generator polynomial of this degree over GF(256) with 0x11D, leading term left out."""
    times = _multiplication()
    generator, root = [1], 1
    for _ in range(degree):
        generator = [a ^ times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = times(root, 2)
    return tuple(int.from_bytes(bytes(times(byte, term) for term in generator[1:]), "big") for byte in range(256))
