import { PyInstance } from "../interp/classes/objects.ts";
import type { Buffer } from "../ndarray/buffer.ts";
import type { Value } from "../ndarray/value.ts";
import { spanOf } from "../syntax/ast.ts";
import type { Life, Trace } from "../trace/trace.ts";
import type { Analysis } from "./analysis.ts";
import { runUpTo } from "./evaluate.ts";

/** How many values are looked at before the search ends, and how deep they may lie. */
const most = { values: 5000, depth: 5 };

/**
 * Returns how the module's names lead to a piece of memory after a line, "parts[2]" or "model.cells": the shortest way, which is
 * what keeps the memory alive. The statements up to the line are run again for it. Undefined where no way is found.
 */
export function wayTo(analysis: Analysis, line: number, life: Life): string | undefined {
  const { machine, trace } = runUpTo(analysis, line);
  const buffer = sameLife(analysis.trace, life, trace)?.buffer;
  return buffer && search(machine.main.scope?.vars ?? new Map(), buffer);
}

/** The life in another run of the same program: as many of the same place came before it. */
function sameLife(trace: Trace, life: Life, other: Trace): Life | undefined {
  const { start } = spanOf(life.node);
  const at = (all: Trace) => [...all.lives.values()].filter(({ node }) => spanOf(node).start === start);
  return at(other)[at(trace).indexOf(life)];
}

interface Reached {
  readonly value: Value;
  readonly way: string;
  readonly depth: number;
}

function search(names: ReadonlyMap<string, Value>, buffer: Buffer): string | undefined {
  const seen = new Set<Value>();
  const queue: Reached[] = [...names].map(([way, value]) => ({ value, way, depth: 0 }));
  for (const { value, way, depth } of queue) {
    if (value.t === "ndarray" && value.buffer === buffer) return way;
    if (seen.has(value) || depth >= most.depth || queue.length > most.values) continue;
    seen.add(value);
    for (const [step, child] of stepsInto(value))
      queue.push({ value: child, way: way + step, depth: depth + 1 });
  }
  return undefined;
}

/** What a container or object holds, with the text that leads there. */
function* stepsInto(value: Value): Iterable<readonly [string, Value]> {
  if (value.t === "list" || value.t === "tuple") {
    for (const [i, item] of (value.items ?? []).entries()) yield [`[${i}]`, item];
  } else if (value.t === "dict") {
    for (const { key, value: item } of value.entries?.values() ?? []) {
      if (key.t === "str" && key.v !== undefined) yield [`[${JSON.stringify(key.v)}]`, item];
      else if (key.t === "int") yield [`[${String(key.v)}]`, item];
      else yield ["[\u2026]", item];
    }
  } else if (value instanceof PyInstance) {
    for (const [name, item] of value.attrs) yield [`.${name}`, item];
  }
}
