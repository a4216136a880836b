import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sample } from "../client/sample.ts";
import { analyze, findings, memoryHistory } from "../core/ide/index.ts";

const at = (name: string) => new URL(`../${name}`, import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(at(name), "utf8"));
const { contributes } = read("package.json");
const texts: Readonly<Record<string, string>> = read("package.nls.json");

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image: string };
  readonly completionEvents?: readonly string[];
}

const steps: readonly Step[] = contributes.walkthroughs.flatMap(
  ({ steps }: { steps: readonly Step[] }) => steps,
);
const commands: readonly string[] = contributes.commands.map(({ command }: { command: string }) => command);

/** The commands that the extension registers, by its own code. */
const registered = ["client/commands.ts", "client/start.ts", "client/sharing.ts"]
  .map((name) => readFileSync(at(name), "utf8"))
  .join("\n");

test("each step of the walkthrough has a picture that is there, and is packed", () => {
  expect(steps.length).toBeGreaterThanOrEqual(4);
  const packed = readFileSync(at(".vscodeignore"), "utf8").split("\n");
  for (const { media } of steps) {
    expect(existsSync(at(media.image)), media.image).toBe(true);
    expect(packed).toContain(`!${media.image}`);
  }
});

test("the walkthrough's buttons and the events that end its steps name commands that there are", () => {
  const named = steps.flatMap(({ description, completionEvents = [] }) => {
    const text = texts[description.replaceAll("%", "")];
    const links = [...text.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command);
    return [...links, ...completionEvents.map((event) => event.replace("onCommand:", ""))];
  });
  expect(named.length).toBeGreaterThan(2);
  for (const command of named) expect(commands).toContain(command);
});

test("every command has an icon, is registered, and what menus name is a command", () => {
  for (const { command, icon } of contributes.commands) {
    expect(icon, command).toMatch(/^\$\([\w-]+\)$/);
    expect(registered, command).toContain(command.replace("ndlens.", ""));
  }
  for (const items of Object.values<readonly { command?: string }[]>(contributes.menus))
    for (const { command } of items) if (command) expect(commands).toContain(command);
});

test("the sample shows a finding of each technique, and an unknown size", () => {
  const analysis = analyze(sample);
  const codes = findings(analysis).map(({ code }) => code);
  expect(codes).toEqual(["ND101", "ND102", "ND202", "ND401", "ND106", "ND502"]);
  expect(memoryHistory(analysis).unknowns.map(({ name }) => name)).toEqual(["n"]);
});
