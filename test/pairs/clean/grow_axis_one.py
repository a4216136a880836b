import numpy as np

parts = [np.zeros((40, 1), dtype=np.float32)]
for k in range(150):
    frame = np.full((40, 1), k, dtype=np.float32)
    parts.append(frame)
spectrum = np.concatenate(parts, axis=1)
print(spectrum.shape)
