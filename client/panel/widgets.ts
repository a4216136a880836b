import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-option/index.js";
import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import "@vscode-elements/elements/dist/vscode-single-select/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import { html } from "./dom.ts";

/** Makes a button; `attributes` may make it `secondary`. */
export const button = (text: string, attributes: Readonly<Record<string, string>> = {}) =>
  html("vscode-button", attributes, text);

/** Makes a field for text; `label` is what is read out. */
export const field = (label: string, placeholder: string) =>
  Object.assign(html("vscode-textfield", { placeholder, class: "field" }), { label });

/** Makes a list to choose one of, by value. */
export function choice(label: string, options: Readonly<Record<string, string>>) {
  const select = html("vscode-single-select", { label });
  for (const [value, text] of Object.entries(options)) select.append(html("vscode-option", { value }, text));
  return select;
}

/** Makes a part of the panel whose heading folds it up; its name tells it from the others while the page is hidden. */
export function fold(name: string, heading: string, ...content: readonly HTMLElement[]): HTMLDetailsElement {
  return html(
    "details",
    { class: "fold", open: "", "data-fold": name },
    html("summary", {}, html("h2", {}, heading)),
    ...content,
  );
}
