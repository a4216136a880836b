/** Returns text that Markdown shows as it is, in a table cell too. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/&#(\d+);|[\\`*_[\]#|~!]/g, (found, code) => (code ? found : `\\${found}`))
    .replace(/^(\s*)([-+])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Returns text as a block of code that nothing in the text can end; words in "text" are not taken for Python's. */
export function codeBlock(text: string, language: "python" | "text" = "python"): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns text as code within a line, which nothing in the text can end. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = "`".repeat(longest + 1);
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  return longest === 0 ? ticks + line + ticks : `${ticks} ${line} ${ticks}`;
}
