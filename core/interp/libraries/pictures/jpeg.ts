import type { PictureHeader } from "./header.ts";

/** Frames that Pillow reads: baseline, extended and progressive (ITU-T T.81, table B.1). */
const frames = new Set([0xc0, 0xc1, 0xc2]);
const startOfImage = 0xd8;
const startOfScan = 0xda;
const application1 = 0xe1;
const application14 = 0xee;

/**
 * Reads a JPEG up to its frame header (ITU-T T.81, B.2.2): one component is grey, three are colours. Undefined for one that says how
 * it is turned (Exif), or that has a transform of Adobe's, as those are read differently.
 */
export function readJpeg(bytes: Uint8Array): PictureHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1];
    if (marker === startOfScan || marker === application1 || marker === application14) return undefined;
    if (frames.has(marker)) return frameAt(view, at + 4);
  }
  return undefined;
}

function frameAt(view: DataView, at: number): PictureHeader | undefined {
  const [height, width, components] = [view.getUint16(at + 1), view.getUint16(at + 3), view.getUint8(at + 5)];
  const kind = components === 1 ? "grey" : components === 3 ? "rgb" : undefined;
  return kind && view.getUint8(at) === 8 ? { format: "jpeg", width, height, kind } : undefined;
}
