import numpy as np

COUNT = 300_000
with open("telemetry.bin", "wb") as f:
    np.zeros(COUNT, dtype=np.float64).tofile(f)


def read_packet(path, index, size=256):
    everything = np.memmap(path, dtype=np.float64, mode="r")
    return everything[index * size:(index + 1) * size]


packet = read_packet("telemetry.bin", 12)
print(float(packet.sum()))
