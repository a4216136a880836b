/** Texts in the person's language by the English ones; what is missing is said in English. */
export type Texts = Readonly<Record<string, unknown>>;

let texts: Texts | undefined;

/** Sets the language of what is said from now on. */
export function speak(given: Texts | undefined): void {
  texts = given ?? {};
}

/** Returns a text in the person's language, with the parts in place of `{0}`, `{1}` and so on. */
export function say(message: string, ...parts: readonly (string | number)[]): string {
  texts ??= ofPage();
  const found = Object.hasOwn(texts, message) ? texts[message] : message;
  const text = typeof found === "string" ? found : message;
  return text.replace(/\{(\d+)\}/g, (whole, place) => `${parts[Number(place)] ?? whole}`);
}

/** A page in a webview can ask VS Code for nothing: its texts are written into it. */
function ofPage(): Texts {
  if (typeof document === "undefined") return {};
  return JSON.parse(document.getElementById("panel")?.dataset.texts ?? "{}");
}
