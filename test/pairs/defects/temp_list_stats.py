"""Three functions convert the same list."""
import numpy as np


def summary(values: list[float]) -> dict[str, float]:
    return {
        "mean": float(np.mean(values)),  # want: temp
        "std": float(np.std(values)),
        "max": float(np.max(values)),
    }


values = [0.5 * k for k in range(50_000)]
print(summary(values))
