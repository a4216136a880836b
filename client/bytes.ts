import { format } from "d3-format";
import { say } from "./words.ts";

const threeDigits = format(".3~s");

/** A number of bytes for people, in decimal units: "8 MB", "1.25 GB", "640 B". */
export function bytesText(bytes: number): string {
  const [, digits, prefix] = /^([\d.]+)(\D?)$/.exec(threeDigits(Math.round(bytes))) ?? ["", `${bytes}`, ""];
  return `${digits} ${prefix}B`;
}

/** The same, in words for a size that is not known. */
export const bytesOrUnknown = (bytes: number | undefined): string =>
  bytes === undefined ? say("unknown size") : bytesText(bytes);
