import {
  CharacterStream,
  type StringLiteral,
  StringTokenFlags,
  Tokenizer,
  TokenType,
} from "@zzzen/pyright-internal";
import type { Token, TokenType as Type } from "@zzzen/pyright-internal/dist/parser/tokenizerTypes";
import { beginsStatement, likelyStatement } from "./recover.ts";

/** A top-level statement as tokens, with the comments and blank lines after it (the first has also those before). */
export interface Chunk {
  /** Where its part of the text begins; the parts of a file follow on each other. */
  readonly from: number;
  /** Where the part of the next one begins. */
  readonly to: number;
  /** Ends with Pyright's end-of-stream token. */
  readonly tokens: readonly Token[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** How far the text was looked at: if it is the same up to here, so is this chunk. */
  readonly reach: number;
}

const BLOCK_GOES_ON = /(?:else|elif|except|finally)\b/y;
const COMPOUND = /(?:if|for|while|try|async)\b/y;
const DECORATED = /(?:def|class|async)\b|@/y;
/** How much of the next statement may decide where one ends. */
const LOOK_AHEAD = 16;
/** Python's own limit of nested brackets. */
const DEEPEST = 200;

/** The bracket that opened the current pair of outermost brackets, so that tokens after it can be taken back. */
interface Opening {
  readonly offset: number;
  readonly tokens: number;
  readonly comments: number;
  readonly inString: object | undefined;
  /** Line starts met since, inside the brackets. */
  readonly lines: number[];
}

/** Cuts a text into its top-level statements, one at a time, with Pyright's tokenizer. */
export class Splitter extends Tokenizer {
  private comments: { readonly start: number; readonly end: number }[] = [];
  private reach = 0;
  private done = false;
  private opening: Opening | undefined;
  private breakAt: number | undefined;
  /** The first token of the latest line, as an index. */
  private line = 0;

  /** `from` must be 0 or the `to` of a chunk of the same text (or of one that is the same from there on). */
  constructor(
    private readonly text: string,
    private from: number,
  ) {
    super();
    this._cs = new CharacterStream(text);
    this._cs.position = from;
    if (from === 0) this._readIndentationAfterNewLine();
  }

  /** The next chunk, or undefined at the end; a text has at least one chunk, which may be empty. */
  next(): Chunk | undefined {
    if (this.done) return undefined;
    while (!this.atEnd()) this.step();
    const to = this._cs.position;
    this.done = this._cs.isEndOfStream();
    this.pushToken(TokenType.EndOfStream);
    const reach = this.done ? Number.POSITIVE_INFINITY : Math.max(this.reach, to + LOOK_AHEAD);
    const chunk = { from: this.from, to, tokens: this._tokens, comments: this.comments, reach };
    this.from = to;
    this._tokens = [];
    this._lineRanges = [];
    this.comments = [];
    this.reach = 0;
    this.line = 0;
    return chunk;
  }

  /** True where the chunk is complete: at the beginning of another top-level statement, or at the end of the text. */
  private atEnd(): boolean {
    if (this._cs.isEndOfStream()) return this.finish();
    if (this._parenDepth > 0 || this._activeFString !== undefined) return false;
    const last = this._tokens.at(-1)?.type;
    if (last !== undefined && last !== TokenType.NewLine && last !== TokenType.Dedent) return false;
    this._cs.skipWhitespace();
    const char = this.text[this._cs.position];
    if (char === "#" || char === "\n" || char === "\r" || char === "\\" || char === undefined) return false;
    const topLevel = this._indentAmounts.length === 0 && LINE_STARTS.has(this.text[this._cs.position - 1]);
    if (topLevel && this._tokens.length > 0 && !this.goesOn()) return true;
    this.line = this._tokens.length;
    return false;
  }

  /** True where the top-level line that begins here belongs to the statement before it. */
  private goesOn(): boolean {
    const { text } = this;
    const here = this._cs.position;
    if (text[this._tokens[this.line].start] === "@") return startsWith(DECORATED, text, here);
    return startsWith(BLOCK_GOES_ON, text, here) && startsWith(COMPOUND, text, this._tokens[0].start);
  }

  private step(): void {
    const depth = this._parenDepth;
    this._addNextToken();
    if (depth === 0 && this._parenDepth > 0) this.noteOpening();
    else if (this._parenDepth > DEEPEST) this.fenceDepth();
  }

  private noteOpening(): void {
    const tokens = this._tokens.length - 1;
    const { start } = this._tokens[tokens];
    if (this.opening?.offset !== start) this.breakAt = undefined;
    this.opening = {
      offset: start,
      tokens,
      comments: this.comments.length,
      inString: this._activeFString,
      lines: [],
    };
  }

  /** Brackets too deep for a recursive parser become one unreadable token. */
  private fenceDepth(): void {
    const last = this._tokens.length - 1;
    const token = this._tokens[last];
    if (OPENERS.has(token.type)) this._tokens[last] = { ...token, type: TokenType.Invalid };
  }

  /** At the end of the text: true, unless an unclosed bracket makes it go back. */
  private finish(): boolean {
    if (this._parenDepth > 0 && !this.closeBrackets(this.text.length)) return false;
    this._activeFString = undefined;
    this._fStringStack = [];
    if (this._tokens.length > 0 && this._tokens.at(-1)?.type !== TokenType.NewLine)
      this.pushToken(TokenType.NewLine);
    this._setIndent(this._cs.position, 0, 0, false, false);
    return true;
  }

