import numpy as np

samples = np.asfortranarray(np.ones((1200, 400), dtype=np.float32))
energy = np.empty(len(samples), dtype=np.float32)
for i in range(samples.shape[0]):
    row = samples[i]  # want: layout
    energy[i] = np.dot(row, row)
print(energy.shape, float(energy[-1]))
