import type { TimeUnit } from "../dtypes/dtype.ts";
import { notKnown, raise } from "../error.ts";

/** Returns the unit between the brackets of `M8[25s]`; `[D/2]` is half a day. Raises as NumPy does. */
export function parseTimeUnit(text: string): TimeUnit {
  const end = text.indexOf("]");
  if (text.length < 3 || text[0] !== "[")
    return raise("TypeError", `Invalid datetime metadata string "${text}"`);
  if (end < 2) return misplaced(text, 1);
  const unit = parsed(text.slice(1, end), text);
  return end + 1 < text.length ? misplaced(text, end + 1) : unit;
}

/** Returns the unit that `np.timedelta64(1, "25s")` names: it may be several of one, and no part of one. */
export function parseUnitName(text: string): TimeUnit {
  return parsed(text, undefined);
}

/** Reads a count, a unit and a divisor; `whole` is the text with its brackets, where it has some. */
function parsed(text: string, whole: string | undefined): TimeUnit {
  const bad = (at: number): never =>
    whole === undefined
      ? raise("TypeError", `Invalid datetime metadata string "${text}"`)
      : misplaced(whole, at + 1);
  const [digits] = /^\s*[+-]?\d+|^/.exec(text) as RegExpExecArray;
  const num = digits === "" ? 1 : Number(digits);
  if (num < 0 || num >= 2 ** 31) return bad(0);
  const slash = text.indexOf("/", digits.length);
  const name = slash < 0 ? text.slice(digits.length) : text.slice(digits.length, slash);
  if (name === "") return bad(digits.length);
  const base = baseOf(name, whole);
  if (slash < 0) return { base, num };
  const divisor = /^[+-]?\d+$/.exec(text.slice(slash + 1));
  if (!divisor || whole === undefined) return bad(slash + 1);
  return divided({ base, num }, Number(divisor[0]), whole);
}

function misplaced(text: string, at: number): never {
  return raise("TypeError", `Invalid datetime metadata string "${text}" at position ${at}`);
}

function baseOf(name: string, whole: string | undefined): TimeUnit["base"] {
  const base = timeUnits.find((unit) => unit === (name === "μs" ? "us" : name));
  if (base) return base;
  return raise(
    "TypeError",
    whole === undefined
      ? `Invalid datetime unit "${name}" in metadata`
      : `Invalid datetime unit in metadata string "${whole}"`,
  );
}

const timeUnits: readonly TimeUnit["base"][] = [
  "Y",
  "M",
  "W",
  "D",
  "h",
  "m",
  "s",
  "ms",
  "us",
  "ns",
  "ps",
  "fs",
  "as",
  "generic",
];

/** For `[s/2]`: the finer units that NumPy tries, in its order, and how many make one of the unit. */
const finer: Readonly<Record<string, readonly (readonly [TimeUnit["base"], number])[]>> = {
  Y: [
    ["M", 12],
    ["W", 52],
    ["D", 365],
  ],
  M: [
    ["W", 4],
    ["D", 30],
    ["h", 720],
  ],
  W: [
    ["D", 7],
    ["h", 168],
    ["m", 10080],
  ],
  D: [
    ["h", 24],
    ["m", 1440],
    ["s", 86400],
  ],
  h: [
    ["m", 60],
    ["s", 3600],
  ],
  m: [
    ["s", 60],
    ["ms", 60000],
  ],
  s: [
    ["ms", 1000],
    ["us", 1000000],
  ],
  ms: [
    ["us", 1000],
    ["ns", 1000000],
  ],
  us: [
    ["ns", 1000],
    ["ps", 1000000],
  ],
  ns: [
    ["ps", 1000],
    ["fs", 1000000],
  ],
  ps: [
    ["fs", 1000],
    ["as", 1000000],
  ],
  fs: [["as", 1000]],
};

function divided({ base, num }: TimeUnit, divisor: number, text: string): TimeUnit {
  if (divisor === 1) return { base, num };
  if (divisor <= 0) return notKnown("a unit that is divided by nothing");
  if (base === "generic") return raise("ValueError", "Can't use 'den' divisor with generic units");
  for (const [unit, count] of finer[base] ?? [])
    if (count % divisor === 0) return { base: unit, num: num * (count / divisor) };
  return raise(
    "ValueError",
    `divisor (${divisor}) is not a multiple of a lower-unit in datetime metadata "${text}"`,
  );
}
