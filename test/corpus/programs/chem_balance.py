from fractions import Fraction
from math import gcd, lcm
import re, numpy as np
def parse(f):
    out = {}
    for el, n in re.findall(r"([A-Z][a-z]?)(\d*)", f): out[el] = out.get(el, 0) + int(n or 1)
    return out
def rref(M):
    M = [[Fraction(x) for x in r] for r in M]; piv = []; r = 0
    for c in range(len(M[0])):
        k = next((i for i in range(r, len(M)) if M[i][c] != 0), None)
        if k is None: continue
        M[r], M[k] = M[k], M[r]; M[r] = [x/M[r][c] for x in M[r]]
        for i in range(len(M)):
            if i != r: M[i] = [a - M[i][c]*b for a, b in zip(M[i], M[r])]
        piv.append(c); r += 1
        if r == len(M): break
    return M, piv
left, right = ["C3H8", "O2"], ["CO2", "H2O"]; sp = [parse(f) for f in left + right]; els = sorted({e for s in sp for e in s})
A = np.array([[s.get(e, 0)*(1 if j < len(left) else -1) for j, s in enumerate(sp)] for e in els])
M, piv = rref(A.tolist()); free = [c for c in range(A.shape[1]) if c not in piv][0]; sol = [Fraction(0)]*A.shape[1]; sol[free] = Fraction(1)
for i, c in enumerate(piv): sol[c] = -M[i][free]
m = lcm(*[s.denominator for s in sol]); co = np.array([int(s*m) for s in sol])
print(els, A, co, (A @ co == 0).all(), co.dtype)
mass = dict(H=1.008, C=12.011, O=15.999, Na=22.99, Cl=35.45); mw = np.array([sum(mass[e]*n for e, n in s.items()) for s in sp]); bal = mw*co*np.repeat([1, -1], [2, 2])
k1, k2 = .3, .1; R = np.array([[-k1, 0, 0], [k1, -k2, 0], [0, k2, 0]]); c = np.zeros((31, 3)); c[0, 0] = 1
for i in range(30): c[i+1] = c[i] + .5*R @ c[i]
half = int(np.argmax(c[:, 0] < .5)); top = c[:, 1].argmax(); ph = -np.log10(np.sqrt(1.8e-5*.1)); T = np.array([300., 320, 350]); ln = np.log([1., 2.5, 9]); Ea, lnA = np.polyfit(1/T, ln, 1)
print(mw.round(3), bal.sum().round(9), c.sum(1).round(9)[[0, -1]], half, top, round(float(ph), 2), Ea < 0, c.flags.c_contiguous)
coords = np.array([[0., 0, .1173], [0, .7572, -.4692], [0, -.7572, -.4692]]); w = np.array([15.999, 1.008, 1.008]); com = (coords*w[:, None]).sum(0)/w.sum(); x = coords - com; I = (w[:, None, None]*((x**2).sum(1)[:, None, None]*np.eye(3) - x[:, :, None]*x[:, None])).sum(0); d = np.linalg.norm(coords[:, None] - coords, axis=-1); bond = (d > 0) & (d < 1.1); v1, v2 = coords[1:] - coords[0]; ang = np.degrees(np.arccos(v1 @ v2/np.linalg.norm(v1)/np.linalg.norm(v2)))
hk = np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 0, 1, 0]]); e = np.linalg.eigvalsh(hk); shells = np.cumsum([2, 2, 6, 2, 6]); el = np.searchsorted(shells, [1, 6, 11, 17]); seqn = "ATGGCC"; comp = seqn[::-1].translate(str.maketrans("ACGT", "TGCA")); gcn = np.isin(list(seqn), ["G", "C"]).mean(); onehot = (np.array(list(seqn))[:, None] == np.array(list("ACGT"))).astype(np.int8)
print(I.shape, np.allclose(I, I.T), bond.sum(), 100 < ang < 110, e.round(3), el, comp, gcn, onehot.sum(0), onehot.dtype)
