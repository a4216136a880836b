import { raise } from "../error.ts";
import type { Value } from "../value.ts";

/** NumPy's print options. `legacy` counts releases (113 for 1.13), infinite where no legacy mode is on. */
export interface PrintOptions {
  readonly edgeitems: number;
  readonly threshold: number;
  readonly floatmode: "fixed" | "unique" | "maxprec" | "maxprec_equal";
  readonly precision: number | undefined;
  readonly suppress: boolean;
  readonly linewidth: number;
  readonly nanstr: string;
  readonly infstr: string;
  readonly sign: "-" | "+" | " ";
  /** A dict of Python functions by kind of element. */
  readonly formatter: Value | undefined;
  readonly legacy: number;
  /** A Python function that `repr(array)` calls instead. */
  readonly overrideRepr: Value | undefined;
}

/** What NumPy starts with. */
export const defaultOptions: PrintOptions = {
  edgeitems: 3,
  threshold: 1000,
  floatmode: "maxprec",
  precision: 8,
  suppress: false,
  linewidth: 75,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  formatter: undefined,
  legacy: Number.POSITIVE_INFINITY,
  overrideRepr: undefined,
};

const legacyModes: Readonly<Record<string, number>> = {
  "1.13": 113,
  "1.21": 121,
  "1.25": 125,
  "2.1": 201,
  "2.2": 202,
};

/** Returns the number of a legacy mode's name; undefined for a name that NumPy does not know. */
export function legacyNamed(name: string): number | undefined {
  return legacyModes[name];
}

/** Returns the name of a legacy mode; undefined when none is on. */
export function legacyName(legacy: number): string | undefined {
  return Object.keys(legacyModes).find((name) => legacyModes[name] === legacy);
}

/** Raises what NumPy raises for options that it does not take. */
export function checkOptions(options: {
  readonly floatmode?: string;
  readonly sign?: string;
  readonly threshold?: number;
}): void {
  const { floatmode, sign, threshold } = options;
  if (floatmode !== undefined && !["fixed", "unique", "maxprec", "maxprec_equal"].includes(floatmode))
    raise("ValueError", 'floatmode option must be one of "fixed", "unique", "maxprec", "maxprec_equal"');
  if (sign !== undefined && !["-", "+", " "].includes(sign))
    raise("ValueError", "sign option must be one of ' ', '+', or '-'");
  if (Number.isNaN(threshold))
    raise("ValueError", "threshold must be non-NAN, try sys.maxsize for untruncated representation");
}
