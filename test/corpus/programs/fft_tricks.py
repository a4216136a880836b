import numpy as np
n = 64; k = np.arange(n)
x = (k % 8 < 4).astype(float)
X = np.fft.fft(x); back = np.fft.ifft(X).real; R = np.fft.rfft(x); f = np.fft.fftfreq(n, d=.5); sh = np.fft.fftshift(f)
print(X.dtype, R.shape, np.allclose(back, x), f[:3], sh[0], np.allclose(X[1:], X[:0:-1].conj()), (np.abs(X) > 1e-9).sum())
def dft(v):
    m = np.arange(v.size); return np.exp(-2j*np.pi*np.outer(m, m)/v.size) @ v
def rec(v):
    N = len(v)
    if N == 1: return v.astype(complex)
    e, o = rec(v[::2]), rec(v[1::2]); w = np.exp(-2j*np.pi*np.arange(N//2)/N)*o
    return np.concatenate([e + w, e - w])
print(np.allclose(dft(x[:16]), np.fft.fft(x[:16])), np.allclose(rec(x), X), rec(x).dtype)
a, b = np.array([1, 2, 3, 4]), np.array([1, 0, -1]); L = a.size + b.size - 1
lin = np.fft.irfft(np.fft.rfft(a, L)*np.fft.rfft(b, L), L); direct = np.convolve(a, b)
big = np.rint(np.fft.irfft(np.fft.rfft([9, 9, 9], 8)*np.fft.rfft([9, 9], 8))).astype(int)
for i in range(len(big) - 1): big[i+1] += big[i]//10; big[i] %= 10
num = int("".join(map(str, big[::-1])))
print(np.allclose(lin, direct), direct, num == 999*99, big.dtype)
im = np.zeros((16, 16)); im[4:8, 4:8] = 1; F = np.fft.fft2(im); mov = np.roll(im, (3, 5), (0, 1))
pc = np.fft.ifft2(np.fft.fft2(mov)*F.conj()/np.maximum(np.abs(F)**2, 1e-9)).real if False else np.fft.ifft2(np.fft.fft2(mov)*F.conj()).real
shift = np.unravel_index(pc.argmax(), pc.shape)
yy, xx = np.meshgrid(np.fft.fftfreq(16), np.fft.fftfreq(16), indexing="ij"); mask = np.hypot(yy, xx) < .2
low = np.fft.ifft2(F*mask).real; dc = F[0, 0].real; par = np.isclose((np.abs(F)**2).sum()/F.size, (im**2).sum())
print(shift, mask.sum(), low.shape, dc, par, low.flags.c_contiguous)
u = np.sin(2*np.pi*k/n); du = np.fft.ifft(1j*2*np.pi*np.fft.fftfreq(n, 1/n)*np.fft.fft(u)).real
ac = np.fft.ifft(np.abs(np.fft.fft(x - x.mean(), 2*n))**2).real[:n]; ac /= ac[0]; period = 1 + ac[1:].argmax() if ac[1:].argmax() > 3 else 8
zoom = np.fft.irfft(np.pad(R, (0, n//2)), 2*n)*2; hf = np.fft.hfft(R.real[:5]); nd = np.fft.fftn(np.ones((2, 3, 4))); ax = np.fft.rfft(im, axis=0, norm="ortho")
st = np.stack([np.fft.rfft(x[i:i+16]*np.hamming(16)) for i in range(0, n-15, 8)]); power = np.abs(st)**2
goer = np.abs((x*np.exp(-2j*np.pi*8*k/n)).sum()); c64 = np.fft.fft(x.astype(np.float32)); chirp = np.cumsum(np.linspace(0, .5, n))
print(np.allclose(du, 2*np.pi*np.cos(2*np.pi*k/n)), ac.shape, period, zoom.size, hf.shape, nd[0, 0, 0], ax.shape, st.shape, power.dtype, c64.dtype, chirp[-1])
