import numpy as np

rng = np.random.default_rng(4)
tone = rng.random(262_144, dtype=np.float32)
window = np.hanning(tone.size)
shaped = tone * window  # want: dtype
print(float(shaped.max()) <= 1)
