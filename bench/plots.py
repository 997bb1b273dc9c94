"""Plots as SVG: bars and lines, readable on light and dark ground, without a plotting library."""

import math
from collections.abc import Sequence
from html import escape

_WIDTH, _ROW, _LEFT, _FONT = 760, 26, 150, "font-family='sans-serif' font-size='12' fill='#667788'"
_COLOURS = ("#2b7bba", "#d9822b", "#3d9a63", "#a854a8", "#8a8a8a")


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Horizontal bars on a logarithmic scale; each row has a label, a value above zero and the text beside its bar."""
    values = [value for _, value, _ in rows]
    low = math.floor(math.log10(min(values)))
    high = math.log10(max(values))
    room = _WIDTH - _LEFT - 130
    parts = [_text(8, 18, title, weight="bold")]
    for number, (label, value, beside) in enumerate(rows):
        top = 32 + number * _ROW
        length = max(2.0, (math.log10(value) - low) / max(high - low, 0.1) * room)
        parts.append(_text(_LEFT - 8, top + 13, label, anchor="end"))
        parts.append(f"<rect x='{_LEFT}' y='{top}' width='{length:.1f}' height='17' fill='{_COLOURS[0]}' rx='2'/>")
        parts.append(_text(_LEFT + length + 6, top + 13, beside))
    return _svg(parts, 40 + len(rows) * _ROW)


def lines(title: str, across: str, series: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """Lines from zero up; `across` names the horizontal axis, each series has a name and its points."""
    points = [point for _, line in series for point in line]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top = _round_up(max(y for _, y in points))
    height, width = 240, _WIDTH - 80

    def place(x: float, y: float) -> tuple[float, float]:
        return 60 + (x - left) / max(right - left, 1e-9) * width, 30 + height * (1 - y / top)

    parts = [_text(8, 18, title, weight="bold")]
    for quarter in range(5):
        _, y = place(left, top * quarter / 4)
        parts.append(
            f"<line x1='60' x2='{60 + width}' y1='{y:.1f}' y2='{y:.1f}' stroke='#667788' stroke-opacity='.25'/>"
        )
        parts.append(_text(52, y + 4, f"{top * quarter / 4:,.4g}", anchor="end"))
    for mark in (left, (left + right) / 2, right):
        parts.append(_text(place(mark, 0)[0], height + 46, f"{mark:,.4g}", anchor="middle"))
    parts.append(_text(60 + width / 2, height + 62, across, anchor="middle"))
    for number, (name, line) in enumerate(series):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in line))
        parts.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>")
        parts.append(f"<rect x='{66 + number * 150}' y='{height + 74}' width='12' height='4' fill='{colour}'/>")
        parts.append(_text(82 + number * 150, height + 80, name))
    return _svg(parts, height + 92)


def _round_up(value: float) -> float:
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 5, 8, 10) if step * power >= value)


def _text(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}' font-weight='{weight}' {_FONT}>{escape(text)}</text>"


def _svg(parts: Sequence[str], height: float) -> str:
    inside = "\n".join(parts)
    size = f"width='{_WIDTH}' height='{height:.0f}' viewBox='0 0 {_WIDTH} {height:.0f}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>\n{inside}\n</svg>\n"
