import numpy as np

item = np.dtype([("name", "U12"), ("qty", "i4"), ("price", "f8"), ("tags", "u1", (3,))])
stock = np.zeros(4, dtype=item)
stock["name"] = ["bolt", "nut", "gear", "pin"]
stock["qty"] = [10, 0, 3, 25]
stock["price"] = [0.5, 0.1, 12.0, 0.05]
stock["tags"][0] = 1, 2, 3
total = (stock["qty"] * stock["price"]).sum()
print(total, item.itemsize)
sorted_ = np.sort(stock, order="qty")
print(sorted_["name"])
available = stock[stock["qty"] > 0]
print(available.shape, available["tags"].shape, available["tags"].strides)
first = stock[0]
first["qty"] = 99
print(stock["qty"][0], first["name"])
for rec in stock:
    print(rec["name"], rec["price"])
view = stock[["name", "qty"]]
print(view.dtype, view.base is stock)
rec = stock.view(np.recarray)
print(rec.price.max())
packed = np.dtype({"names": ["a", "b"], "formats": ["u1", "f8"]})
aligned = np.dtype({"names": ["a", "b"], "formats": ["u1", "f8"]}, align=True)
print(packed.itemsize, aligned.itemsize, aligned.fields["b"][1])
