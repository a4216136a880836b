import numpy as np

speeds = np.ones((500, 600), dtype=np.float32)
fastest = float(speeds.max())
print(fastest)
