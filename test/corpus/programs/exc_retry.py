import numpy as np, warnings, logging
log = logging.getLogger(__name__)
class DataError(ValueError):
    def __init__(self, where, arr): super().__init__(f"bad data in {where}"); self.where, self.arr = where, arr
class Singular(DataError): pass
def check(a, name):
    if a.ndim != 2: raise DataError(name, a)
    if a.shape[0] != a.shape[1]: raise DataError(name, a) from ValueError("not square")
    return a
def safe_inv(a, eps=0.):
    try:
        check(a, "safe_inv")
        return np.linalg.inv(a + eps*np.eye(len(a)))
    except np.linalg.LinAlgError as e:
        if eps > 1: raise Singular("inv", a) from e
        return safe_inv(a, eps=max(eps*10, 1e-3))
    except DataError as e:
        log.warning("%s", e.where)
        return e.arr.copy()
    finally:
        counts["calls"] = counts.get("calls", 0) + 1
counts = {}
good, sing, flat = np.diag([2., 4]), np.ones((2, 2)), np.arange(3.)
r1, r2, r3, r4 = safe_inv(good), safe_inv(sing), safe_inv(flat), safe_inv(np.zeros((2, 3)))
print(r1, r2.shape, r3, r4.shape, counts)
def retry(f, tries=3, on=(ValueError,)):
    last = None
    for k in range(tries):
        try: out = f(k)
        except on as e: last = e; continue
        else: return out, k
    raise RuntimeError("gave up") from last
val, k = retry(lambda k: np.zeros(6).reshape((4, 4) if k < 2 else (2, 3)))
try: retry(lambda k: np.concatenate([np.ones(2), np.ones((1, 2))]), tries=2)
except RuntimeError as e: cause = type(e.__cause__).__name__
results = []
for shape in [(2, 3), (4,), (3, 1), (2,)]:
    try: results.append((np.ones((2, 3)) + np.ones(shape)).shape)
    except ValueError: results.append(None)
errs = {}
for name, f in {"idx": lambda: flat[5], "type": lambda: np.array([1]) + "a", "zero": lambda: 1/0, "key": lambda: {}["x"], "attr": lambda: flat.foo, "over": lambda: np.array([300], dtype=np.uint8)}.items():
    try: f()
    except (IndexError, KeyError) as e: errs[name] = "lookup"
    except ArithmeticError as e: errs[name] = type(e).__name__
    except Exception as e: errs[name] = type(e).__name__
print(val.shape, k, cause, results, errs)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: np.array([1.])/np.array([0.])
    except RuntimeWarning: w = "warned"
with np.errstate(all="raise"):
    try: np.exp(np.array([1e4]))
    except FloatingPointError as e: w2 = "fpe"
buf = np.arange(5); buf.flags.writeable = False
try: buf[0] = 1
except ValueError: buf = buf.copy()
buf[0] = -1
def gen():
    try: yield np.ones(1); yield np.ones(2)
    except GeneratorExit: counts["closed"] = True
    finally: counts["fin"] = counts.get("fin", 0) + 1
g = gen(); first = next(g); g.close()
assert buf[0] == -1, "never"
try:
    try: raise Singular("deep", flat)
    finally: flat = flat*2
except DataError as e: got = e.arr; same = e.arr is flat
print(w, w2, buf, first, counts, got, same, isinstance(Singular("a", 1), ValueError))
