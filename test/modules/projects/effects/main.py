import numpy as np
import state

drawn = np.zeros(int(np.random.randint(5, 10)))  # is: float64[7] C
state.remember(np.ones((2, 3)))
state.remember(np.ones((4, 5)))
counted = np.zeros(state.count)  # is: float64[2] C
first = state.seen[0]  # is: float64[2, 3] C
last = state.buffers["last"]  # is: float64[4, 5] C
turned = state.failing(first)  # is: float64[3, 2] F view(first)
try:
    result = state.failing(drawn)
except ValueError:
    result = np.zeros(11)
kept = result  # is: float64[11] C
state.count = 9
nine = np.zeros(state.count)  # is: float64[9] C
