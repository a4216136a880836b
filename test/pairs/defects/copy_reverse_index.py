import numpy as np

depth_profile = np.linspace(0, 1, 300_000, dtype=np.float32)
upside_down = depth_profile[np.arange(depth_profile.size - 1, -1, -1)]  # want: copy
print(float(upside_down[0]))
