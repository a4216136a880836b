import type { PictureHeader } from "./header.ts";

/** Bytes of the file header and of the oldest information header that has compression (BITMAPINFOHEADER). */
const fileHeader = 14;
const shortest = 40;

/** Reads a BMP of 24 bits a pixel without compression; those of other depths are read differently. */
export function readBmp(bytes: Uint8Array): PictureHeader | undefined {
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d || bytes.length < fileHeader + shortest) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPlain = view.getUint16(28, true) === 24 && view.getUint32(30, true) === 0;
  if (view.getUint32(fileHeader, true) < shortest || !isPlain) return undefined;
  // Rows from the top down are written as a negative height.
  const [width, height] = [view.getInt32(18, true), Math.abs(view.getInt32(22, true))];
  return { format: "bmp", width, height, kind: "rgb" };
}
