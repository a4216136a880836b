"""It is converted once."""
import numpy as np


def summary(values: list[float]) -> dict[str, float]:
    data = np.array(values)
    return {"mean": float(data.mean()), "std": float(data.std()), "max": float(data.max())}


values = [0.5 * k for k in range(50_000)]
print(summary(values))
