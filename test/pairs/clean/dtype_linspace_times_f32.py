import numpy as np

audio = np.ones(300_000, dtype=np.float32)
fade = np.linspace(1, 0, audio.size, dtype=np.float32)
faded = audio * fade
print(float(faded[-1]))
