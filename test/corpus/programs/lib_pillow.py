import numpy as np
from PIL import Image
import os, tempfile
folder = tempfile.mkdtemp()
p = os.path.join(folder, "a.png")
arr = (np.random.rand(30, 40, 3) * 255).astype(np.uint8)
im = Image.fromarray(arr)
im.save(p)
back = Image.open(p)
a = np.array(back)
b = np.asarray(back)
g = np.array(back.convert("L"))
h = np.asarray(im.convert("L"))
f = np.array(im.convert("L"), dtype=np.float32) / 255
sz = im.size
small = np.array(im.resize((20, 10)))
rot = np.asarray(im.rotate(30))
cr = np.array(im.crop((2, 3, 12, 23)))
new = np.array(Image.new("RGB", (8, 6), "white"))
rgba = np.array(Image.new("RGBA", (8, 6)))
m = np.mean(h)
w, hh = im.size
im.thumbnail((10, 10))
t = np.array(im)
u = np.array(Image.fromarray(g))
st = np.stack([np.asarray(im), np.asarray(im)])
with Image.open(p) as again:
    c = np.array(again)
inv = 255 - np.array(Image.open(p).convert("L"))
