import numpy as np
import functools as ft
from dataclasses import dataclass, field

@dataclass(frozen=True)
class Loan:
    principal: float
    rate: float      # per year
    months: int
    extra: float = 0.0
    tags: tuple = field(default_factory=tuple)

    @property
    def r(self): return self.rate / 12

    @ft.cached_property
    def payment(self):
        r = self.r
        if r == 0:
            return self.principal / self.months
        return self.principal * r / (1 - (1 + r)**-self.months)

    def schedule(self):
        rows = np.zeros((self.months, 4))
        left = self.principal
        k = 0
        while left > 1e-8 and k < self.months:
            interest = left * self.r
            pay = min(self.payment + self.extra, left + interest)
            rows[k] = interest, pay - interest, pay, left + interest - pay
            left = rows[k, 3]
            k += 1
        return rows[:k]

loans = [Loan(250_000, .04, 360), Loan(18_000., 0.06, 60, extra=50), Loan(1200, 0, 12, tags=("family",))]
books = {f"loan{i}": L.schedule() for i, L in enumerate(loans)}
lengths = np.array([b.shape[0] for b in books.values()])
total_interest = np.array([b[:, 0].sum() for b in books.values()])
longest = max(books.values(), key=len)
stacked = np.zeros((len(loans), lengths.max(), 4))
mask = np.arange(lengths.max()) < lengths[:, None]
for layer, (name, book) in zip(stacked, books.items()):
    layer[:len(book)] = book
outstanding = stacked[..., 3].sum(axis=0)
paid = np.add.accumulate(stacked[:, :, 2], axis=1)
yearly = stacked[:, :, :3].reshape(3, -1, 12, 3).sum(axis=2)
for name, b in books.items():
    print(f"{name:>8} {b.shape[0]:4d} months, last row {b[-1].round(2).tolist()}")
print(outstanding.shape, paid[:, -1].shape, yearly.shape, mask.sum(), total_interest > 1000)
