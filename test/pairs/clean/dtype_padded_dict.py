import numpy as np

particle = np.dtype(
    {
        "names": ["x", "y", "charge", "kind"],
        "formats": ["f4", "f4", "i1", "i1"],
    },
    align=True,
)
cloud = np.zeros(50_000, particle)
print(cloud["x"].shape)
