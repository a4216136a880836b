import { entryOf } from "../ndarray/entry.ts";
import { type Dim, evaluateDim, isExact } from "../ndarray/layouts/dim.ts";
import type { Node } from "../syntax/ast.ts";
import type { Event, ScopeInfo } from "../trace/event.ts";
import type { Trace } from "../trace/trace.ts";
import { allRules } from "./all.ts";
import type { Report, Rule, RuleSettings, Severity } from "./rule.ts";
import { chosenFor } from "./selectors.ts";

/** A report with the rule that made it and the event that it is about. */
export interface Finding {
  readonly rule: Rule;
  readonly event: Event;
  readonly report: Report;
  readonly severity: Severity;
}

/** Runs rules over a trace; returns what they found, in no order. A rule that fails finds nothing. */
export function check(
  trace: Trace,
  rules: readonly Rule[] = allRules,
  settings: RuleSettings,
): readonly Finding[] {
  const places = placesOf(trace);
  const found: Finding[] = [];
  for (const rule of rules) {
    const own = settingsOf(rule, settings);
    for (const kind of Array.isArray(rule.on) ? rule.on : [rule.on])
      for (const place of places.get(kind)?.values() ?? []) {
        const finding = checkPlace(rule, place, trace, own);
        if (finding) found.push(finding);
      }
  }
  return found;
}

/** The events of one kind at one node, and the one of them that is reported: the first that allocates most. */
interface Place {
  event: Event;
  readonly visits: Event[];
}

function placesOf(trace: Trace): ReadonlyMap<Event["kind"], ReadonlyMap<Node, Place>> {
  const byKind = new Map<Event["kind"], Map<Node, Place>>();
  for (const event of trace.events) {
    // What code of other files does is reported there.
    if (event.elsewhere) continue;
    const places = entryOf(byKind, event.kind, () => new Map<Node, Place>());
    const known = places.get(event.node);
    if (!known) places.set(event.node, { event, visits: [event] });
    else {
      known.visits.push(event);
      if (allocated(event) > allocated(known.event)) known.event = event;
    }
  }
  return byKind;
}

function checkPlace(
  rule: Rule,
  { event, visits }: Place,
  trace: Trace,
  settings: RuleSettings,
): Finding | undefined {
  const { module } = trace;
  const report = rule.check(event as never, { trace, module, visits: visits as never, settings });
  if (!report) return undefined;
  const severity = severityOf(rule, event, report, settings);
  return { rule, event, report: onItsGrounds(proved(report, trace.isWhole), event), severity };
}

/** Where part of the story is missing nothing is proved, so that no fix is safe. */
function proved(report: Report, isProof: boolean): Report {
  return isProof || !report.fix ? report : { ...report, fix: { ...report.fix, safe: false } };
}

/** Says what a finding rests on where that need not be so; its fix is then a suggestion. */
function onItsGrounds(report: Report, { scope }: Event): Report {
  const rests = groundsOf(scope);
  return rests === undefined
    ? report
    : { ...proved(report, false), proof: [`rests on ${rests}`, ...(report.proof ?? [])] };
}

function groundsOf(scope: ScopeInfo): string | undefined {
  for (let at: ScopeInfo | undefined = scope; at; at = at.caller) if (at.rests) return at.rests;
  return undefined;
}

function allocated(event: Event): number {
  return "allocated" in event && isExact(event.allocated) ? event.allocated : 0;
}

/** The settings as one rule sees them: with its own threshold. */
function settingsOf(rule: Rule, settings: RuleSettings): RuleSettings {
  const threshold = chosenFor(settings.thresholds, rule);
  return threshold === undefined ? settings : { ...settings, threshold };
}

/**
 * Little waste is a hint; what happens only under a condition that is not known, or to sizes that are not, is at most information.
 * What somebody chose for a rule takes the place of the rule's own severity, and the lower ones stay below it.
 */
function severityOf(rule: Rule, event: Event, report: Report, settings: RuleSettings): Severity {
  const own = ownSeverity(rule, event, report, settings);
  const chosen = chosenFor(settings.severity, rule);
  if (chosen === undefined || chosen === "off") return own;
  return own === rule.severity || rank(chosen) < rank(own) ? chosen : own;
}

function ownSeverity(
  rule: Rule,
  event: Event,
  { bytes, severity }: Report,
  { threshold }: RuleSettings,
): Severity {
  const own = severity ?? rule.severity;
  if (own === "error" || own === "hint" || bytes === undefined) return own;
  const amount = sizeOf(bytes);
  if (amount !== undefined && amount < threshold) return "hint";
  return amount === undefined || !event.certain ? "information" : own;
}

const rank = (severity: Severity) => ["hint", "information", "warning", "error"].indexOf(severity);

/** Returns the bytes, with what the user assumes for unknowns put in; undefined when that does not say. */
export function sizeOf(bytes: Dim): number | undefined {
  return evaluateDim(bytes, (atom) => atom.hint);
}
