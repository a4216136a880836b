import numpy as np
import numpy.typing as npt


def top_levels(book: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return book[:, :5]


def spread(bids: npt.NDArray[np.float32], asks: npt.NDArray[np.float32]) -> np.ndarray:
    return asks[:, 0] - bids[:, 0]


bids = np.full((30_000, 20), 99, dtype=np.float32)
asks = np.full((30_000, 20), 101, dtype=np.float32)
best_bids = top_levels(bids)
best_asks = top_levels(asks)
print(float(spread(best_bids, best_asks).max()))
