import numpy as np

np.save("flux.npy", np.full((3000, 60), 2, dtype=np.float32))


def band(path, k):
    flux = np.load(path)
    flux -= flux.mean(axis=0)
    return flux[:50, k].mean()


print(float(band("flux.npy", 3)))
