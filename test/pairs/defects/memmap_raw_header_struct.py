"""First records of a raw log with a fixed layout."""
import numpy as np

RECORD = np.dtype([("stamp", "<u4"), ("value", "<f4")])


def write_log(path, count):
    log = np.zeros(count, dtype=RECORD)
    log["stamp"] = np.arange(count, dtype=np.uint32)
    log["value"] = 0.25
    log.tofile(path)


class Log:
    def __init__(self, path):
        self.records = np.fromfile(path, dtype=RECORD)  # want: memmap

    def head(self, n=10):
        return self.records[:n]


write_log("events.bin", 150_000)
log = Log("events.bin")
print(log.head()["stamp"].tolist())
