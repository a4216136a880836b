import numpy as np

PIPELINE = [
    {"op": "normalize", "params": {"axis": 0}},
    {"op": "clip", "params": {"lo": -1.0, "hi": 1.0}},
    {"op": "project", "params": {"dims": 2, "seed": 3}},
]
REGISTRY = {}

def register(name):
    def deco(f):
        REGISTRY[name] = f
        return f
    return deco

@register("normalize")
def normalize(x, axis):
    return (x - x.mean(axis=axis)) / x.std(axis=axis)

@register("clip")
def clip(x, lo, hi):
    return np.clip(x, lo, hi)

@register("project")
def project(x, dims, seed):
    rng = np.random.default_rng(seed)
    basis = rng.normal(size=(x.shape[1], dims))
    q, _ = np.linalg.qr(basis)
    return x @ q

def run(x, steps):
    shapes = [x.shape]
    for step in steps:
        f = REGISTRY[step["op"]]
        x = f(x, **step["params"])
        shapes.append(x.shape)
    return x, shapes

data = np.arange(40, dtype=float).reshape(10, 4) ** 1.5
out, shapes = run(data, PIPELINE)
print(out.shape, shapes)
assert out.shape == (10, 2)
stats = {name: getattr(data, name)(axis=0) for name in ("min", "max", "mean", "sum")}
for name, v in stats.items():
    print(name, v.shape)
settings = dict(dtype=np.float16, order="F")
low = np.array(data, **settings)
print(low.dtype, low.flags.f_contiguous)
