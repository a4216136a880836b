import {
  ErrorNode,
  extendRange,
  NodeType,
  ParseOptions,
  Parser,
  pythonVersion3_14,
  type Range,
  TextRangeCollection,
  TokenType,
} from "@zzzen/pyright-internal";
import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
import type * as Tokens from "@zzzen/pyright-internal/dist/parser/tokenizerTypes";

/** A replacement field of an f-string: its expression and the index after its last token. */
export interface Field {
  readonly expr: Nodes.ExpressionNode;
  readonly end: number;
}

/** The tokens of an f-string, as indices: from the one after its opening quotes to (not with) the one after it. */
export interface FormatTokens {
  readonly begin: number;
  readonly end: number;
  /** False if a replacement field can't be understood. */
  readonly complete: boolean;
}

/** Pyright's tree of one chunk, and what that tree leaves out of the source. */
export interface Reading {
  readonly statements: readonly Nodes.StatementNode[];
  readonly tokens: readonly Tokens.Token[];
  readonly errors: readonly { readonly start: number; readonly end: number; readonly message: string }[];
  /** The ranges that Python gives to nodes in parentheses and to slices, where Pyright's differ. */
  readonly own: ReadonlyMap<Nodes.ParseNode, Range>;
  /** The ranges of argument lists with their parentheses, and of subscripts without their brackets. */
  readonly lists: ReadonlyMap<readonly unknown[], Range>;
  /** Argument lists and subscripts that lack their closing bracket. */
  readonly unclosed: ReadonlySet<readonly unknown[]>;
  /** Statements that can't be understood, with the block below them. */
  readonly broken: ReadonlyMap<Nodes.ParseNode, Nodes.SuiteNode | undefined>;
  readonly emptyMappings: ReadonlySet<Nodes.ParseNode>;
  readonly formats: ReadonlyMap<Nodes.FormatStringNode, FormatTokens>;
  /** Replacement fields by the index of their opening brace. */
  readonly fields: ReadonlyMap<number, Field>;
}

/** Parses the tokens of a chunk. It throws (a RangeError) where the nesting is deeper than the stack. */
export function read(text: string, tokens: readonly Tokens.Token[]): Reading {
  return new Reader(tokens).read(text);
}

/** Pyright's parser over given tokens, which notes what its tree leaves out and stays within damaged lines. */
class Reader extends Parser {
  private readonly errors: { start: number; end: number; message: string }[] = [];
  private readonly own = new Map<Nodes.ParseNode, Range>();
  private readonly lists = new Map<readonly unknown[], Range>();
  private readonly unclosed = new Set<readonly unknown[]>();
  private readonly broken = new Map<Nodes.ParseNode, Nodes.SuiteNode | undefined>();
  private readonly emptyMappings = new Set<Nodes.ParseNode>();
  private readonly formats = new Map<Nodes.FormatStringNode, FormatTokens>();
  private readonly fields = new Map<number, Field>();
  private fieldsComplete = true;

  constructor(private readonly input: readonly Tokens.Token[]) {
    super();
  }

  read(text: string): Reading {
    const options = new ParseOptions();
    options.pythonVersion = pythonVersion3_14;
    const { parseTree } = this.parseSourceFile(text, options, this.errors, this.errors).parserOutput;
    const { errors, own, lists, unclosed, broken, emptyMappings, formats, fields } = this;
    const statements = parseTree.d.statements;
    return {
      statements,
      tokens: this.input,
      errors,
      own,
      lists,
      unclosed,
      broken,
      emptyMappings,
      formats,
      fields,
    };
  }

  protected override _startNewParse(
    text: string,
    _start: number,
    _length: number,
    options: ParseOptions,
  ): void {
    this._fileContents = text;
    this._parseOptions = options;
    this._tokens = new TextRangeCollection(this.input);
    this._tokenizerOutput = { tokens: this._tokens };
    this._tokenCount = this.input.length;
    this._tokenIndex = 0;
  }

  protected override _addSyntaxError(message: string, { start, length }: Range): void {
    if (!this._areErrorsSuppressed)
      this.errors.push({ start, end: start + length, message: String(message) });
  }

  /** Strings in annotations stay strings, as in Python's own tree. */
  protected override get _isParsingTypeAnnotation(): boolean {
    return false;
  }

  protected override set _isParsingTypeAnnotation(_: boolean) {}

  /** Python only warns of `break` in a `finally` block, */
  protected override get _isInFinallyLoop(): boolean {
    return false;
  }

