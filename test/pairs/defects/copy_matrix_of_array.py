import numpy as np

gram = np.ones((400, 400), dtype=np.float32)
product = np.matrix(gram)  # want: copy
print(float(product.sum()))
