/**
 * The parser and tokenizer of Pyright, as far as `core/syntax` uses them. At build time
 * `scripts/pyright-plugin.mjs` makes this module out of the package; members that are private there
 * are declared `protected` here, because `tokens.ts` and `reader.ts` extend both classes.
 */
declare module "@zzzen/pyright-internal" {
  import type * as Nodes from "@zzzen/pyright-internal/dist/parser/parseNodes";
  import type * as Tokens from "@zzzen/pyright-internal/dist/parser/tokenizerTypes";

  /** An enum of Pyright as a value: its constants cannot be inlined here. */
  type Members<E> = { readonly [Name in keyof E]: E[Name] };

  export const NodeType: Members<typeof Nodes.ParseNodeType>;
  export const TokenType: Members<typeof Tokens.TokenType>;
  export const KeywordType: Members<typeof Tokens.KeywordType>;
  export const OperatorType: Members<typeof Tokens.OperatorType>;
  export const StringTokenFlags: Members<typeof Tokens.StringTokenFlags>;
  export const pythonVersion3_14: object;

  export interface Range {
    readonly start: number;
    readonly length: number;
  }

  /** Widens the first range to cover the second. */
  export function extendRange(node: Range, by: Range): void;

  export const ErrorNode: {
    create(key: Nodes.ParseTreeKey, range: Range, category: number): Nodes.ErrorNode;
  };

  export class CharacterStream {
    constructor(text: string);
    position: number;
    readonly currentChar: number;
    readonly nextChar: number;
    getText(): string;
    isEndOfStream(): boolean;
    moveNext(): boolean;
    skipWhitespace(): void;
    skipToEol(): void;
  }

  export class TextRangeCollection<T extends Range> {
    constructor(items: readonly T[]);
    getItemAt(index: number): T;
  }

  export interface StringLiteral {
    readonly escapedValue: string;
    readonly flags: number;
  }

  export class Tokenizer {
    protected _cs: CharacterStream;
    protected _tokens: Tokens.Token[];
    protected _comments: Tokens.Comment[] | undefined;
    protected _parenDepth: number;
    protected _indentAmounts: { readonly tab8Spaces: number }[];
    protected _lineRanges: Range[];
    protected _activeFString: object | undefined;
    protected _fStringStack: object[];
    protected _addNextToken(): void;
    protected _handleNewLine(length: number, type: number): void;
    protected _handleComment(): void;
    protected _skipToEndOfStringLiteral(flags: number, inFormatSpecifier?: boolean): StringLiteral;
    protected _readIndentationAfterNewLine(): void;
    protected _setIndent(start: number, tab1: number, tab8: number, space: boolean, tab: boolean): void;
  }

  export class ParseOptions {
    pythonVersion: object;
  }

  /** The lists that the parser reads between brackets, before they become a node. */
  export interface ExpressionList {
    readonly list: Nodes.ExpressionNode[];
    readonly trailingComma: boolean;
    readonly parseError?: Nodes.ErrorNode;
  }

  export class Parser {
    protected _fileContents?: string;
    protected _tokens?: TextRangeCollection<Tokens.Token>;
    protected _tokenizerOutput?: { readonly tokens: TextRangeCollection<Tokens.Token> };
    protected _tokenCount: number;
    protected _tokenIndex: number;
    protected _areErrorsSuppressed: boolean;
    protected get _isParsingTypeAnnotation(): boolean;
    protected set _isParsingTypeAnnotation(value: boolean);
    protected get _isInFinallyLoop(): boolean;
    protected set _isInFinallyLoop(value: boolean);
    protected get _isInFinallyBlock(): boolean;
    protected set _isInFinallyBlock(value: boolean);
    protected _parseOptions: ParseOptions;
    parseSourceFile(
      text: string,
      options: ParseOptions,
      errors: object,
      hash: object,
    ): { readonly parserOutput: { readonly parseTree: Nodes.ModuleNode } };
    protected _getOwnerKey(): Nodes.ParseTreeKey;
    protected _startNewParse(text: string, start: number, length: number, options: ParseOptions): void;
    protected _addSyntaxError(message: string, range: Range): void;
    protected _peekToken(count?: number): Tokens.Token;
    protected _consumeTokensUntilType(terminators: Tokens.TokenType[]): boolean;
    protected _getTypeAnnotationCommentText(): undefined;
    protected _parseStatement(): Nodes.StatementNode | undefined;
    protected _parseSimpleStatement(): Nodes.StatementListNode;
    protected _parseSmallStatement(): Nodes.ParseNode;
    protected _parseSuite(isFunction?: boolean, skipBody?: boolean, afterColon?: () => void): Nodes.SuiteNode;
    protected _parseMatchStatement(): Nodes.MatchNode | undefined;
    protected _parseForStatement(async?: Tokens.KeywordToken): Nodes.ForNode;
    protected _parseFunctionDef(
      async?: Tokens.KeywordToken,
      decorators?: Nodes.DecoratorNode[],
    ): Nodes.FunctionNode | Nodes.ErrorNode;
    protected _makeExpressionOrTuple(list: ExpressionList, enclosed: boolean): Nodes.ExpressionNode;
    protected _parseTupleAtom(): Nodes.ExpressionNode;
    protected _parsePossibleSlice(): Nodes.ExpressionNode;
    protected _parseArgList(): { readonly args: Nodes.ArgumentNode[]; readonly trailingComma: boolean };
    protected _parseSubscriptList(): { readonly list: Nodes.ArgumentNode[]; readonly trailingComma: boolean };
    protected _parsePatternAtom(): Nodes.PatternAtomNode;
    protected _parsePatternSequence(): {
      readonly list: Nodes.PatternAsNode[];
      readonly trailingComma: boolean;
      readonly parseError?: Nodes.ErrorNode;
    };
    protected _parsePatternMapping(first: Tokens.Token): Nodes.PatternMappingNode | Nodes.ErrorNode;
    protected _parseFormatString(start: Tokens.FStringStartToken): Nodes.FormatStringNode;
    protected _parseFStringReplacementField(
      fields: Nodes.ExpressionNode[],
      middle: Tokens.FStringMiddleToken[],
      formats: Nodes.ExpressionNode[],
      depth?: number,
    ): boolean;
  }
}
