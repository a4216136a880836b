import numpy as np
as_strided = np.lib.stride_tricks.as_strided
fs = 1024
t = np.arange(4*fs)/fs
chirp = np.sin(2*np.pi*(20*t + 40*t**2))
x = chirp.astype('f4'); del chirp

win, hop = 256, 64
n = 1 + (x.size - win)//hop
frames = as_strided(x, shape=(n, win), strides=(hop*x.itemsize, x.itemsize), writeable=False)
w = np.hanning(win).astype(x.dtype)
spec = np.fft.rfft(frames*w, axis=-1)
mag = np.abs(spec)
freqs = np.fft.rfftfreq(win, d=1/fs)
ridge = freqs[mag.argmax(axis=1)]
db = 20*np.log10(mag + 1e-12)
db -= db.max()
np.clip(db, -80, 0, out=db)
centroid = (mag*freqs).sum(axis=1)/mag.sum(axis=1)
flux = np.sqrt(np.square(np.diff(mag, axis=0)).sum(axis=1))
bands = np.add.reduceat(mag**2, [0, 8, 16, 32, 64], axis=1)
img = ((db + 80)/80*255).astype(np.uint8)[:, ::-1].T
phase = np.unwrap(np.angle(spec), axis=0)
y = np.zeros(x.size)
norm = np.zeros_like(y)
for i, f in enumerate(np.fft.irfft(spec, n=win, axis=1)):
    s = slice(i*hop, i*hop+win)
    y[s] += f*w
    norm[s] += w**2
ok = norm > 1e-6
y[ok] /= norm[ok]
err = np.abs(y[ok] - x[ok]).max()
print(frames.shape, spec.dtype, mag.dtype, db.dtype, img.shape, img.flags.c_contiguous)
print(ridge.shape, centroid.shape, flux.shape, bands.shape, phase.dtype, err < 1e-3)
