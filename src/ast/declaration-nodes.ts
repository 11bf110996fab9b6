import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import type { Expression, Name, Text } from './nodes.ts';
import type { Section } from './sections/nodes.ts';
import type { TestDeclaration } from './tests/nodes.ts';

/** One rule file: what it declares, in order. A part that could not be read is left out, and was reported. */
export interface File {
  readonly source: Source;
  readonly declarations: readonly Declaration[];
  /** False when a declaration is lost: a name that nobody declares may be its. */
  readonly whole: boolean;
}

export type Declaration =
  | ImportDeclaration
  | EventDeclaration
  | UserDeclaration
  | SegmentDeclaration
  | TraitDeclaration
  | ParamDeclaration
  | ListDeclaration
  | TestDeclaration;

export interface ImportDeclaration {
  readonly kind: 'import';
  readonly path: Text;
  readonly span: Span;
}

export interface EventDeclaration {
  readonly kind: 'event';
  readonly name: Name;
  readonly title: Text | undefined;
  readonly fields: readonly Field[];
  /** False when a field is lost. */
  readonly whole: boolean;
  readonly span: Span;
}

export interface UserDeclaration {
  readonly kind: 'user';
  readonly fields: readonly Field[];
  /** False when a field is lost. */
  readonly whole: boolean;
  readonly span: Span;
}

/** `trait food_spend = sum(amount) of …`: a named value of a user. */
export interface TraitDeclaration {
  readonly kind: 'trait';
  readonly name: Name;
  readonly title: Text | undefined;
  readonly zone: Text | undefined;
  readonly value: Expression;
  readonly span: Span;
}

/** `param min_spend: decimal = 50000`: a constant that a run may replace. */
export interface ParamDeclaration {
  readonly kind: 'param';
  readonly name: Name;
  readonly type: TypeExpression;
  readonly value: Expression | undefined;
  readonly span: Span;
}

/** `list vip from "vip.txt"`: ids in a file, one a line. */
export interface ListDeclaration {
  readonly kind: 'list';
  readonly name: Name;
  readonly path: Text;
  readonly span: Span;
}

export interface Field {
  readonly name: Name;
  readonly type: TypeExpression;
  readonly span: Span;
}

export type TypeExpression =
  | { readonly kind: 'named'; readonly name: Name; readonly span: Span }
  | { readonly kind: 'list'; readonly of: TypeExpression; readonly span: Span }
  | { readonly kind: 'record'; readonly fields: readonly Field[]; readonly span: Span }
  | { readonly kind: 'error'; readonly span: Span };

export interface SegmentDeclaration {
  readonly kind: 'segment';
  readonly name: Name;
  readonly title: Text | undefined;
  readonly sections: readonly Section[];
  /** False when a section, or a part of one, is lost. */
  readonly whole: boolean;
  readonly span: Span;
}
