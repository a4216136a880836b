import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { diskHost } from "../../server/files/host.ts";

const folder = fileURLToPath(new URL("pictures/", import.meta.url));
const names = readdirSync(folder).sort();

/** What is said of each picture; of all others nothing. */
const known: Readonly<Record<string, string>> = {
  "grey.jpg": "uint8[10,12]",
  "rgb.jpg": "uint8[10,12,3]",
  "progressive.jpg": "uint8[10,12,3]",
  "rgb.bmp": "uint8[10,12,3]",
  "grey.tif": "uint8[10,12]",
  "big.tif": "uint8[10,12]",
  "grey16.tif": "uint16[10,12]",
  "rgb.tif": "uint8[10,12,3]",
  "plain.tif": "uint8[10,12,3]",
};

const readers = {
  skimage: "skimage.io.imread",
  imageio: "imageio.v3.imread",
  matplotlib: "plt.imread",
  pillow: "Image.open",
};

const program = `
import numpy as np
import skimage.io, imageio.v3
import matplotlib.pyplot as plt
from PIL import Image
${Object.entries(readers)
  .flatMap(([library, read]) =>
    names.map((name) => `${library}_${name.replace(".", "_")} = np.asarray(${read}("${name}"))`),
  )
  .join("\n")}
`;

function said(): Record<string, string> {
  const path = join(folder, "main.py");
  const found = facts(analyze(program, { path, host: diskHost(path) })).filter(
    ({ kind, dtype }) => kind === "bind" && dtype,
  );
  return Object.fromEntries(found.map(({ name, dtype, shape }) => [name, `${dtype}[${shape}]`]));
}

it("knows dtype and shape of JPEG, BMP and TIFF files that a program reads, where all libraries agree on them", () => {
  const expected = Object.keys(readers).flatMap((library) =>
    Object.entries(known).map(([name, what]) => [`${library}_${name.replace(".", "_")}`, what]),
  );
  expect(said()).toEqual(Object.fromEntries(expected));
});

const python = process.env.PYTHON ?? "python3";
const hasLibraries =
  spawnSync(python, ["-c", "import skimage.io, matplotlib.pyplot, imageio.v3, PIL.Image"]).status === 0;

it.runIf(hasLibraries)("says of them what the libraries give", () => {
  const code = `${program}
import json
print(json.dumps({name: f"{a.dtype}[{','.join(map(str, a.shape))}]" for name, a in globals().items() if isinstance(a, np.ndarray)}))
`;
  const run = spawnSync(python, ["-c", code], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(run.stdout)).toMatchObject(said());
});
