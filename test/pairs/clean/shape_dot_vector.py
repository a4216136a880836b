import numpy as np

system = np.ones((200, 300), dtype=np.float32)
state = np.ones(200, dtype=np.float32)
result = np.dot(state, system)
print(result.shape)
