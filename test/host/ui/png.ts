import { deflateSync } from "node:zlib";

/** Pixels as red, green, blue and opacity, one byte each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Returns a PNG of at most 256 colours, which takes about a quarter of the bytes that a picture of a window takes in full colour. The
 * most frequent colours stay as they are; the shades at the edges of letters become the nearest of them.
 */
export function indexedPng({ width, height, data }: Pixels): Buffer {
  const colours = frequentColours(data);
  const nearest = new Map(colours.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourAt(data, y * width + x);
      const index = nearest.get(colour) ?? nearestOf(colours, colour);
      nearest.set(colour, index);
      rows[y * (width + 1) + 1 + x] = index;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colours from a palette.
  header.set([8, 3], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const colourAt = (data: Uint8Array, pixel: number) =>
  (data[pixel * 4] << 16) | (data[pixel * 4 + 1] << 8) | data[pixel * 4 + 2];

/** The most frequent colours; of those that look alike only the first. */
function frequentColours(data: Uint8Array): number[] {
  const counts = new Map<number, number>();
  for (let i = 0; i < data.length / 4; i++) {
    const colour = colourAt(data, i);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const chosen: number[] = [];
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1])) {
    const isExact = chosen.length < 32;
    if (isExact || distance(chosen[nearestOf(chosen, colour)], colour) > 300) chosen.push(colour);
    if (chosen.length === 256) break;
  }
  return chosen;
}

function nearestOf(colours: readonly number[], colour: number): number {
  let best = 0;
  for (let i = 1; i < colours.length; i++)
    if (distance(colours[i], colour) < distance(colours[best], colour)) best = i;
  return best;
}

/** Square of the distance between two colours. */
function distance(a: number, b: number): number {
  return (
    ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
  );
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  typed.copy(out, 4);
  out.writeUInt32BE(checksum(typed), body.length + 8);
  return out;
}

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
