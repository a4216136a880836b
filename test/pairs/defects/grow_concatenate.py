import numpy as np

stream = np.zeros(0, dtype=np.int16)
for packet in range(100):
    data = np.full(480, packet, dtype=np.int16)
    stream = np.concatenate([stream, data])  # want: grow
print(stream.size)
