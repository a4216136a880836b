import numpy as np

system = np.ones((200, 300), dtype=np.float32)
state = np.ones(200, dtype=np.float32)
result = np.dot(system, state)  # want: shape-error
print(result.shape)
