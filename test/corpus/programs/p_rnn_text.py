import numpy as np

text = "hello world, hello numpy. arrays all the way down. " * 4
chars = sorted(set(text))
stoi = {c: i for i, c in enumerate(chars)}
itos = dict(enumerate(chars))
data = np.array([stoi[c] for c in text])
V, H, T = len(chars), 24, 12
rng = np.random.default_rng(0)
params = {
    "Wxh": rng.normal(0, 0.1, (H, V)),
    "Whh": rng.normal(0, 0.1, (H, H)),
    "Why": rng.normal(0, 0.1, (V, H)),
    "bh": np.zeros((H, 1)),
    "by": np.zeros((V, 1)),
}
mem = {k: np.zeros_like(v) for k, v in params.items()}


def loss_fn(inputs, targets, hprev):
    xs, hs, ps = {}, {-1: hprev.copy()}, {}
    loss = 0.0
    for t in range(len(inputs)):
        xs[t] = np.zeros((V, 1))
        xs[t][inputs[t]] = 1
        hs[t] = np.tanh(params["Wxh"] @ xs[t] + params["Whh"] @ hs[t - 1] + params["bh"])
        y = params["Why"] @ hs[t] + params["by"]
        e = np.exp(y - y.max())
        ps[t] = e / e.sum()
        loss += -np.log(ps[t][targets[t], 0])
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    dhnext = np.zeros_like(hs[0])
    for t in reversed(range(len(inputs))):
        dy = ps[t].copy()
        dy[targets[t]] -= 1
        grads["Why"] += dy @ hs[t].T
        grads["by"] += dy
        dh = params["Why"].T @ dy + dhnext
        draw = (1 - hs[t] ** 2) * dh
        grads["bh"] += draw
        grads["Wxh"] += draw @ xs[t].T
        grads["Whh"] += draw @ hs[t - 1].T
        dhnext = params["Whh"].T @ draw
    for g in grads.values():
        np.clip(g, -5, 5, out=g)
    return loss, grads, hs[len(inputs) - 1]


def sample(h, seed, n):
    x = np.zeros((V, 1))
    x[seed] = 1
    out = []
    for _ in range(n):
        h = np.tanh(params["Wxh"] @ x + params["Whh"] @ h + params["bh"])
        y = params["Why"] @ h + params["by"]
        p = np.exp(y) / np.exp(y).sum()
        ix = rng.choice(V, p=p.ravel())
        x = np.zeros((V, 1))
        x[ix] = 1
        out.append(ix)
    return "".join(itos[i] for i in out)


h = np.zeros((H, 1))
p, smooth = 0, -np.log(1 / V) * T
history = []
for it in range(30):
    if p + T + 1 >= len(data):
        p, h = 0, np.zeros((H, 1))
    inputs, targets = data[p:p + T], data[p + 1:p + T + 1]
    loss, grads, h = loss_fn(inputs, targets, h)
    smooth = 0.99 * smooth + 0.01 * loss
    for k in params:
        mem[k] += grads[k] ** 2
        params[k] -= 0.1 * grads[k] / np.sqrt(mem[k] + 1e-8)
    history.append(smooth)
    p += T
curve = np.array(history)
txt = sample(h, int(data[0]), 20)
norms = {k: float(np.linalg.norm(v)) for k, v in params.items()}
flatp = np.concatenate([v.ravel() for v in params.values()])
print(curve.shape, len(txt), flatp.size, sorted(norms)[0])
