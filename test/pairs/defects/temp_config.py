"""Reads settings, builds a model, runs it: nothing is large but the grid."""
import json

import numpy as np

SETTINGS = json.loads('{"width": 500, "height": 400, "rounds": 3, "weights": [0.1, 0.2, 0.4, 0.2, 0.1]}')


class Blur:
    def __init__(self, weights: list[float]) -> None:
        self.weights = np.array(weights, dtype=np.float32)

    def rows(self, field: np.ndarray, out: np.ndarray) -> None:
        out[:] = 0
        half = len(self.weights) // 2
        for k, weight in enumerate(self.weights):
            out += weight * np.roll(field, k - half, axis=1)  # want: temp


def main() -> None:
    field = np.zeros((SETTINGS["height"], SETTINGS["width"]), dtype=np.float32)
    field[200, 250] = 1
    out = np.empty_like(field)
    blur = Blur(SETTINGS["weights"])
    for _ in range(SETTINGS["rounds"]):
        blur.rows(field, out)
        field, out = out, field
    print(round(float(field.sum()), 3))


main()
