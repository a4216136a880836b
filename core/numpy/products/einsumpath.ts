import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { formatFloat } from "../../ndarray/print/pyformat.ts";
import { PyList, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { valueEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { indexOf, itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { attempt, type Effect, type Row } from "../op.ts";
import { operandOf } from "../ufunc/operand.ts";
import { contraction, flops, greedyPath, type Lengths, optimalPath, sizeOf } from "./contraction.ts";
import { subscriptsIn } from "./sublists.ts";
import { type Labels, parseSubscripts } from "./subscripts.ts";

type Path = readonly (readonly number[])[];

/** What is contracted: the letters of each operand and of the result, and how long their axes are. */
interface Problem {
  readonly inputs: readonly Labels[];
  readonly output: Labels;
  readonly lengths: Lengths;
}

/** `optimize`: the name of an algorithm and its limit, or a path. */
interface Asked {
  readonly name?: string;
  readonly limit?: number;
  readonly path?: Path;
}

function askedFor(optimize: Value | undefined, context: Context): Asked {
  if (optimize === undefined) return { name: "greedy" };
  if (optimize.t === "bool" && optimize.v !== undefined) return optimize.v ? { name: "greedy" } : {};
  if (optimize.t === "none") return {};
  if (optimize.t === "str") return { name: optimize.v ?? notKnown("an algorithm") };
  const items = itemsOf(optimize, context) ?? notKnown("a path");
  const [first, second] = items;
  if (first?.t !== "str") return notKnown("a path");
  if (first.v === "einsum_path")
    return {
      path: items
        .slice(1)
        .map((step) => (itemsOf(step, context) ?? notKnown("a path")).map((at) => Number(indexOf(at)))),
    };
  if (items.length === 2 && (second.t === "int" || second.t === "float"))
    return { name: first.v, limit: Math.trunc(Number(second.v)) };
  return notKnown("a path");
}

/** The lengths of all letters. Raises where two do not fit. */
function lengthsOf(inputs: readonly Labels[], shapes: readonly (readonly number[])[]): Lengths {
  const lengths = new Map<string, number>();
  inputs.forEach((labels, operand) => {
    labels.forEach((label, axis) => {
      const length = shapes[operand][axis];
      const known = lengths.get(label);
      if (known === undefined || known === 1) lengths.set(label, length);
      else if (length !== 1 && length !== known)
        raise(
          "ValueError",
          `Size of label '${label}' for operand ${operand} (${known}) does not match previous terms (${length}).`,
        );
    });
  });
  return lengths;
}

function pathOf({ inputs, output, lengths }: Problem, { name, limit, path }: Asked): Path {
  if (path) return path;
  const sets = inputs.map((labels) => new Set(labels));
  const all = new Set(inputs.flat());
  const isOneStep =
    name === undefined ||
    inputs.length <= 2 ||
    (all.size === output.length && output.every((one) => all.has(one)));
  if (isOneStep) return [Array.from(inputs.keys())];
  const most = limit ?? Math.max(...[...inputs, output].map((labels) => sizeOf(labels, lengths)));
  if (name === "greedy") return greedyPath(sets, new Set(output), lengths, most);
  if (name === "optimal")
    return optimalPath(sets, new Set(output), lengths, most) ?? notKnown("the best of many paths");
  return raise("KeyError", `('Path name %s not found', '${name}')`);
}

/** One step of a path as the table shows it. */
interface Step {
  readonly cost: number;
  readonly scaling: number;
  readonly size: number;
  readonly current: string;
  readonly remaining: string;
}

function stepsOf({ inputs, output, lengths }: Problem, path: Path): readonly Step[] {
  const texts = inputs.map((labels) => labels.join(""));
  const final = output.join("");
  let sets: readonly ReadonlySet<string>[] = inputs.map((labels) => new Set(labels));
  const steps = path.map((step, i) => {
    const positions = [...step].sort((a, b) => b - a);
    if (positions.some((at) => at >= sets.length || at < 0)) return notKnown("a path beyond the operands");
    const { result, remaining, removed, all } = contraction(positions, sets, new Set(output));
    sets = remaining;
    const taken = positions.map((at) => texts.splice(at, 1)[0]);
    const byLength = (a: string, b: string) =>
      (lengths.get(a) ?? 1) - (lengths.get(b) ?? 1) || (a < b ? -1 : Number(a > b));
    const made = i === path.length - 1 ? final : [...result].sort(byLength).join("");
    texts.push(made);
    return {
      cost: flops(all, removed.size > 0, positions.length, lengths),
      scaling: all.size,
      size: sizeOf(result, lengths),
      current: `${taken.join(",")}->${made}`,
      remaining: `${texts.join(",")}->${final}`,
    };
  });
  if (texts.length !== 1)
    raise(
      "RuntimeError",
      `Invalid einsum_path is specified: ${texts.length - 1} more operands has to be contracted.`,
    );
  return steps;
}

/** The table that `np.einsum_path` prints. */
function tableOf({ inputs, output, lengths }: Problem, steps: readonly Step[]): string {
  const letters = new Set(inputs.flat());
  const isSummed = inputs.reduce((sum, labels) => sum + new Set(labels).size, 0) > letters.size;
  const naive = flops(letters, isSummed, inputs.length, lengths);
  const cost = steps.reduce((sum, step) => sum + step.cost, 0) + 1;
  const most = (of: (step: Step) => number) => Math.max(...steps.map(of));
  if (Math.max(naive, cost) > Number.MAX_SAFE_INTEGER) notKnown("more operations than can be counted");
  const short = (x: number) => formatFloat(x, ".3e");
  const row = (scaling: string, current: string, remaining: string) =>
    `${scaling} ${current.padStart(24)} ${remaining.padStart(40)}`;
  const line = "-".repeat(74);
  return [
    `  Complete contraction:  ${inputs.map((labels) => labels.join("")).join(",")}->${output.join("")}`,
    `         Naive scaling:  ${letters.size}`,
    `     Optimized scaling:  ${most((step) => step.scaling)}`,
    `      Naive FLOP count:  ${short(naive)}`,
    `  Optimized FLOP count:  ${short(cost)}`,
    `   Theoretical speedup:  ${formatFloat(naive / cost, "3.3f")}`,
    `  Largest intermediate:  ${short(most((step) => step.size))} elements`,
    line,
    row("scaling".padStart(6), "current", "remaining"),
    line,
    ...steps.map(({ scaling, current, remaining }) =>
      row(`${String(scaling).padStart(4)}   `, current, remaining),
    ),
  ].join("\n");
}

function pathEffect(values: readonly Value[], named: ReadonlyMap<string, Value>, context: Context): Effect {
  const { subscripts, given } = subscriptsIn(values, context);
  // The letters of an ellipsis come in the order of a set.
  if (subscripts.includes(".")) return notKnown("a path of axes without letters");
  if ([...named.keys()].some((name) => name !== "optimize")) return notKnown("a path for einsum itself");
  const asked = askedFor(named.get("optimize"), context);
  const shapes = given.map((value) => operandOf(value, context).array.shape);
  if (!shapes.every((shape) => shape.every(isExact))) return notKnown("lengths of axes");
  const { inputs, output } = parseSubscripts(
    subscripts,
    shapes.map(({ length }) => length),
  );
  const problem = { inputs, output, lengths: lengthsOf(inputs, shapes as readonly (readonly number[])[]) };
  const path = pathOf(problem, asked);
  const steps = stepsOf(problem, path);
  const list = new PyList([
    pyStr("einsum_path"),
    ...path.map((step) => pyTuple(step.map((at) => pyInt(at)))),
  ]);
  return valueEffect(pyTuple([list, pyStr(tableOf(problem, steps))]));
}

const einsumPath: Row = {
  parameters: {},
  call: (values, named, context) => attempt(() => pathEffect(values, named, context)),
};

register("numpy", { einsum_path: einsumPath });
