"""Writes what real NumPy answers as plain data, for tests that run without Python.

An argument is written so that facts.ts can make the same value; a result as the facts that the tests compare.
"""

import base64
import gzip
import json
import pathlib

import numpy as np


def spec(array):
    """The array as dtype, layout and the bytes of its whole buffer."""
    owner = array
    while isinstance(owner.base, np.ndarray):
        owner = owner.base
    flat = np.lib.stride_tricks.as_strided(owner, shape=(0,), strides=(0,))
    low = np.lib.array_utils.byte_bounds(owner)[0]
    size = owner.nbytes
    start = array.__array_interface__["data"][0]
    assert flat is not None
    raw = np.lib.stride_tricks.as_strided(owner.ravel(order="K").view("u1"), shape=(size,)) if size else b""
    return {
        "array": {
            "dtype": descr(array.dtype),
            "shape": list(array.shape),
            "strides": list(array.strides),
            "offset": start - low if size else 0,
            "bytes": base64.b64encode(bytes(raw)).decode() if size else "",
            "size": size,
            "view": owner is not array,
            "writeable": bool(array.flags.writeable),
        }
    }


def descr(dtype):
    if dtype.names:
        return {
            "names": list(dtype.names),
            "formats": [descr(dtype.fields[name][0]) for name in dtype.names],
            "offsets": [dtype.fields[name][1] for name in dtype.names],
            "itemsize": dtype.itemsize,
        }
    if dtype.subdtype:
        return {"base": descr(dtype.subdtype[0]), "shape": list(dtype.shape)}
    return dtype.str


# Values that are made by a recipe, which stands for their bytes: by `id`, with the value itself to keep it alive.
recipes = {}


def value(v):
    """An argument as data."""
    if id(v) in recipes:
        return recipes[id(v)][1]
    if isinstance(v, np.ndarray):
        return spec(v)
    if isinstance(v, np.generic):
        return {"scalar": spec(np.array(v))}
    if isinstance(v, bool):
        return {"bool": v}
    if isinstance(v, int):
        return {"int": str(v)}
    if isinstance(v, float):
        return {"float": repr(v)}
    if isinstance(v, complex):
        return {"complex": [repr(v.real), repr(v.imag)]}
    if isinstance(v, str):
        return {"str": v}
    if isinstance(v, bytes):
        return {"bytes": list(v)}
    if v is None:
        return {"none": 1}
    if v is Ellipsis:
        return {"ellipsis": 1}
    if isinstance(v, slice):
        return {"slice": [value(v.start), value(v.stop), value(v.step)]}
    if isinstance(v, tuple):
        return {"tuple": [value(item) for item in v]}
    if isinstance(v, list):
        return {"list": [value(item) for item in v]}
    if isinstance(v, range):
        return {"range": [v.start, v.stop, v.step]}
    if isinstance(v, np.dtype):
        return {"dtype": descr(v)}
    if isinstance(v, dict):
        return {"dict": [[value(k), value(w)] for k, w in v.items()]}
    if isinstance(v, type) and issubclass(v, np.generic):
        return {"numpy": "numpy." + v.__name__}
    raise TypeError(f"no form for {type(v)}")


def number(x):
    if isinstance(x, (bool, np.bool_)):
        return bool(x)
    if isinstance(x, (np.datetime64, np.timedelta64)):
        return number(x.view("i8"))
    if isinstance(x, (int, np.integer)):
        x = int(x)
        return x if abs(x) < 2**53 else str(x)
    if isinstance(x, (complex, np.complexfloating)):
        return [number(x.real), number(x.imag)]
    if isinstance(x, (float, np.floating)):
        x = float(x)
        return x if np.isfinite(x) else repr(x)
    if isinstance(x, bytes):
        return x.decode("latin1")
    if isinstance(x, np.void):
        if x.dtype.names:
            return [number(x[name]) for name in x.dtype.names]
        return list(x.tobytes())
    if isinstance(x, np.ndarray):
        return [number(item) for item in x.flat]
    if isinstance(x, str):
        return str(x)
    return repr(x)


def facts(result, arrays=()):
    """A result as data; `arrays` are the arguments, to say whose memory it lies on."""
    if isinstance(result, np.ndarray):
        return array_facts(result, arrays)
    if isinstance(result, np.generic):
        return {"scalar": descr(result.dtype), "value": number(result)}
    if isinstance(result, tuple):
        return {"tuple": [facts(item, arrays) for item in result]}
    if isinstance(result, dict):
        return {"dict": [[facts(key), facts(item, arrays)] for key, item in result.items()]}
    if isinstance(result, list):
        return {"list": [facts(item, arrays) for item in result]}
    if isinstance(result, (np.dtype, type)):
        return {"dtype": repr(result)}
    if result is None:
        return {"none": 1}
    if isinstance(result, (bool, int, float, complex, str, bytes)):
        return {"py": type(result).__name__, "value": number(result)}
    return {"other": type(result).__name__}


def elements(array):
    return [facts(x) if array.dtype.kind == "O" else number(x) for x in array.flat]


def owner_of(array):
    """What `array.base` is, looking through the object that as_strided puts between."""
    base = array.base
    while type(base).__name__ == "DummyArray" or (isinstance(base, np.ndarray) and type(base.base).__name__ == "DummyArray"):
        base = base.base
    if isinstance(base, np.ndarray) and isinstance(base.base, np.ndarray) and base.base.base is None and not base.flags.owndata:
        base = base.base
    return base


def array_facts(array, arrays):
    base = owner_of(array)
    found = {
        "dtype": descr(array.dtype),
        "shape": list(array.shape),
        "strides": list(array.strides),
        "owndata": bool(array.flags.owndata),
        "writeable": bool(array.flags.writeable),
        "values": elements(array) if array.size <= 200 else None,
    }
    for i, other in enumerate(arrays):
        if array is other:
            found["is"] = i
        elif base is not None and (base is other or base is getattr(other, "base", None)):
            if isinstance(base, np.ndarray):
                found["on"] = i
                found["at"] = array.__array_interface__["data"][0] - other.__array_interface__["data"][0]
    if array.base is None:
        found["base"] = False
    return found


def answer(run, arrays=()):
    try:
        return facts(run(), arrays)
    except Exception as error:
        return {"raises": type(error).__name__, "message": str(error)}


def store(name, cases):
    """Writes the cases beside this file."""
    path = pathlib.Path(__file__).parent / f"{name}.json.gz"
    text = json.dumps(cases, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{path.name}: {len(cases)} cases, {path.stat().st_size} bytes")
