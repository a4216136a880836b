import numpy as np

particle = np.dtype(
    {
        "names": ["charge", "x", "kind", "y"],
        "formats": ["i1", "f4", "i1", "f4"],
    },
    align=True,
)
cloud = np.zeros(50_000, particle)  # want: dtype
print(cloud["x"].shape)
