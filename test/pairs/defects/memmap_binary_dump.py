import numpy as np

COUNT = 300_000
with open("telemetry.bin", "wb") as f:
    np.zeros(COUNT, dtype=np.float64).tofile(f)


def read_packet(path, index, size=256):
    with open(path, "rb") as f:
        everything = np.frombuffer(f.read(), dtype=np.float64)  # want: memmap
    return everything[index * size:(index + 1) * size]


packet = read_packet("telemetry.bin", 12)
print(float(packet.sum()))
