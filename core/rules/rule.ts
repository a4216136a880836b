import type { Dim } from "../ndarray/layouts/dim.ts";
import type { Located, Module } from "../syntax/ast.ts";
import type { Event, EventOf } from "../trace/event.ts";
import type { Trace } from "../trace/trace.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** One change of the text: what stands at `at` becomes `text`. An empty range inserts. */
export interface Edit {
  readonly at: Located;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  /** True only when the report's proof shows that every value, dtype and alias stays the same. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** What a rule has found at one place. */
export interface Report {
  /** Starts with the number: "8 MB copied: ..."; then why, then what to do. */
  readonly message: string;
  /** Bytes wasted in all; the report is only a hint when they are under the threshold. Absent: size does not matter. */
  readonly bytes?: Dim;
  /** Where it is shown, when not at the event's node. */
  readonly at?: Located;
  /** When it differs from the rule's. */
  readonly severity?: Severity;
  /** Short lines: what the finding and its fix rest on. */
  readonly proof?: readonly string[];
  readonly fix?: Fix;
  readonly related?: readonly { readonly at: Located; readonly message: string }[];
  /** The marked code is not needed: editors fade it. */
  readonly unnecessary?: boolean;
}

/** What a rule may look at beside its event. */
export interface Scene<K extends Event["kind"]> {
  readonly trace: Trace;
  readonly module: Module;
  /** All events of the rule's kind at this node: several when it is in a loop or a function that is called often. */
  readonly visits: readonly EventOf<K>[];
  readonly settings: RuleSettings;
}

export interface RuleSettings {
  /** Bytes; for a rule that is asked, its own. */
  readonly threshold: number;
  /** Thresholds and severities that somebody chose for some rules, by selector. */
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly severity?: Readonly<Record<string, Severity | "off">>;
  /** Bytes; undefined when there is no budget. */
  readonly memoryBudget?: number;
  readonly platform: "linux" | "darwin" | "win32";
}

/** A rule as its file gives it; its page is the file's first comment. */
export interface Rule<K extends Event["kind"] = Event["kind"]> {
  readonly code: string;
  /** Completes "allow ...": kebab case. */
  readonly name: string;
  readonly severity: Severity;
  /** The kind of event that it looks at; `event` has that kind's type. */
  readonly on: K | readonly K[];
  /** Called once for each node at which such events happened, with the one that allocates most. Returns what it found. */
  check(event: EventOf<K>, scene: Scene<K>): Report | undefined;
}

/** Gives a rule its types. */
export function rule<K extends Event["kind"]>(definition: Rule<K>): Rule<K> {
  return definition;
}
