"""Ages of people, read into a table of objects."""
import numpy as np

people = [("a", 31.5), ("b", 44.0), ("c", 27.25)] * 1500


def ages(rows):
    out = np.empty(len(rows), dtype=object)  # want: dtype
    for k, (_, age) in enumerate(rows):
        out[k] = age
    return out


values = ages(people)
print(len(values), float(max(values)))
