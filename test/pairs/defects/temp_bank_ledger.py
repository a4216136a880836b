import numpy as np

ACCOUNTS = 50_000
balance = np.full(ACCOUNTS, 1000, dtype=np.int32)
rate = np.full(ACCOUNTS, 3, dtype=np.int32)
interest = np.array([b * r // 100 for b, r in zip(balance, rate)])  # want: temp
balance += interest
print(int(balance.sum()))
