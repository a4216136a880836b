const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// What Python's str.isprintable() calls not printable; the space is.
const unprintable = /[\p{C}\p{Z}]/u;

/** Returns Python's `repr(str)`. */
export function strRepr(text: string): string {
  return quoted(text, (character) => {
    if (character === " " || !unprintable.test(character)) return character;
    const code = character.codePointAt(0) as number;
    if (code < 0x100) return `\\x${hex(code, 2)}`;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
}

/** Returns Python's `repr(bytes)`, of bytes given as characters up to 255. */
export function bytesRepr(latin1: string): string {
  return `b${quoted(latin1, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 || code > 0x7e ? `\\x${hex(code, 2)}` : character;
  })}`;
}

/** Double quotes where the text has single ones only. */
function quoted(text: string, plain: (character: string) => string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) {
    body += escapes[character] ?? (character === mark ? `\\${mark}` : plain(character));
  }
  return mark + body + mark;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}
