import { parse, TomlError } from "smol-toml";
import { reasonOf } from "../errors.ts";
import type { GivenSettings } from "../settings.ts";

/** The `[tool.ndlens]` table that governs a file. */
export interface Pyproject {
  /** pyproject.toml's path. */
  readonly path: string;
  readonly settings: GivenSettings;
  /** The line (from 1) on which a setting stands, or a part of it. */
  lineOf(name: string, entry?: string): number;
  /** The file cannot be read as TOML. */
  readonly error?: { readonly line: number; readonly message: string };
}

/** Returns what a pyproject.toml says of ndlens; undefined when it says nothing. */
export function projectIn(path: string, text: string): Pyproject | undefined {
  try {
    const tool = table(parse(text).tool);
    if (tool?.ndlens === undefined) return undefined;
    const settings = table(tool.ndlens);
    if (settings) return { path, settings, lineOf: (name, entry) => lineOf(text, name, entry) };
    return broken(path, lineOf(text, "ndlens"), "tool.ndlens must be a table");
  } catch (error) {
    // Somebody else's broken file is not ours to report.
    if (!/ndlens/.test(text)) return undefined;
    const line = error instanceof TomlError ? error.line : 1;
    return broken(path, line, reasonOf(error).split("\n")[0]);
  }
}

const broken = (path: string, line: number, message: string): Pyproject => ({
  path,
  settings: {},
  lineOf: () => line,
  error: { line, message },
});

const table = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

function lineOf(text: string, name: string, entry?: string): number {
  const lines = text.split(/\r\n?|\n/);
  const header = lines.findIndex((line) => /^\s*\[\s*tool\s*\.\s*["']?ndlens\b/.test(line));

  const key = new RegExp(
    `(?:^|[\\s.{,"'])${escaped(name)}["']?\\s*=|^\\s*\\[.*\\.\\s*["']?${escaped(name)}["']?\\s*\\]`,
  );
  const at = lines.findIndex((line, index) => index >= header && key.test(line));
  const place = Math.max(at >= 0 ? at : header, 0);
  if (entry === undefined) return place + 1;
  const word = new RegExp(`(?<![\\w-])${escaped(entry)}(?![\\w-])`);
  const within = lines.findIndex((line, index) => index >= place && word.test(line));
  return (within >= 0 ? within : place) + 1;
}

const escaped = (text: string) => text.replace(/[^\w]/g, "\\$&");
