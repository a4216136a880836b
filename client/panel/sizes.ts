import type { Size, Unknown } from "../../server/protocol.ts";
import { bytesOrUnknown, bytesText } from "../bytes.ts";

/** What the sliders stand at, by the unknown's name. */
export type Values = Readonly<Record<string, number>>;

/** Where a slider begins when nothing is assumed. */
const usual = 1000;

/** The largest number that a slider reaches where the unknown has no upper end. */
const largest = 1e9;

/** Returns the bytes of a size with the sliders' values put in; undefined when it is not known. */
export function bytesAt({ bytes, terms }: Size, values: Values): number | undefined {
  if (bytes !== undefined || !terms) return bytes;
  return terms.reduce(
    (sum, { coefficient, of }) =>
      sum + of.reduce((product, name) => product * (values[name] ?? usual), coefficient),
    0,
  );
}

/** A size for people: its bytes at the sliders' values, with its formula where it has one. */
export function sizeText(size: Size, values: Values): string {
  const bytes = bytesAt(size, values);
  if (bytes === undefined) return size.formula ?? bytesOrUnknown(undefined);
  return size.formula === undefined ? bytesText(bytes) : `${bytesText(Math.max(0, bytes))} = ${size.formula}`;
}

/** Returns the values of all unknowns, keeping those that are set already; what follows from others is computed of them. */
export function valuesFor(unknowns: readonly Unknown[], set: Values): Values {
  const free = unknowns.map((unknown): [string, number] => [
    unknown.name,
    within(set[unknown.name] ?? unknown.assumed ?? usual, unknown),
  ]);
  return following(unknowns, Object.fromEntries(free));
}

/** Returns the values with those put right that follow from others. */
function following(unknowns: readonly Unknown[], free: Values): Values {
  const values: Record<string, number> = { ...free };
  for (const { name, follows } of unknowns) if (follows) values[name] = computed(follows, values);
  return values;
}

function computed({ how, of }: NonNullable<Unknown["follows"]>, values: Values): number {
  const [a, b] = of.map((size) => bytesAt(size, values) ?? 0);
  return how === "floor" ? Math.floor(a / b) : Math[how](a, b);
}

/** Moves a value between the ends that the unknown can have. */
export function within(value: number, { least, most }: Unknown): number {
  return Math.round(Math.min(Math.max(value, least), most ?? largest));
}

/** A slider's position from 0 to 1000 for a value: as many steps from 10 to 100 as from 100 to 1000. */
export function positionOf(value: number, unknown: Unknown): number {
  const end = Math.log1p((unknown.most ?? largest) - unknown.least);
  return end === 0 ? 0 : (1000 * Math.log1p(Math.max(0, value - unknown.least))) / end;
}

/** The value at a slider's position, rounded to two digits where it is large. */
export function valueAt(position: number, unknown: Unknown): number {
  const end = Math.log1p((unknown.most ?? largest) - unknown.least);
  const value = unknown.least + Math.expm1((position / 1000) * end);
  return within(value < 100 ? value : Number(value.toPrecision(2)), unknown);
}

/** How far an unknown may grow until a size takes more than the budget, with the others where they are; undefined when it does not matter. */
export function mostThatFits(
  size: Size,
  name: string,
  unknowns: readonly Unknown[],
  values: Values,
  budget: number,
): number | undefined {
  const at = (value: number) => bytesAt(size, following(unknowns, { ...values, [name]: value })) ?? 0;
  if (at(0) > budget) return undefined;
  let [low, high] = [0, 1];
  while (at(high) <= budget && high < 2 ** 52) [low, high] = [high, high * 2];
  if (at(high) <= budget) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) <= budget) low = middle;
    else high = middle;
  }
  return low;
}
