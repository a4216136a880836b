import json
import os
import numpy as np

DEFAULTS = {"rows": 4, "cols": 6, "scale": 2.0, "dtype": "float32"}

def load(path):
    if os.path.exists(path):
        with open(path) as f:
            return {**DEFAULTS, **json.load(f)}
    return dict(DEFAULTS)

cfg = load("missing-config.json")
grid = np.zeros((cfg["rows"], cfg["cols"]), dtype=cfg["dtype"])
grid += cfg["scale"]
print(grid.shape, grid.dtype)
blob = json.dumps({"data": grid.tolist(), "shape": grid.shape})
back = json.loads(blob)
again = np.array(back["data"]).reshape(back["shape"])
print(again.dtype, again.shape)
text = '{"layers": [{"in": 3, "out": 5}, {"in": 5, "out": 2}]}'
layers = json.loads(text)["layers"]
weights = [np.ones((l["in"], l["out"])) for l in layers]
x = np.ones((7, 3))
for w in weights:
    x = x @ w
print(x.shape, x[0, 0])
