"""Rows of a text file become an array of objects."""
import numpy as np

TEXT = "\n".join(f"{i};{i * 0.25}" for i in range(4000))


def parse(text: str) -> list[tuple[int, float]]:
    rows = []
    for line in text.splitlines():
        number, amount = line.split(";")
        rows.append((int(number), float(amount)))
    return rows


def amounts(rows: list[tuple[int, float]]) -> np.ndarray:
    """The second column."""
    return np.fromiter((amount for _, amount in rows), dtype=float, count=len(rows))


rows = parse(TEXT)
column = amounts(rows)
print(column.sum(), column.max())
