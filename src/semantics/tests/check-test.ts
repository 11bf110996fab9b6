import type { Name } from '../../ast/nodes.ts';
import type {
  ExpectedMembers,
  ExpectedValue,
  GivenEvent,
  GivenUser,
  TestDeclaration,
} from '../../ast/tests/nodes.ts';
import type { Span } from '../../source/span.ts';
import { isSegmentVisible } from '../conditions.ts';
import { checkEvents } from '../event-names.ts';
import { eventProperty } from '../event-properties.ts';
import { resolveName } from '../names.ts';
import { fault, type Scope, spellingFix } from '../scope.ts';
import { traitOperand } from '../traits.ts';
import { wholeNumber } from '../values.ts';
import { givenInstants, momentMicros } from './event-times.ts';
import { givenParam } from './given-param.ts';
import { givenProperties, givenValue } from './given-values.ts';
import type { Expectation, Scene, TestEvent, TestUser, TypedTest } from './typed-test.ts';

/** More events than this in one test, and it is no example any more. */
const mostEvents = 10_000;

/** A test whose names and types are known; what is wrong in it is reported, and left out. */
export function checkTest(test: TestDeclaration, scope: Scope): TypedTest {
  return new TestReader(test, scope).read();
}

/** Reads the statements of a test in order; an expectation is about what stands before it. */
class TestReader {
  readonly #test: TestDeclaration;
  readonly #scope: Scope;
  readonly #names = new Map<string, Name>();
  readonly #parameters = new Map<string, string>();
  readonly #scenes: Scene[] = [];
  #users: readonly TestUser[] = [];
  #events: TestEvent[] = [];
  #expectations: Expectation[] = [];
  #asOf: bigint | undefined;
  /** Whether an `as of` was read or lost: then there is no other fault in its absence. */
  #hasAsOf = false;
  #expects = false;

  constructor(test: TestDeclaration, scope: Scope) {
    this.#test = test;
    this.#scope = scope;
  }

  read(): TypedTest {
    const { title, statements, span, whole } = this.#test;
    for (const statement of statements) {
      switch (statement.kind) {
        case 'as of':
          this.#closeScene();
          this.#asOf = momentMicros(statement.at, this.#scope);
          this.#hasAsOf = true;
          break;
        case 'given user':
          this.#addUser(statement);
          break;
        case 'given param':
          this.#addParam(statement.name, statement.value);
          break;
        case 'given event':
          this.#addEvents(statement);
          break;
        case 'expected members':
          this.#expectMembers(statement);
          break;
        case 'expected value':
          this.#expectValue(statement);
          break;
      }
    }
    this.#closeScene();
    if (!this.#expects && whole) {
      const hint = 'add `expect` and a segment, as in `expect lapsed = (ana)`';
      fault(this.#scope, 'test-without-expect', title.span, {}, { hint });
    }
    const parameters = this.#parameters;
    return { title: title.text, source: this.#scope.source, span, parameters, scenes: this.#scenes };
  }

  #closeScene(): void {
    if (this.#asOf !== undefined && this.#expectations.length > 0)
      this.#scenes.push({
        asOf: this.#asOf,
        users: this.#users,
        events: this.#events,
        expectations: this.#expectations,
      });
    this.#expectations = [];
    this.#events = [...this.#events];
  }

  /** What is told after an expectation belongs to the next scene. */
  #tellMore(): void {
    if (this.#expectations.length > 0) this.#closeScene();
  }

