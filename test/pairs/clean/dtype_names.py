"""A table of people with a few long remarks."""
import numpy as np


def build(count: int) -> tuple[np.ndarray, np.ndarray]:
    people = [f"p{k}" for k in range(count)]
    remarks = ["" for _ in range(count)]
    remarks[5] = "long remark " * 30
    return np.array(people), np.array(remarks, dtype=np.dtypes.StringDType())


names, remarks = build(3000)
print(names[7], len(remarks[5]), np.count_nonzero(remarks != ""))
