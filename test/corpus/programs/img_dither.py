import numpy as np
H, W = 24, 36
grad = np.tile(np.linspace(0, 255, W), (H, 1))
def floyd(img, levels=2):
    buf = img.astype(np.float32)
    h, w = buf.shape
    step = np.float32(255/(levels-1))
    for y in range(h):
        for x in range(w):
            old = buf[y, x]
            new = np.round(old/step)*step
            buf[y, x] = new
            err = old - new
            if x+1 < w: buf[y, x+1] += err*np.float32(7/16)
            if y+1 < h:
                if x: buf[y+1, x-1] += err*np.float32(3/16)
                buf[y+1, x] += err*np.float32(5/16)
                if x+1 < w: buf[y+1, x+1] += err*np.float32(1/16)
    return np.clip(buf, 0, 255).astype(np.uint8)
def bayer(n):
    if n == 1: return np.zeros((1, 1), int)
    b = bayer(n//2)*4
    return np.block([[b, b+2], [b+3, b+1]])
fs = floyd(grad)
M = bayer(4)
thr = (M + .5)*256/16
ordered = (grad > np.tile(thr, (H//4, W//4)))*np.uint8(255)
print(fs.dtype, np.unique(fs), ordered.dtype, ordered.mean().round(1), M.tolist())
# halftone by blocks, and a palette
blocks = grad.reshape(H//4, 4, W//4, 4).swapaxes(1, 2)
means = blocks.mean((-1, -2)); dots = (means[..., None, None] > thr)
half = dots.swapaxes(1, 2).reshape(H, W)
palette = np.array([[0, 0, 0], [255, 0, 0], [0, 255, 0], [255, 255, 255]], np.uint8)
rgb = np.stack([grad, grad[:, ::-1], np.zeros_like(grad)], axis=2)
dist = ((rgb[..., None, :] - palette.astype(int))**2).sum(-1)
pick = dist.argmin(-1)
quant = palette[pick]
print(half.shape, half.sum(), dist.shape, np.bincount(pick.ravel(), minlength=4), quant.shape, quant.strides)
gamma = (np.arange(256)/255.)**(1/2.2)*255
lut = gamma.round().astype(np.uint8)
out = lut[fs]
ascii_ = np.array(list(" .:-=+*#%@"))
text = ascii_[(grad[::6, ::4]/25.6).astype(int)]
for line in text: print("".join(line))
