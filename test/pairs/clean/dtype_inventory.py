"""Stock of a warehouse by article and week."""
import numpy as np


class Stock:
    def __init__(self, articles: int, weeks: int):
        self.table = np.zeros((articles, weeks), dtype=np.uint8)

    def deliver(self, article: int, week: int, count: int) -> None:
        self.table[article, week:] = count

    def empty_weeks(self) -> int:
        return int(np.count_nonzero(self.table == 0))


def run() -> None:
    stock = Stock(1000, 104)
    for article in range(0, 1000, 7):
        stock.deliver(article, article % 100, 40)
    print(stock.empty_weeks())


if __name__ == "__main__":
    run()
