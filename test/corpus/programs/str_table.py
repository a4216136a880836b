import numpy as np, textwrap, json
from io import StringIO
from collections import namedtuple, ChainMap, Counter
Row = namedtuple("Row", "city pop area"); src = """city;pop;area
Bern;134794;51.6
Basel;173863;23.9
Zug;31345;21.6
Chur;39547;54.3"""
head, *rest = src.splitlines(); rows = [Row(c, int(p), float(a)) for c, p, a in (r.split(";") for r in rest)]
pop, area = np.array([r.pop for r in rows]), np.array([r.area for r in rows]); dens = pop/area; order = np.argsort(-dens); wid = max(len(r.city) for r in rows)
out = StringIO()
for k in order: print(f"{rows[k].city:<{wid}}|{rows[k].pop:>9,}|{dens[k]:9.2f}", file=out)
text = out.getvalue(); lens = np.array([len(l) for l in text.splitlines()]); col = np.array([list(l.ljust(24)) for l in text.splitlines()]); bars = (col == "|").sum(0); where = np.flatnonzero(bars == len(rows))
print(text, lens, col.dtype, col.shape, where)
d = {r.city: r._asdict() for r in rows}; cfg = ChainMap({"sep": ","}, {"sep": ";", "pad": 2}); js = json.loads(json.dumps({k: [v["pop"], v["area"]] for k, v in d.items()})); M = np.array(list(js.values())); names = np.array(sorted(js)); tot = M.sum(0); pct = np.round(100*M[:, 0]/tot[0], 1); first = Counter(n[0] for n in js); hist = np.array([first.get(c, 0) for c in "BCZ"])
z = np.char.zfill(pop.astype(str), 8); tail = np.char.rpartition(np.array([f"{v:.2e}" for v in dens]), "e")[:, 2].astype(int); cat = np.char.add(np.char.upper(names.astype("U3")), "-"); cnt = np.char.count(names, "u"); rep = np.char.replace(names, "B", "b"); isd = np.char.isdigit(np.array(["12", "a1"])); sp = np.char.split(np.array(["a b", "c d e"])); eq = np.char.equal(names, rep); ln = np.char.str_len(names); ml = np.strings.multiply(np.array(["-", "="]), np.array([3, 2])); enc = np.char.encode(names, "ascii"); strip = np.char.strip(np.array(["  x ", "y  "]))
wrapd = textwrap.fill("one two three four five six", 12).split("\n"); W = np.array(wrapd); up = [w.title().swapcase() for w in wrapd]; num = np.array("3.5 4 5e-1".split(), float); tr = "a-b_c".translate({45: " ", 95: None}); parts = "k1=v1&k2=v2".split("&"); kv = dict(p.split("=") for p in parts); pal = "".join(c for c in "A man, a plan" if c.isalpha()).lower(); idx = np.array([ord(c) - 97 for c in pal]); roman = "".join(s*n for s, n in zip("XVI", np.array([2, 0, 3]).tolist()))
print(M.dtype, cfg["sep"], names, pct, hist, z, tail, cat, cnt, rep, isd, sp[1], eq, ln, ml, enc.dtype, strip, W, up, num, tr, kv, idx.max(), roman)