  #addUser({ name, properties }: GivenUser): void {
    this.#tellMore();
    const before = this.#names.get(name.text);
    if (before !== undefined) {
      const also = [{ source: this.#scope.source, span: before.span, note: 'the first is here' }];
      fault(this.#scope, 'duplicate-name', name.span, { what: 'user', name: name.text }, { also });
      return;
    }
    this.#names.set(name.text, name);
    const typeOf = (property: Name) => {
      const path = {
        kind: 'path',
        names: [{ text: 'user', span: name.span }, property],
        span: property.span,
      } as const;
      const read = resolveName(path, this.#scope);
      return read?.kind === 'property' ? read.type : undefined;
    };
    const given = givenProperties(properties, typeOf, this.#scope);
    this.#users = [...this.#users, { id: name.text, properties: given }];
  }

  #addParam(name: Name, value: Parameters<typeof givenParam>[1]): void {
    if (this.#parameters.has(name.text)) {
      fault(this.#scope, 'duplicate-name', name.span, { what: 'parameter', name: name.text });
      return;
    }
    const text = givenParam(name, value, this.#scope);
    if (text !== undefined) this.#parameters.set(name.text, text);
  }

  #addEvents({ user, event: name, properties, copies, times, span }: GivenEvent): void {
    this.#tellMore();
    this.#checkUser(user);
    const [event] = checkEvents({ kind: 'one event', name, span: name.span }, this.#scope) ?? [];
    if (event === undefined) return;
    const typeOf = (property: Name) => eventProperty(property, [event], this.#scope)?.type;
    const given = givenProperties(properties, typeOf, this.#scope);
    const many = copies === undefined ? 1 : wholeNumber(copies.digits);
    if (copies !== undefined && many === undefined)
      fault(this.#scope, 'wrong-count', copies.span, { found: copies.digits });
    if (!this.#mustHaveAsOf(span)) return;
    const asOf = this.#asOf ?? 0n;
    const instants = givenInstants(times, asOf, this.#scope);
    for (const instant of instants) {
      if (instant.micros <= asOf) continue;
      const hint = 'write it after a later `as of`, or make it earlier: nothing after `as of` counts';
      fault(this.#scope, 'event-after-as-of', instant.span, {}, { hint });
    }
    if (this.#events.length + instants.length * (many ?? 1) > mostEvents) {
      fault(this.#scope, 'too-many-events', copies?.span ?? span, { limit: mostEvents });
      return;
    }
    for (const { micros: time } of instants)
      for (let copy = 0; copy < (many ?? 1); copy += 1)
        this.#events.push({ user: user.text, name: event.name, time, properties: given });
  }

  #expectMembers({ segment, exact, included, excluded, span }: ExpectedMembers): void {
    this.#expects = true;
    for (const name of [...included, ...excluded]) this.#checkUser(name);
    if (!isSegmentVisible(segment, this.#scope) || !this.#mustHaveAsOf(span)) return;
    this.#expectations.push({
      kind: 'members',
      segment: segment.text,
      exact,
      included: included.map(({ text }) => text),
      excluded: excluded.map(({ text }) => text),
      span,
    });
  }

  #expectValue({ trait, user, value, span }: ExpectedValue): void {
    this.#expects = true;
    this.#checkUser(user);
    const operand = traitOperand(trait, this.#scope);
    if (operand === undefined || !this.#mustHaveAsOf(span)) return;
    const { type } = operand;
    const given = givenValue(value, type, trait.text, this.#scope);
    const constant =
      given === undefined || given.type === 'list' || given.type === 'record' ? undefined : given;
    this.#expectations.push({
      kind: 'value',
      trait: trait.text,
      type,
      user: user.text,
      value: constant,
      span,
    });
  }

  #checkUser(name: Name): void {
    if (this.#names.has(name.text) || !this.#test.whole) return;
    const near = spellingFix(name, this.#names.keys());
    const hint = near.hint ?? `write \`user ${name.text}\` before it`;
    fault(this.#scope, 'unknown-user', name.span, { name: name.text }, { ...near, hint });
  }

  #mustHaveAsOf(span: Span): boolean {
    if (!this.#hasAsOf && this.#test.whole) {
      const hint = 'start the test with `as of 2026-06-30T00:00:00Z`, say';
      fault(this.#scope, 'test-without-as-of', span, {}, { hint });
      this.#hasAsOf = true;
    }
    return this.#asOf !== undefined;
  }
}