  protected override set _isInFinallyLoop(_: boolean) {}

  /** and of `return`. */
  protected override get _isInFinallyBlock(): boolean {
    return false;
  }

  protected override set _isInFinallyBlock(_: boolean) {}

  /** Comments are no part of the tree. */
  protected override _getTypeAnnotationCommentText(): undefined {
    return undefined;
  }

  /** Recovery never runs past the end of a line. */
  protected override _consumeTokensUntilType(terminators: Tokens.TokenType[]): boolean {
    if (terminators.includes(TokenType.NewLine)) return super._consumeTokensUntilType(terminators);
    super._consumeTokensUntilType([...terminators, TokenType.NewLine]);
    return terminators.includes(this._peekToken().type);
  }

  // Statements.

  protected override _parseStatement(): Nodes.StatementNode | undefined {
    const first = this._peekToken();
    if (first.type === TokenType.Dedent && this.nothingFollows()) {
      this._consumeTokensUntilType([TokenType.NewLine]);
      return undefined;
    }
    const statement = super._parseStatement();
    if (statement !== undefined) return statement;
    this._consumeTokensUntilType([TokenType.NewLine]);
    return this.hole(first);
  }

  private nothingFollows(): boolean {
    let ahead = 0;
    while (this._peekToken(ahead).type === TokenType.Dedent) ahead++;
    return this._peekToken(ahead).type === TokenType.EndOfStream;
  }

  /** What is left on a line after a statement makes the whole line a hole: Pyright would begin a new statement. */
  protected override _parseSimpleStatement(): Nodes.StatementListNode {
    const first = this._peekToken();
    const list = super._parseSimpleStatement();
    if (list.d.statements.length === 0) list.d.statements.push(this.hole(first));
    if (this._peekToken(-1).type !== TokenType.NewLine) {
      if (this._peekToken().type !== TokenType.EndOfStream) {
        this._consumeTokensUntilType([TokenType.NewLine]);
        const last = list.d.statements.pop();
        list.d.statements.push(this.hole(last ?? this._peekToken(-1)));
      }
    } else if (this._peekToken(-2).type === TokenType.Semicolon) extendRange(list, this._peekToken(-2));
    return list;
  }

  protected override _parseSmallStatement(): Nodes.ParseNode {
    const node = super._parseSmallStatement();
    if (node.nodeType === NodeType.Del) extendRange(node, this._peekToken(-1));
    return node;
  }

  protected override _parseFunctionDef(
    async?: Tokens.KeywordToken,
    decorators?: Nodes.DecoratorNode[],
  ): Nodes.FunctionNode | Nodes.ErrorNode {
    const start = async ?? this._peekToken();
    const node = super._parseFunctionDef(async, decorators);
    if (node.nodeType === NodeType.Function) this.own.set(node, spanning(start, node));
    else this.keepBlock(node, start);
    return node;
  }

  protected override _parseForStatement(async?: Tokens.KeywordToken): Nodes.ForNode {
    const start = async ?? this._peekToken();
    const node = super._parseForStatement(async);
    const missesBlock = node.d.forSuite.length === 0 && node.d.forSuite.d.statements.length === 0;
    if (missesBlock && this._peekToken().type === TokenType.NewLine) this.keepBlock(node, start);
    return node;
  }

  /** Only a line that ends with a colon begins a match statement; `match[x]: int` does not. */
  protected override _parseMatchStatement(): Nodes.MatchNode | undefined {
    let ahead = 0;
    while (
      this._peekToken(ahead).type !== TokenType.NewLine &&
      this._peekToken(ahead).type !== TokenType.EndOfStream
    )
      ahead++;
    return this._peekToken(ahead - 1).type === TokenType.Colon ? super._parseMatchStatement() : undefined;
  }

  /** Reads the block below a header that could not be understood. */
  private keepBlock(node: Nodes.ParseNode, start: Range): void {
    const suite = this._parseSuite(true);
    extendRange(node, start);
    extendRange(node, suite);
    this.broken.set(node, suite);
  }

  private hole(from: Range): Nodes.ErrorNode {
    const node = ErrorNode.create(this._getOwnerKey(), from, 0);
    const last = this._peekToken(-1);
    if (last.start >= from.start && last.type !== TokenType.NewLine) extendRange(node, last);
    this.broken.set(node, undefined);
    return node;
  }

  // Expressions.

