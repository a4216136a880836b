import type { PictureHeader } from "./header.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** By colour type and bit depth (PNG specification, 11.2.1). Palettes, grey with alpha and 16-bit colours are read differently. */
const kinds: Readonly<Record<string, PictureHeader["kind"]>> = {
  "0 1": "bits",
  "0 8": "grey",
  "0 16": "grey16",
  "2 8": "rgb",
  "6 8": "rgba",
};

/** Chunks that change what is read: a transparent colour, an animation, a turned picture. */
const changing = new Set(["tRNS", "acTL", "eXIf", "zTXt", "iTXt"]);

/** Reads the beginning of a PNG; undefined where it is none, or of a kind that is not read the same everywhere. */
export function readPng(bytes: Uint8Array): PictureHeader | undefined {
  if (signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((name === "IHDR") !== (at === 8) || changing.has(name)) return undefined;
    if (name === "IDAT") return headerOf(view);
  }
  return undefined;
}

/** The first chunk, 13 bytes from 16 on. */
function headerOf(view: DataView): PictureHeader | undefined {
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const kind = kinds[`${view.getUint8(25)} ${view.getUint8(24)}`];
  const isPlain = view.getUint32(8) === 13 && view.getUint16(26) === 0 && view.getUint8(28) <= 1;
  return kind && isPlain ? { format: "png", width, height, kind } : undefined;
}
