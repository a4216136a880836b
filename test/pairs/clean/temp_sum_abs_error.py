"""Mean absolute error and bias of a forecast."""
import numpy as np


def scores(forecast, truth):
    bias = float(forecast.mean() - truth.mean())
    error = forecast - truth
    np.abs(error, out=error)
    return bias, float(error.mean()), float(error.max())


hours = np.linspace(0, 100, 250_000, dtype=np.float32)
truth = np.sin(hours)
forecast = truth.copy()
forecast += np.float32(0.125)
bias, mae, worst = scores(forecast, truth)
print(round(bias, 3), round(mae, 3), round(worst, 3))
