/** What Python's methods of str (or of bytes, where only ASCII counts) know of characters. */
export interface Alphabet {
  isSpace(character: string): boolean;
  isAlpha(character: string): boolean;
  isDigit(character: string): boolean;
  isDecimal(character: string): boolean;
  isNumeric(character: string): boolean;
  isUpper(character: string): boolean;
  isLower(character: string): boolean;
  isTitle(character: string): boolean;
  upper(text: string): string;
  lower(text: string): string;
  title(character: string): string;
}

const digits =
  /[\p{Nd}\xb2\xb3\xb9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;

/** Ideographs that stand for numbers. */
const numberIdeographs = new Set(
  "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd𠀁𠁤𠃢𠄡𠤪𠦃𠦌𠦜𠫪𠫽𠬙𢎐𢦘𣬛𦉭\u{2f890}",
);

/** White space to Python that is none to JavaScript. */
const separators = new Set("\x1c\x1d\x1e\x1f\x85");

/** Letters whose titlecase is a character of its own. */
const titles: Readonly<Record<string, string>> = {
  Ǆ: "ǅ",
  ǆ: "ǅ",
  Ǉ: "ǈ",
  ǉ: "ǈ",
  Ǌ: "ǋ",
  ǌ: "ǋ",
  Ǳ: "ǲ",
  ǳ: "ǲ",
};

/** The characters of a str. */
export const unicode: Alphabet = {
  isSpace: (c) => (/\s/.test(c) ? c !== "\ufeff" : separators.has(c)),
  isAlpha: (c) => /\p{L}/u.test(c),
  isDigit: (c) => digits.test(c),
  isDecimal: (c) => /\p{Nd}/u.test(c),
  isNumeric: (c) => /\p{N}/u.test(c) || numberIdeographs.has(c),
  isUpper: (c) => /\p{Uppercase}/u.test(c),
  isLower: (c) => /\p{Lowercase}/u.test(c),
  isTitle: (c) => /\p{Lt}/u.test(c),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: titleOf,
};

/** The characters of bytes. */
export const ascii: Alphabet = {
  isSpace: (c) => /[ \t-\r]/.test(c),
  isAlpha: (c) => /[A-Za-z]/.test(c),
  isDigit: (c) => /[0-9]/.test(c),
  isDecimal: (c) => /[0-9]/.test(c),
  isNumeric: (c) => /[0-9]/.test(c),
  isUpper: (c) => /[A-Z]/.test(c),
  isLower: (c) => /[a-z]/.test(c),
  isTitle: () => false,
  upper: (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  lower: (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  title: (c) => (/[a-z]/.test(c) ? c.toUpperCase() : c),
};

function titleOf(character: string): string {
  if (titles[character]) return titles[character];
  const code = character.codePointAt(0) as number;
  // Georgian has capitals only for whole words; Greek with iota subscript has titlecase letters of its own.
  if (/\p{Lt}/u.test(character) || (code >= 0x10d0 && code <= 0x10ff)) return character;
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCodePoint(code | 8);
  const [first, ...rest] = character.toUpperCase();
  return first + rest.join("").toLowerCase();
}
