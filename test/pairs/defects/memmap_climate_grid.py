"""Monthly anomalies of a gridded temperature record."""
from pathlib import Path

import numpy as np

MONTHS, LAT, LON = 120, 90, 180


def write_inputs(folder: Path) -> None:
    rng = np.random.default_rng(12)
    temp = rng.normal(14, 8, size=(MONTHS, LAT, LON)).astype(np.float32)
    np.save(folder / "temp.npy", temp)
    np.savez(folder / "masks.npz", land=temp[0] > 10, sea=temp[0] <= 10)


def land_mask(folder: Path) -> np.ndarray:
    archive = np.load(folder / "masks.npz", mmap_mode="r")  # want: memmap
    return archive["land"]


def january(folder: Path, year: int) -> np.ndarray:
    temp = np.load(folder / "temp.npy")  # want: memmap
    return np.array(temp[year * 12])


def climatology(temp: np.ndarray) -> np.ndarray:
    return temp.reshape(-1, 12, LAT, LON).mean(axis=0)


def area_weights() -> np.ndarray:
    lat = np.linspace(-89, 89, LAT)
    return np.cos(np.radians(lat))[:, None]


def anomalies(temp: np.ndarray) -> np.ndarray:
    clim = climatology(temp)
    folded = temp.reshape(-1, 12, LAT, LON)
    return (folded - clim).reshape(temp.shape)


def zonal_extremes(field: np.ndarray) -> list:
    result = []
    for j in range(field.shape[2]):
        result.append(float(np.ptp(field[:, :, j])))  # want: layout
    return result


def weighted(temp: np.ndarray) -> np.ndarray:
    return temp * area_weights()  # want: dtype


def hottest(field: np.ndarray) -> float:
    return float(field.swapaxes(0, 2).ravel().max())  # want: copy


def main() -> None:
    folder = Path(".")
    write_inputs(folder)
    mask = land_mask(folder)
    print(int(mask.sum()), january(folder, 3).mean())
    temp = np.load(folder / "temp.npy")
    ano = anomalies(temp)
    print(zonal_extremes(ano)[:2], hottest(ano))
    print(float(weighted(temp).sum()))
    ano[:, ~mask] = np.nan
    print(np.nanmean(ano))


main()
