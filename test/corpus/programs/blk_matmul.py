import numpy as np
rs = np.random.RandomState(3); n, bs = 48, 16
A, B = rs.randint(-3, 4, (n, n)).astype(float), rs.randint(-3, 4, (n, n)).astype(float)
def blocked(A, B, bs):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(0, n, bs):
        for j in range(0, n, bs):
            for k in range(0, n, bs): C[i:i+bs, j:j+bs] += A[i:i+bs, k:k+bs] @ B[k:k+bs, j:j+bs]
    return C
def strassen(A, B):
    m = len(A)
    if m <= 12: return A @ B
    h = m//2; a, b, c, d = A[:h, :h], A[:h, h:], A[h:, :h], A[h:, h:]; e, f, g, k = B[:h, :h], B[:h, h:], B[h:, :h], B[h:, h:]
    p1, p2, p3, p4, p5, p6, p7 = strassen(a, f - k), strassen(a + b, k), strassen(c + d, e), strassen(d, g - e), strassen(a + d, e + k), strassen(b - d, g + k), strassen(a - c, e + f)
    return np.block([[p5 + p4 - p2 + p6, p1 + p2], [p3 + p4, p1 + p5 - p3 - p7]])
C1, C2, C3 = blocked(A, B, bs), strassen(A, B), np.add.reduce([np.multiply.outer(A[:, k], B[k]) for k in range(n)])
ok = (C1 == A @ B).all(), (C2 == C1).all(), (C3 == C1).all(); T = A.reshape(3, 16, 3, 16).transpose(0, 2, 1, 3); Tc = np.ascontiguousarray(T); back = Tc.swapaxes(1, 2).reshape(n, n); lo = np.tril(A); perm = rs.permutation(n); Pm = np.eye(n)[perm]; band = np.array([np.pad(np.diagonal(A, k), (max(0, -k), max(0, k))) for k in (-1, 0, 1)])
print(ok, T.strides, Tc.strides, (back == A).all(), (Pm @ A == A[perm]).all(), band.shape, C2.flags.c_contiguous, lo.nbytes)
tri = np.empty((n, n), order="F"); tri[...] = np.triu(A); tri[np.diag_indices(n)] = n; x = np.ones(n); b = tri @ x; y = b.copy()
for i in range(n - 1, -1, -1): y[i] = (y[i] - tri[i, i+1:] @ y[i+1:])/tri[i, i]
cg_A = A @ A.T + n*np.eye(n); xk = np.zeros(n); r = b - cg_A @ xk; p = r.copy(); rr = r @ r; hist = [rr]
for _ in range(10):
    Ap = cg_A @ p; al = rr/(p @ Ap); xk += al*p; r -= al*Ap; new = r @ r; p = r + new/rr*p; rr = new; hist.append(rr)
hist = np.array(hist); gs = np.zeros(4); S = np.array([[10., -1, 2, 0], [-1, 11, -1, 3], [2, -1, 10, -1], [0, 3, -1, 8]]); rhs = np.array([6., 25, -11, 15])
for _ in range(12):
    for i in range(4): gs[i] = (rhs[i] - S[i] @ gs + S[i, i]*gs[i])/S[i, i]
lanc = np.zeros((4, 3)); v = np.ones(4)/2; lanc[:, 0] = v; al_, be_ = [], []
for j in range(3):
    w = S @ lanc[:, j]; a_ = w @ lanc[:, j]; w -= a_*lanc[:, j] + (be_[-1]*lanc[:, j-1] if j else 0); bt = np.sqrt(w @ w); al_.append(a_); be_.append(bt)
    if j < 2: lanc[:, j+1] = w/bt
Tm = np.diag(al_) + np.diag(be_[:-1], 1) + np.diag(be_[:-1], -1); ritz = np.linalg.eigvalsh(Tm)
print(np.allclose(y, 1), hist.shape, hist[-1] < hist[0], gs.round(6), lanc.shape, Tm.shape, ritz.shape, tri.flags.f_contiguous)
