import numpy as np, math
FS = 8000
ROWS, COLS = (697, 770, 852, 941), (1209, 1336, 1477, 1633)
PAD = np.array(list("123A456B789C*0#D")).reshape(4, 4)

def tone(key, ms=40):
    r, c = np.argwhere(PAD == key)[0]
    t = np.arange(FS*ms//1000) / FS
    return .5*np.sin(2*np.pi*ROWS[r]*t) + .5*np.sin(2*np.pi*COLS[c]*t)

def goertzel(x, f):
    n = len(x)
    k = round(n*f/FS)
    w = 2*math.cos(2*math.pi*k/n)
    s1 = s2 = 0.0
    for v in x.tolist():
        s1, s2 = v + w*s1 - s2, s1
    return s1*s1 + s2*s2 - w*s1*s2

def detect(x):
    power = np.array([[goertzel(x, f) for f in group] for group in (ROWS, COLS)])
    r, c = power.argmax(axis=1)
    return PAD[r, c], power

dial = "159D"
line = np.concatenate([np.append(tone(k), np.zeros(160)) for k in dial])
frames = line.reshape(len(dial), -1)[:, :320]
heard = []
for fr in frames:
    key, power = detect(fr)
    heard.append(str(key))
print("".join(heard), line.dtype, frames.strides, power.shape)
energy = (frames**2).mean(1)
db = 10*np.log10(energy/energy.max())
print(energy.shape, db.shape, bool((db <= 0).all()))