  protected override _makeExpressionOrTuple(
    list: { list: Nodes.ExpressionNode[]; trailingComma: boolean; parseError?: Nodes.ErrorNode },
    enclosed: boolean,
  ): Nodes.ExpressionNode {
    const node = super._makeExpressionOrTuple(list, enclosed);
    if (node !== list.list[0]) {
      if (list.trailingComma && !enclosed) extendRange(node, this._peekToken(-1));
    } else if (enclosed && node.nodeType !== NodeType.Comprehension) this.noteOwn(node);
    return node;
  }

  protected override _parseTupleAtom(): Nodes.ExpressionNode {
    const open = this._peekToken();
    const node = super._parseTupleAtom();
    if (node.nodeType === NodeType.Yield || node.nodeType === NodeType.YieldFrom) {
      const { start } = node;
      const end = node.d.expr ? endOf(node.d.expr) : start + "yield".length;
      if (!this.own.has(node)) this.own.set(node, { start, length: end - start });
      extendRange(node, open);
    } else if (node.nodeType === NodeType.Comprehension) this.noteOwn(node);
    return node;
  }

  private noteOwn(node: Nodes.ParseNode): void {
    if (!this.own.has(node)) this.own.set(node, { start: node.start, length: node.length });
  }

  protected override _parsePossibleSlice(): Nodes.ExpressionNode {
    const first = this._peekToken();
    const node = super._parsePossibleSlice();
    if (node.nodeType === NodeType.Slice) this.own.set(node, spanning(first, this._peekToken(-1)));
    return node;
  }

  protected override _parseArgList(): { args: Nodes.ArgumentNode[]; trailingComma: boolean } {
    const open = this._peekToken(-1);
    const list = super._parseArgList();
    const close = this._peekToken();
    this.lists.set(list.args, spanning(open, close));
    if (close.type !== TokenType.CloseParenthesis) this.unclosed.add(list.args);
    return list;
  }

  protected override _parseSubscriptList(): { list: Nodes.ArgumentNode[]; trailingComma: boolean } {
    const first = this._peekToken();
    const list = super._parseSubscriptList();
    this.lists.set(list.list, spanning(first, this._peekToken(-1)));
    if (this._peekToken().type !== TokenType.CloseBracket) this.unclosed.add(list.list);
    return list;
  }

  // Patterns.

  protected override _parsePatternAtom(): Nodes.PatternAtomNode {
    const node = super._parsePatternAtom();
    if (node.nodeType === NodeType.PatternClass) extendRange(node, this._peekToken(-1));
    return node;
  }

  protected override _parsePatternSequence(): {
    list: Nodes.PatternAsNode[];
    trailingComma: boolean;
    parseError?: Nodes.ErrorNode;
  } {
    const first = this._peekToken();
    const sequence = super._parsePatternSequence();
    this.lists.set(sequence.list, spanning(first, this._peekToken(-1)));
    return sequence;
  }

  protected override _parsePatternMapping(first: Tokens.Token): Nodes.PatternMappingNode | Nodes.ErrorNode {
    const isEmpty = this._peekToken().type === TokenType.CloseCurlyBrace;
    const node = super._parsePatternMapping(first);
    if (isEmpty) {
      this.emptyMappings.add(node);
      extendRange(node, first);
    }
    return node;
  }

  // Strings.

  protected override _parseFormatString(start: Tokens.FStringStartToken): Nodes.FormatStringNode {
    const begin = this._tokenIndex;
    const around = this.fieldsComplete;
    this.fieldsComplete = true;
    const node = super._parseFormatString(start);
    this.formats.set(node, { begin, end: this._tokenIndex, complete: this.fieldsComplete });
    this.fieldsComplete = around;
    return node;
  }

  protected override _parseFStringReplacementField(
    fields: Nodes.ExpressionNode[],
    middle: Tokens.FStringMiddleToken[],
    formats: Nodes.ExpressionNode[],
    depth = 0,
  ): boolean {
    const brace = this._tokenIndex;
    const count = fields.length;
    const errors = this.errors.length;
    const complete = super._parseFStringReplacementField(fields, middle, formats, depth);
    if (!complete || this.errors.length > errors) this.fieldsComplete = false;
    this.fields.set(brace, { expr: fields[count], end: this._tokenIndex });
    return complete;
  }
}

/** Where a node or token ends, its parentheses included. */
export function endOf(range: Range): number {
  return range.start + range.length;
}

function spanning(first: Range, last: Range): Range {
  return { start: first.start, length: Math.max(endOf(last), first.start) - first.start };
}
