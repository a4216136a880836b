import { raise } from "../../ndarray/error.ts";

/** Conditions that NumPy puts on parameters, by what they ask. */
export type Check =
  | "nonNegative"
  | "positive"
  | "unit"
  | "unitAboveZero"
  | "unitBelowOne"
  | "aboveOne"
  | "poisson";

interface Condition {
  readonly holds: (value: number) => boolean;
  /** NumPy's message for one number, and for arrays where it differs. */
  readonly message: (name: string, value: number, isArray: boolean) => string;
}

/** Greatest mean for which a Poisson draw surely fits an int64. */
const poissonMost = 9.223372006484771e18;

const conditions: Readonly<Record<Check, Condition>> = {
  nonNegative: {
    holds: (value) => Number.isNaN(value) || !(value < 0 || Object.is(value, -0)),
    message: (name) => `${name} < 0`,
  },
  positive: { holds: (value) => !(value <= 0), message: (name) => `${name} <= 0` },
  unit: {
    holds: (value) => value >= 0 && value <= 1,
    message: (name, _, isArray) =>
      `${name} < 0, ${name} > 1 or ${name} ${isArray ? "contains NaNs" : "is NaN"}`,
  },
  unitAboveZero: {
    holds: (value) => value > 0 && value <= 1,
    message: (name) => `${name} <= 0, ${name} > 1 or ${name} contains NaNs`,
  },
  unitBelowOne: {
    holds: (value) => value >= 0 && value < 1,
    message: (name, _, isArray) =>
      `${name} < 0, ${name} >= 1 or ${name} ${isArray ? "contains NaNs" : "is NaN"}`,
  },
  aboveOne: {
    holds: (value) => value > 1,
    message: (name, _, isArray) => `${name} <= 1 or ${name} ${isArray ? "contains NaNs" : "is NaN"}`,
  },
  poisson: {
    holds: (value) => value >= 0 && value <= poissonMost,
    message: (name, value, isArray) =>
      value > poissonMost
        ? `${name} value too large`
        : `${name} < 0 or ${name} ${isArray ? "contains NaNs" : "is NaN"}`,
  },
};

/** Raises NumPy's ValueError when a number does not meet the condition. */
export function checkNumbers(values: readonly number[], name: string, check: Check, isArray: boolean): void {
  const { holds, message } = conditions[check];
  for (const value of values) if (!holds(value)) raise("ValueError", message(name, value, isArray));
}
