import numpy as np

depth_profile = np.linspace(0, 1, 300_000, dtype=np.float32)
upside_down = depth_profile[::-1]
print(float(upside_down[0]))
