import type { CellPlace } from "../server/protocol.ts";
import { say } from "./words.ts";

/** Names a line for people: "line 5"; in a notebook, whose lines are counted through all cells, "cell 3, line 2". */
export function lineText(line: number, cells: readonly CellPlace[] | undefined): string {
  const cell = cellOf(line, cells);
  return cell ? say("cell {0}, line {1}", cell.number, line - cell.first + 1) : say("line {0}", line);
}

/** The same in few characters, for the timeline: "5", "3:2". */
export function shortLineText(line: number, cells: readonly CellPlace[] | undefined): string {
  const cell = cellOf(line, cells);
  return cell ? `${cell.number}:${line - cell.first + 1}` : `${line}`;
}

/** Returns the cell that a line of a notebook's program stands in; undefined outside notebooks. */
export function cellOf(line: number, cells: readonly CellPlace[] | undefined): CellPlace | undefined {
  return cells?.findLast(({ first }) => first <= line);
}
