"""Collects GPS tracks and makes a table of them."""
from __future__ import annotations

import math
import typing as t

import numpy as np


class Fix(t.NamedTuple):
    lat: float
    lon: float
    when: int


def parse(lines: t.Iterable[str]) -> t.Iterator[Fix]:
    for line in lines:
        lat, lon, when = line.split(";")
        yield Fix(float(lat), float(lon), int(when))


def to_table(fixes: t.Iterable[Fix]) -> np.ndarray:
    table = np.zeros((0, 2))
    for fix in fixes:
        table = np.vstack((table, [fix.lat, fix.lon]))  # want: grow
    return table


def length(table: np.ndarray) -> float:
    radians = np.radians(table)
    lat, lon = radians[:, 0], radians[:, 1]
    steps = np.hypot(np.diff(lat), np.diff(lon) * math.cos(lat[0]))
    return float(steps.sum()) * 6371.0


lines = [f"{50 + k * 1e-4:.5f};{8 + k * 2e-4:.5f};{k}" for k in range(1500)]
print(round(length(to_table(parse(lines))), 2))
