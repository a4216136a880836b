/** What the server's pictures have as the colour of their text and lines, which reads on light and on dark, though on neither well. */
const neutral = " color='#808080'";

/** Returns a picture with its text and lines in a colour that fits the theme. */
export function inked(svg: string, colour: string): string {
  return svg.replace(neutral, ` color='${colour}'`);
}

/** Returns a hover's Markdown with its pictures in a colour that fits the theme, and its table with room between the columns. */
export function dressed(markdown: string, colour: string): string {
  return markdown
    .replace(/(data:image\/svg\+xml;base64,)([\w+/=]+)/g, (_, head, data) => head + recoded(data, colour))
    .replace(/^\|.*\|\n\|[ |:-]*\|\n\|.*\|$/m, (table) => table.replaceAll(/([^-: ]) +\| /g, "$1 &nbsp; | "));
}

function recoded(data: string, colour: string): string {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const svg = new TextEncoder().encode(inked(new TextDecoder().decode(bytes), colour));
  return btoa(String.fromCharCode(...svg));
}
