"""A mask picks a copy of a record, and the write is lost; masked amounts are only added up."""
import numpy as np

RECORD = np.dtype([("account", np.int32), ("amount", np.float64), ("flag", np.bool_)])


class Ledger:
    def __init__(self, size: int) -> None:
        self.rows = np.zeros(size, dtype=RECORD)
        self.used = 0

    def book(self, account: int, amount: float) -> None:
        self.rows[self.used] = (account, amount, amount < 0)
        self.used += 1

    def balance(self, account: int) -> float:
        rows = self.rows[: self.used]
        mine = rows["account"] == account
        return float(rows["amount"][mine].sum())  # want: temp

    def cancel_first(self, account: int) -> None:
        mine = self.rows["account"] == account
        self.rows[mine][0]["amount"] = 0  # want: copy


ledger = Ledger(20_000)
for k in range(20_000):
    ledger.book(k % 3, float(k % 7) - 2)
ledger.cancel_first(1)
print(ledger.balance(0), ledger.balance(1))
