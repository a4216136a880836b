import numpy as np

ACCOUNTS = 50_000
balance = np.full(ACCOUNTS, 1000, dtype=np.int32)
rate = np.full(ACCOUNTS, 3, dtype=np.int32)
rate *= balance
rate //= 100
balance += rate
print(int(balance.sum()))
