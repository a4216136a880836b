from dataclasses import dataclass

import numpy as np


@dataclass
class Sample:
    values: np.ndarray

    def peak(self):
        flat = self.values.ravel()
        return float(flat.max())


print(Sample(np.ones((300, 500), dtype=np.float32)).peak())
