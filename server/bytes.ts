const powers: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** The bytes that a size such as "2GiB", "64 kB" or 4096 means; undefined when it means none. */
export function parseBytes(size: unknown): number | undefined {
  if (typeof size === "number") return Number.isFinite(size) && size >= 0 ? size : undefined;
  if (typeof size !== "string") return undefined;
  const found = /^\s*(\d[\d_]*(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(size);
  const unit = found && powers[found[2].toLowerCase()];
  return unit ? Math.round(Number(found[1].replaceAll("_", "")) * unit) : undefined;
}

/** A number of bytes for people, in decimal units: "8 MB", "1.25 GB", "640 B". */
export function formatBytes(bytes: number): string {
  const names = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
  let power = 0;
  while (power < names.length - 1 && bytes >= 999.5 * 1000 ** power) power++;
  const value = bytes / 1000 ** power;
  return `${Number(value.toPrecision(3))} ${names[power]}`;
}
