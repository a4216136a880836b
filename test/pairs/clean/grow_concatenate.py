import numpy as np

stream = np.empty(100 * 480, dtype=np.int16)
for packet in range(100):
    data = np.full(480, packet, dtype=np.int16)
    stream[packet * 480 : (packet + 1) * 480] = data
print(stream.size)
