import { describe, expect, it } from "vitest";
import {
  type Casting,
  canCastUnits,
  formatDatetime,
  parseDatetime,
  promoteUnits,
  unitConverter,
} from "../../core/ndarray/datetime.ts";
import type { TimeUnit } from "../../core/ndarray/dtypes/dtype.ts";
import { parseDType } from "../../core/ndarray/dtypes/dtypename.ts";
import { NumpyError } from "../../core/ndarray/error.ts";
import { type Json, truth } from "./facts.ts";

type Raised = readonly [type: string, message: string];
type Parse = readonly [text: string, unit: string | null, want: Json];
type Conversion = readonly [kind: "M" | "m", value: string, from: string, to: string, want: Json];
type Promotion = readonly [a: string, b: string, want: Json, casts: readonly boolean[]];

const { parses, conversions, promotions } = truth("datetimes") as unknown as {
  readonly parses: readonly Parse[];
  readonly conversions: readonly Conversion[];
  readonly promotions: readonly Promotion[];
};

describe("datetimes as NumPy reads and converts them", () => {
  it(`${parses.length} texts`, () => {
    expectSame(parses, ([text, unit]) => {
      const found = parseDatetime(text, unit === null ? undefined : unitOf(`M8[${unit}]`));
      if (!found) return "not known";
      const shown = formatDatetime(found.time, found.unit);
      return [String(found.time), found.unit.base, found.unit.num, shown];
    });
  });

  it(`${conversions.length} conversions between units`, () => {
    expectSame(conversions, ([kind, value, from, to]) =>
      String(unitConverter(kind, unitOf(`M8[${from}]`), unitOf(`M8[${to}]`))(narrowed(value))),
    );
  });

  it(`${promotions.length} promotions and casts`, () => {
    expectSame(
      promotions.map(([a, b, want]) => [a, b, want] as const),
      ([a, b]) => {
        // A timedelta64 beside a datetime64 becomes one first.
        const kind = kindOf(a) === kindOf(b) ? kindOf(a) : "M";
        const { base, num } = promoteUnits(unitOf(a), unitOf(b), kind, kind);
        return [base, num];
      },
    );
    const rules: readonly Casting[] = ["equiv", "safe", "same_kind", "unsafe"];
    const casts = promotions.map(([a, b]) =>
      rules.map((rule) => canCastUnits(kindOf(b), unitOf(a), unitOf(b), rule)),
    );
    expect(casts).toEqual(promotions.map(([, , , want]) => want));
  });
});

function expectSame<T extends readonly unknown[]>(cases: readonly T[], run: (test: T) => Json): void {
  const wrong = cases.flatMap((test) => {
    const got = answer(() => run(test));
    return JSON.stringify(got) === JSON.stringify(test[test.length - 1]) ? [] : [{ test, got }];
  });
  expect(wrong.slice(0, 5)).toEqual([]);
}

function answer(run: () => Json): Json | Raised {
  try {
    return run();
  } catch (error) {
    if (error instanceof NumpyError) return [error.type, error.message];
    throw error;
  }
}

function narrowed(value: string): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(value);
}

function unitOf(dtype: string): TimeUnit {
  return parseDType(dtype).unit as TimeUnit;
}

function kindOf(dtype: string): "M" | "m" {
  return dtype.startsWith("M") ? "M" : "m";
}
