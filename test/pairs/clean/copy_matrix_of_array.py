import numpy as np

gram = np.ones((400, 400), dtype=np.float32)
product = np.asarray(gram)
print(float(product.sum()))
