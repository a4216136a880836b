import numpy as np
np.random.seed(1); f = np.float32
B, T, C, H = 2, 6, 8, 2
x = np.random.randn(B, T, C).astype(f); Wqkv = (np.random.randn(C, 3*C)*.2).astype(f); Wo = (np.random.randn(C, C)*.2).astype(f); pos = np.zeros((T, C), f); k = np.arange(C//2); ang = np.arange(T)[:, None]/10000**(2*k/C); pos[:, 0::2], pos[:, 1::2] = np.sin(ang), np.cos(ang)
def ln(z, eps=f(1e-5)): m = z.mean(-1, keepdims=True); v = z.var(axis=-1, keepdims=True); return (z - m)/np.sqrt(v + eps)
def softmax(z, axis=-1): z = z - z.max(axis=axis, keepdims=True); e = np.exp(z); return e/e.sum(axis=axis, keepdims=True)
def gelu(z): return f(.5)*z*(1 + np.tanh(f(.79788456)*(z + f(.044715)*z**3)))
def heads(z): return z.reshape(B, T, H, C//H).transpose(0, 2, 1, 3)
h = ln(x + pos); q, kk, v = map(heads, np.split(h @ Wqkv, 3, axis=-1)); mask = np.triu(np.ones((T, T), bool), 1)
s = q @ kk.swapaxes(-1, -2)/f(np.sqrt(C//H)); s = np.where(mask, f(-np.inf), s); a = softmax(s); o = (a @ v).transpose(0, 2, 1, 3).reshape(B, T, C); y = x + o @ Wo; z = y + gelu(ln(y)); top = np.argsort(z[..., :4], axis=-1)[..., ::-1][..., :2]
print(h.dtype, q.strides, s.dtype, a.shape, np.triu(a[0, 0], 1).any(), np.allclose(a.sum(-1), 1, atol=1e-5), o.flags.c_contiguous, y.dtype, z.shape, top.shape)
emb = np.random.rand(10, C).astype(f); tok = np.array([[1, 5, 1], [0, 9, 2]]); e = emb[tok]; logits = e @ emb.T; loss = -np.log(softmax(logits)[np.arange(2)[:, None], np.arange(3), tok]).mean(); G = np.zeros_like(emb); np.add.at(G, tok, e); oh = np.eye(10, dtype=f)[tok]
drop = (np.random.rand(*e.shape) > .5)/.5; bn = (e - e.mean((0, 1)))/e.std(axis=(0, 1)); conv = np.stack([np.convolve(r, [1, 0, -1], "same") for r in e.reshape(-1, C)]); pool = e.reshape(2, 3, C//2, 2).max(-1); cos = (e[0] @ e[1].T)/np.outer(np.linalg.norm(e[0], axis=1), np.linalg.norm(e[1], axis=1)); rnn = np.zeros((2, 4), f); Wx, Wh = (np.random.randn(C, 4)*.1).astype(f), np.eye(4, dtype=f)*f(.5); states = []
for t in range(3): rnn = np.tanh(e[:, t] @ Wx + rnn @ Wh); states.append(rnn)
st = np.stack(states, 1); gates = np.concatenate([st, st], -1).reshape(2, 3, 2, 4); i_, f_ = gates[:, :, 0], gates[:, :, 1]; clip = np.linalg.norm(G); G *= min(1, 1/clip)
print(e.shape, logits.dtype, loss.dtype, G.dtype, oh.sum(), drop.dtype, bn.dtype, conv.shape, conv.dtype, pool.shape, cos.shape, st.shape, st.dtype, i_.base is f_.base, i_.strides)
