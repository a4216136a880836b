import type { Module } from "../../syntax/ast.ts";
import { parse } from "../../syntax/parse.ts";

/** Most characters of texts of which the trees are kept. */
const mostKept = 1_000_000;

const trees = new Map<string, Module>();
let kept = 0;

/** Returns the tree of a text that many analyses may ask for. Nobody may hand it to `parse` as an earlier module. */
export function parsedOnce(text: string): Module {
  const known = trees.get(text);
  const tree = known ?? parse(text);
  if (known) trees.delete(text);
  else kept += text.length;
  // What was asked for last stands last.
  trees.set(text, tree);
  for (const oldest of trees.keys()) {
    if (kept <= mostKept || oldest === text) break;
    trees.delete(oldest);
    kept -= oldest.length;
  }
  return tree;
}
