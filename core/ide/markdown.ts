/** Returns text that Markdown shows as it is, in a table cell too. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+\-.!|~&]/g, (character) =>
      /[<>&]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    )
    .replace(/\r?\n/g, " ");
}
