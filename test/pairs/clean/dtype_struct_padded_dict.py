import numpy as np

PACKET = np.dtype({"names": ["id", "level"], "formats": ["u1", "f4"]})


def receive(count):
    packets = np.empty(count, dtype=PACKET)
    packets["id"] = 3
    packets["level"] = 0.25
    return packets


packets = receive(40_000)
print(packets["id"].shape, float(packets["level"][0]))
