import numpy as np
star = np.dtype([("name", "U8"), ("pos", "f4", (3,)), ("mag", "f8"), ("id", "<i2")])
aligned = np.dtype({"names": ["flag", "value"], "formats": ["?", "f8"]}, align=True)
cat = np.zeros(4, star)
cat["name"] = ["Vega", "Rigel", "Deneb", "Sirius"]
cat["pos"] = np.arange(12).reshape(4, 3)
cat["mag"] = .03, .13, 1.25, -1.46
cat["id"] = np.arange(100, 104)
print(star.itemsize, aligned.itemsize, [star.fields[n][1] for n in star.names], cat["pos"].strides, cat["mag"].flags.c_contiguous)
by = np.sort(cat, order="mag"); bright = cat[cat["mag"] < .5]
cat[["mag", "id"]][0]
sub = cat[["name", "id"]]
rec = cat.view(np.recarray)
one = cat[1]; one["mag"] = 9.
cat[2] = ("Altair", (1, 2, 3), .76, 7)
print(by["name"], bright.shape, sub.dtype.itemsize, sub.strides, rec.mag[1], cat["mag"].max(), cat[2]["name"])
a, b = np.array([(1, 2.5), (3, 4.5)], dtype="i4,f8"), np.rec.fromarrays([[1, 2], [3., 4.]], names="x,y")
a["f0"] += 10
d = b.y - b.x
pts = np.empty(5, dtype=[("x", float), ("y", float)])
pts["x"], pts["y"] = np.linspace(0, 1, 5), 0.
xy = pts.view(float).reshape(-1, 2); xy[:, 1] = xy[:, 0]**2
print(a, d, pts["y"], xy.base is not None, np.shares_memory(xy, pts))
nest = np.dtype([("hdr", [("t", "u1"), ("n", "u2")]), ("body", "i4", (2, 2))])
buf = np.zeros(3, nest); buf["hdr"]["n"] = 7; buf["body"][:, 0] = [[1, 2]]
raw = buf.tobytes(); again = np.frombuffer(raw, nest)
print(nest.itemsize, again["hdr"]["n"], again["body"].sum(axis=(1, 2)), again.flags.writeable, buf["body"].strides)
keys, inv = np.unique(np.array([(1, "a"), (2, "b"), (1, "a")], dtype="i4,U1"), return_inverse=True)
joined = {k: cat["mag"][cat["id"] == k] for k in (100, 7)}
print(keys.shape, inv, {k: v.tolist() for k, v in joined.items()}, np.isin(cat["id"], [7, 101]))
