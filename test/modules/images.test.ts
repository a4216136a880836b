import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { analyze, facts } from "../../core/ide/index.ts";
import { diskHost } from "../../server/files/host.ts";

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let i = 0; i < 8; i++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A black PNG of 12 by 10 pixels, with chunks before its data. */
function png(colour: number, depth: number, ...more: Uint8Array[]): Uint8Array {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  const header = Buffer.from([0, 0, 0, 12, 0, 0, 0, 10, depth, colour, 0, 0, 0]);
  const rows = Buffer.alloc(10 * (1 + Math.ceil((12 * channels * depth) / 8)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk("IHDR", header),
    ...more,
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

const palette = chunk("PLTE", Buffer.alloc(6));
const orientation = Buffer.from("4d4d002a000000080001011200030000000100060000" + "00000000", "hex");

/** What scikit-image and Matplotlib read; undefined where nothing is said. */
const images: Record<string, { bytes: Uint8Array; stored?: string; scaled?: string }> = {
  bits: { bytes: png(0, 1), stored: "bool[10,12]", scaled: "float32[10,12]" },
  grey: { bytes: png(0, 8), stored: "uint8[10,12]", scaled: "float32[10,12]" },
  grey16: { bytes: png(0, 16), stored: "uint16[10,12]", scaled: "float32[10,12]" },
  rgb: { bytes: png(2, 8), stored: "uint8[10,12,3]", scaled: "float32[10,12,3]" },
  rgba: { bytes: png(6, 8), stored: "uint8[10,12,4]", scaled: "float32[10,12,4]" },
  palette: { bytes: png(3, 8, palette) },
  greyAlpha: { bytes: png(4, 8) },
  rgb16: { bytes: png(2, 16) },
  few: { bytes: png(0, 2) },
  transparent: { bytes: png(2, 8, chunk("tRNS", Buffer.alloc(6))) },
  turned: { bytes: png(2, 8, chunk("eXIf", orientation)) },
  moving: { bytes: png(2, 8, chunk("acTL", Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))) },
  cut: { bytes: png(2, 8).subarray(0, 40) },
  jpeg: { bytes: Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex") },
};

const program = `
import matplotlib.pyplot as plt
import skimage.io
from skimage import io
import imageio.v3
${Object.keys(images)
  .map((name) => `${name}_a = skimage.io.imread("${name}.png")\n${name}_b = plt.imread("${name}.png")\n`)
  .join("")}
again = io.imread("rgb.png")
third = imageio.v3.imread("rgb.png")
grey_too = io.imread("rgb.png", as_gray=True)
nowhere = io.imread("nowhere.png")
plt.plot([1, 2])
`;

function folderWithImages(): string {
  const folder = mkdtempSync(join(tmpdir(), "ndlens-images-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, { bytes }] of Object.entries(images)) writeFileSync(join(folder, `${name}.png`), bytes);
  return folder;
}

it("knows dtype and shape of the PNG files that a program reads, where all libraries agree on them", () => {
  const path = join(folderWithImages(), "main.py");
  const found = facts(analyze(program, { path, host: diskHost(path) })).filter(({ kind }) => kind === "bind");
  const known = Object.fromEntries(found.map(({ name, dtype, shape }) => [name, `${dtype}[${shape}]`]));
  const expected = Object.entries(images).flatMap(([name, { stored, scaled }]) =>
    stored && scaled
      ? [
          [`${name}_a`, stored],
          [`${name}_b`, scaled],
        ]
      : [],
  );
  expect(known).toEqual({
    ...Object.fromEntries(expected),
    again: "uint8[10,12,3]",
    third: "uint8[10,12,3]",
  });
});

const python = process.env.PYTHON ?? "python3";
const hasLibraries = spawnSync(python, ["-c", "import skimage.io, matplotlib.pyplot"]).status === 0;

it.runIf(hasLibraries)("says of them what the libraries give", () => {
  const sure = Object.entries(images).filter(([, { stored }]) => stored);
  const names = JSON.stringify(sure.map(([name]) => name));
  const code = `
import json, skimage.io, matplotlib.pyplot as plt
shown = lambda a: f"{a.dtype}[{','.join(map(str, a.shape))}]" if a.flags.c_contiguous and a.flags.owndata else "other"
print(json.dumps([[shown(read(name + ".png")) for read in (skimage.io.imread, plt.imread)] for name in ${names}]))
`;
  const run = spawnSync(python, ["-c", code], { cwd: folderWithImages(), encoding: "utf8" });
  expect(JSON.parse(run.stdout)).toEqual(sure.map(([, { stored, scaled }]) => [stored, scaled]));
});
