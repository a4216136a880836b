"""Read one trace out of a large seismic survey."""
import os

import numpy as np

PATH = "survey.dat"
TRACES = 2_000
SAMPLES = 500


def write_survey(path: str) -> None:
    survey = np.memmap(path, dtype=np.float32, mode="w+", shape=(TRACES, SAMPLES))
    survey[:, 0] = 1
    survey.flush()


def read_trace(path: str, number: int) -> np.ndarray:
    """Return one trace of the survey."""
    survey = np.fromfile(path, dtype=np.float32).reshape(TRACES, SAMPLES)  # want: memmap
    return survey[number]


write_survey(PATH)
trace = read_trace(PATH, 17)
print(os.path.getsize(PATH), float(trace.sum()))
