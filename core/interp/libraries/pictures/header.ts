import { readBmp } from "./bmp.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import { readTiff } from "./tiff.ts";

/** What the header of a picture says, of those kinds that all libraries read alike. */
export interface PictureHeader {
  readonly format: "png" | "jpeg" | "bmp" | "tiff";
  readonly width: number;
  readonly height: number;
  readonly kind: "bits" | "grey" | "grey16" | "rgb" | "rgba";
}

/** Most pixels that Pillow reads without a warning (`Image.MAX_IMAGE_PIXELS`). */
export const mostPixels = 89_478_485;

/** Reads the beginning of a picture's file; undefined where it is of no known format, or of a kind that is not read the same everywhere. */
export function readHeader(bytes: Uint8Array): PictureHeader | undefined {
  const header = readPng(bytes) ?? readJpeg(bytes) ?? readBmp(bytes) ?? readTiff(bytes);
  const isSound =
    header && header.width > 0 && header.height > 0 && header.width * header.height <= mostPixels;
  return isSound ? header : undefined;
}
