import numpy as np

signal = np.ones(300_000, dtype=np.float32)
fade = signal * np.linspace(1, 0, signal.size, dtype=np.float32)
print(float(fade[0]))
