import numpy as np
pi = np.pi
def butter2(fc, fs):
    K = np.tan(pi*fc/fs); n = 1/(1 + 2**.5*K + K*K)
    return np.array([K*K*n, 2*K*K*n, K*K*n]), np.array([1, 2*(K*K-1)*n, (1 - 2**.5*K + K*K)*n])
def lfilter(b, a, x):
    y = np.zeros(len(x)); z1 = z2 = 0.
    for i, v in enumerate(x):
        y[i] = b[0]*v + z1
        z1 = b[1]*v - a[1]*y[i] + z2
        z2 = b[2]*v - a[2]*y[i]
    return y
def freqz(b, a, n=64):
    w = np.linspace(0, pi, n, endpoint=False); z = np.exp(-1j*w)
    return w, np.polyval(b[::-1], z)/np.polyval(a[::-1], z)
fs = 500; t = np.arange(300)/fs
x = np.sin(2*pi*10*t) + .5*np.sin(2*pi*120*t)
b, a = butter2(30, fs)
y = lfilter(b, a, x); zero = lfilter(b, a, y[::-1])[::-1]
w, H = freqz(b, a)
db = 20*np.log10(np.abs(H)); cut = w[np.argmax(db < -3)]*fs/(2*pi)
poles = np.roots(a)
n = np.arange(-16, 17); sinc = np.sinc(2*40/fs*n)*2*40/fs*np.blackman(n.size); sinc /= sinc.sum()
fir = np.convolve(x, sinc, mode="same")
dec = fir[::4]; up = np.zeros(dec.size*4); up[::4] = dec*4
rec = np.convolve(up, sinc, "same")
med = np.median(np.lib.stride_tricks.sliding_window_view(np.pad(x, 2, "edge"), 5), axis=1)
print(y.shape, zero.strides, H.dtype, w.shape, poles.shape, dec.base is fir, rec.size, med.shape, 20 < cut < 40)
X = np.fft.rfft(x*np.hanning(x.size)); f = np.fft.rfftfreq(x.size, 1/fs)
mask = f > 60; X2 = np.where(mask, 0, X); low = np.fft.irfft(X2, x.size)
P = np.abs(X)**2; peaks = np.flatnonzero((P[1:-1] > P[:-2]) & (P[1:-1] > P[2:]) & (P[1:-1] > .05*P.max())) + 1
h = np.zeros(x.size); h[0] = 1; h[1:(x.size+1)//2] = 2; h[x.size//2] = 1
ana = np.fft.ifft(np.fft.fft(x)*h); env = np.abs(ana)
sg = np.linalg.pinv(np.vander(np.arange(-3, 4), 3))[2]
print(X2.dtype, low.shape, f[peaks].round(), ana.dtype, env.min() >= 0, sg.round(4), np.convolve(x, sg[::-1], "valid").shape)
