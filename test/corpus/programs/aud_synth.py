import numpy as np, io, struct
SR = 4000
A4 = 440.0
class Osc:
    shapes = {}
    @classmethod
    def shape(cls, f):
        cls.shapes[f.__name__] = f
        return f
@Osc.shape
def sine(ph): return np.sin(2*np.pi*ph)
@Osc.shape
def saw(ph): return 2*(ph % 1) - 1
@Osc.shape
def square(ph): return np.where(ph % 1 < .5, 1., -1.)

def note(n): return A4*2**((n-69)/12)
def adsr(n, a=.1, d=.1, s=.7, r=.2):
    i = np.arange(n)/n
    return np.piecewise(i, [i < a, (i >= a) & (i < a+d), (i >= a+d) & (i < 1-r), i >= 1-r],
                        [lambda t: t/a, lambda t: 1 - (1-s)*(t-a)/d, s, lambda t: s*(1-t)/r])
def play(tune, shape="sine", bpm=240):
    step = SR*60//bpm
    for n in tune:
        t = np.arange(step)/SR
        yield Osc.shapes[shape](note(n)*t)*adsr(step)
tune = [60, 62, 64, 65]
tracks = np.array([np.concatenate(list(play(tune, k))) for k in Osc.shapes])
mix = tracks.mean(axis=0)
pan = np.array([[.8, .5, .2], [.2, .5, .8]])
stereo = pan @ tracks
pcm = (stereo.T*32767*.5).astype("<i2")
buf = io.BytesIO()
data = pcm.tobytes()
head = struct.pack("<4sI4s", b"RIFF", 36+len(data), b"WAVE")
buf.write(head); buf.write(data)
back = np.frombuffer(buf.getvalue()[12:], dtype="<i2").reshape(-1, 2)
print(tracks.shape, mix.dtype, stereo.flags.c_contiguous, pcm.dtype, pcm.strides, (back == pcm).all(), len(head))
echo = mix.copy(); delay = 500
echo[delay:] += .4*mix[:-delay]
env = np.sqrt(np.convolve(echo**2, np.ones(50)/50, "same"))
zc = np.count_nonzero(np.diff(np.signbit(mix)))
auto = np.correlate(tracks[0, :400], tracks[0, :400], "full")[399:]
crush = np.round(mix*7)/7
mu = np.sign(mix)*np.log1p(255*np.abs(mix))/np.log(256)
q8 = ((mu + 1)/2*255).astype(np.uint8)
print(echo.shape, env.shape, zc > 0, auto.argmax(), np.unique(crush).size <= 15, q8.dtype, q8.nbytes)