  private pushToken(type: Type): void {
    this._tokens.push({ type, start: this._cs.position, length: 0 });
  }

  protected override _handleNewLine(length: number, type: number): void {
    if (this._parenDepth > 0) {
      const next = this._cs.position + length;
      if (next === this.breakAt) this.dropBrackets();
      else if (this._parenDepth > DEEPEST || beginsStatement(this.text, next)) {
        if (!this.closeBrackets(next)) return;
      } else this.opening?.lines.push(next);
    }
    super._handleNewLine(length, type);
  }

  /**
   * Ends unclosed brackets. They may have been meant to end at an earlier line; then the tokenizer goes
   * back to the bracket, to end it there, and the answer is false.
   */
  private closeBrackets(lineStart: number): boolean {
    const { opening } = this;
    const lineEnd = this.text.indexOf("\n", lineStart);
    // The line break counts: without it the last word of the line goes on.
    this.reach = Math.max(this.reach, lineEnd < 0 ? Number.POSITIVE_INFINITY : lineEnd + 1);
    const indent = this._indentAmounts.at(-1)?.tab8Spaces ?? 0;
    const decided = opening === undefined || this.breakAt !== undefined;
    const earlier = decided
      ? undefined
      : likelyStatement(this.text, opening.lines, indent, this.inHeader(opening));
    if (decided || earlier === undefined) {
      this.dropBrackets();
      return true;
    }
    this.goBack(opening);
    this.breakAt = earlier;
    return false;
  }

  /** True if the line with the bracket is to be followed by an indented block. */
  private inHeader({ tokens }: Opening): boolean {
    let first = tokens;
    while (first > 0 && !LINE_ENDS.has(this._tokens[first - 1].type)) first--;
    return startsWith(HEADER, this.text, this._tokens[first].start);
  }

  private goBack(opening: Opening): void {
    this._tokens.length = opening.tokens;
    this.comments.length = opening.comments;
    this._cs.position = opening.offset;
    this.dropBrackets();
    this._activeFString = opening.inString;
    if (opening.inString)
      Object.assign(opening.inString, { activeReplacementField: undefined, replacementFieldStack: [] });
  }

  private dropBrackets(): void {
    this._parenDepth = 0;
    this._activeFString = undefined;
    this._fStringStack = [];
  }

  protected override _handleComment(): void {
    const start = this._cs.position;
    super._handleComment();
    this.comments.push({ start, end: this._cs.position });
  }

  /** A string in triple quotes that is never closed, or that closes where another one was meant to open, ends with its line. */
  protected override _skipToEndOfStringLiteral(flags: number, inFormatSpecifier?: boolean): StringLiteral {
    const start = this._cs.position;
    const literal = this.skipLiteral(flags, inFormatSpecifier);
    if ((flags & StringTokenFlags.Triplicate) === 0) return literal;
    const unclosed = (literal.flags & StringTokenFlags.Unterminated) !== 0;
    if (!unclosed && !this.opensAnother(start)) return literal;
    this.reach = unclosed ? Number.POSITIVE_INFINITY : Math.max(this.reach, this._cs.position + LOOK_AHEAD);
    this._cs.position = start;
    return this.skipLiteral(flags & ~StringTokenFlags.Triplicate, inFormatSpecifier);
  }

  /** Pyright takes `\N{` for an escape in raw f-strings too, where it is a backslash, an N and a replacement field. */
  private skipLiteral(flags: number, inFormatSpecifier?: boolean): StringLiteral {
    const start = this._cs.position;
    const literal = super._skipToEndOfStringLiteral(flags, inFormatSpecifier);
    if ((literal.flags & RAW_NAMED) !== RAW_NAMED || (flags & FORMAT) === 0) return literal;
    const named = /\\N(?=\{(?!\{))/g;
    named.lastIndex = start;
    if (named.exec(this.text) === null) return literal;
    this._cs.position = named.lastIndex;
    return { escapedValue: "", flags: flags | StringTokenFlags.ReplacementFieldStart };
  }

  /** True if the quotes just passed, lines below their opening ones, are followed by text as only opening quotes are. */
  private opensAnother(start: number): boolean {
    const end = this._cs.position;
    if (!startsWith(PROSE, this.text, end) || this.text[end - 1] !== this.text[end - 3]) return false;
    this.reach = Math.max(this.reach, end + LOOK_AHEAD);
    const lineBreak = this.text.indexOf("\n", start);
    return lineBreak >= 0 && lineBreak < end;
  }
}

const RAW_NAMED = StringTokenFlags.Raw | StringTokenFlags.NamedUnicodeEscape;
const FORMAT = StringTokenFlags.Format | StringTokenFlags.Template;

/** What is before the first column; a form feed counts as one. */
const LINE_STARTS: ReadonlySet<string> = new Set(["\n", "\r", "\f"]);
const LINE_ENDS: ReadonlySet<Type> = new Set([TokenType.NewLine, TokenType.Indent, TokenType.Dedent]);
const HEADER = /(?:def|class|if|elif|else|for|while|with|try|except|finally|match|case|async)\b/y;

const OPENERS: ReadonlySet<Type> = new Set([
  TokenType.OpenParenthesis,
  TokenType.OpenBracket,
  TokenType.OpenCurlyBrace,
]);

/** A word right after quotes that is neither an operator nor the prefix of another string. */
const PROSE = /(?!(?:if|else|in|is|and|or|not|for|as)\b|[rbuftRBUFT]{1,2}["'])[\p{L}\p{N}_]/uy;

function startsWith(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
