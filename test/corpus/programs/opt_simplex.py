import numpy as np
class Unbounded(ArithmeticError): pass
def pivot(T, r, c):
    T[r] /= T[r, c]
    for i in range(len(T)):
        if i != r and T[i, c] != 0:
            T[i] -= T[i, c]*T[r]
def simplex(c, A, b):
    m, n = A.shape
    T = np.zeros((m+1, n+m+1))
    T[:m, :n], T[:m, n:n+m], T[:m, -1] = A, np.eye(m), b
    T[-1, :n] = -c
    basis = list(range(n, n+m))
    rounds = 0
    while (T[-1, :-1] < -1e-9).any():
        col = int(T[-1, :-1].argmin())
        pos = T[:m, col] > 1e-12
        if not pos.any(): raise Unbounded(col)
        ratio = np.full(m, np.inf)
        ratio[pos] = T[:m, -1][pos]/T[:m, col][pos]
        row = int(ratio.argmin())
        pivot(T, row, col); basis[row] = col; rounds += 1
    x = np.zeros(n+m); x[basis] = T[:m, -1]
    return x[:n], T[-1, -1], rounds
c = np.array([3, 5.]); A = np.array([[1, 0], [0, 2], [3, 2]], float); b = np.array([4, 12, 18.])
x, z, k = simplex(c, A, b)
print(x, z, k)
try:
    simplex(np.array([1., 1]), np.array([[-1., 0]]), np.array([1.]))
except Unbounded as e:
    print("unbounded in", e.args[0])
# branch and bound on top (knapsack relaxation)
values = np.array([10, 13, 7, 8]); weights = np.array([3, 4, 2, 3]); cap = 7
ratio = values/weights; order = np.argsort(-ratio)
best = 0
def bound(k, left, got):
    for i in order[k:]:
        if weights[i] <= left: left -= weights[i]; got += values[i]
        else: return got + values[i]*left/weights[i]
    return got
def branch(k, left, got, taken):
    global best, pick
    if got > best: best, pick = got, taken
    if k == len(order) or bound(k, left, got) <= best: return
    i = order[k]
    if weights[i] <= left: branch(k+1, left-weights[i], got+values[i], taken + (int(i),))
    branch(k+1, left, got, taken)
pick = ()
branch(0, cap, 0, ())
print(best, pick, weights[list(pick)].sum(), order, ratio.round(3))
