# candlesticks from ticks, then a handful of indicators
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view as swv

rng = np.random.default_rng(20240229)
N = 4_800
ticks = 100 + np.cumsum(rng.integers(-3, 4, N)) / 8
vol = rng.integers(1, 500, size=N, dtype=np.int32)

def candles(px, v, width):
    n = len(px) // width
    px, v = px[:n*width].reshape(n, width), v[:n*width].reshape(n, -1)
    o, h, l, c = px[:, 0], px.max(1), px.min(axis=1), px[:, -1]
    vwap = (px*v).sum(1) / v.sum(1)
    return np.column_stack((o, h, l, c)), vwap

bars, vwap = candles(ticks, vol, 60)
o, h, l, c = bars.T
body = np.abs(c - o); rng_ = h - l
doji = body < .1*rng_
up, down = c > o, c < o
streak = np.zeros(len(bars), int)
for k in range(1, len(bars)):
    streak[k] = streak[k-1] + 1 if up[k] else 0

def sma(x, k): return swv(x, k).mean(-1)
def ema(x, k, *, adjust=False):
    a = 2/(k+1)
    out = np.empty_like(x); out[0] = x[0]
    for i in range(1, x.size):
        out[i] = a*x[i] + (1-a)*out[i-1]
    return out

fast, slow = sma(c, 5), sma(c, 20)
fast = fast[-len(slow):]
cross = np.flatnonzero(np.diff(np.sign(fast - slow)) != 0)
tr = np.maximum.reduce([h[1:] - l[1:], np.abs(h[1:] - c[:-1]), np.abs(l[1:] - c[:-1])])
atr = sma(tr, 14)
delta = np.diff(c)
gain, loss = np.where(delta > 0, delta, 0), np.where(delta < 0, -delta, 0)
rs = sma(gain, 14) / np.maximum(sma(loss, 14), 1e-12)
rsi = 100 - 100/(1+rs)
peak = np.maximum.accumulate(c)
dd = (c - peak) / peak
worst = dd.argmin()
when = peak[:worst+1].argmax()
e = ema(c, 10)
print(bars.shape, vwap.shape, doji.sum(), streak.max(), cross.dtype)
print("drawdown %.4f from bar %d to %d" % (dd[worst], when, worst))
print(rsi.shape, atr.shape, e.shape, float(rsi.max()) <= 100)
del ticks, vol
