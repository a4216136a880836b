"""The text form of an array that `show` in core/ndarray/show.ts gives, computed from real NumPy."""

import numpy as np


def show(a, owner_name=None):
    """Returns e.g. "float64[1000, 1000] F view(a)" of an array, "float64" of a NumPy scalar."""
    if isinstance(a, np.generic):
        return show_dtype(a.dtype)
    subclass = type(a).__name__
    prefix = "" if subclass == "ndarray" else subclass + " "
    order = "C" if a.flags.c_contiguous else "F" if a.flags.f_contiguous else "strided"
    view = "" if owner_name is None else f" view({owner_name})"
    return f"{prefix}{show_dtype(a.dtype)}[{', '.join(map(str, a.shape))}] {order}{view}"


def show_dtype(dtype):
    """Returns str(dtype), or a structured dtype as its fields: "struct{id:int32, pos:float32[3]}"."""
    if dtype.subdtype:
        base, shape = dtype.subdtype
        return f"{show_dtype(base)}[{', '.join(map(str, shape))}]"
    if dtype.names is None:
        return str(dtype)
    return "struct{" + ", ".join(f"{name}:{show_dtype(dtype.fields[name][0])}" for name in dtype.names) + "}"
