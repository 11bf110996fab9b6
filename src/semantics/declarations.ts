import type {
  Field,
  File,
  ListDeclaration,
  ParamDeclaration,
  SegmentDeclaration,
  TraitDeclaration,
  TypeExpression,
} from '../ast/declaration-nodes.ts';
import type { Name } from '../ast/nodes.ts';
import type { Catalog, EventDeclaration, Property } from '../catalog/catalog.ts';
import { scalarTypes, type ScalarType, typeName, type ValueType } from '../catalog/value-type.ts';
import type { Report } from '../diagnostics/report.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Source } from '../source/source.ts';
import type { KeptChecks } from './kept-checks.ts';
import type { Project } from './project.ts';

/** A declared thing, the file that declares it, and its name there. */
export interface Declared<T> {
  readonly value: T;
  readonly path: string;
  /** Files that declare it as well, which is reported: it can be seen from where they can. */
  readonly alsoIn: readonly string[];
  readonly name: Name;
  readonly source: Source;
}

/** Everything that a project's files declare, by name. Names are unique in a project: results are kept by them. */
export interface Declarations {
  readonly events: ReadonlyMap<string, Declared<EventDeclaration>>;
  readonly userProperties: ReadonlyMap<string, Declared<Property>>;
  readonly segments: ReadonlyMap<string, Declared<SegmentDeclaration>>;
  readonly traits: ReadonlyMap<string, Declared<TraitDeclaration>>;
  readonly params: ReadonlyMap<string, Declared<ParamDeclaration>>;
  readonly lists: ReadonlyMap<string, Declared<ListDeclaration>>;
  /** Properties whose type is faulty (`propertyKey`): that was reported where they are declared, and nowhere else. */
  readonly faulty: ReadonlySet<string>;
  /** Events of which a property is lost; undefined stands for the user. */
  readonly partial: ReadonlySet<string | undefined>;
}

/** One key for a property of an event, or (no event) of the user. */
export function propertyKey(event: string | undefined, property: string): string {
  return `${event ?? ''}\0${property}`;
}

/** Gathers the declarations of all files. A name that is declared twice is reported; the first one counts. */
export function gatherDeclarations(
  project: Project,
  report: Report,
  checks: KeptChecks | undefined,
): Declarations {
  const declared = <T>(node: object, read: () => T): T =>
    checks === undefined ? read() : checks.declared(node, report, read);
  const events = new Map<string, Declared<EventDeclaration>>();
  const userProperties = new Map<string, Declared<Property>>();
  const segments = new Map<string, Declared<SegmentDeclaration>>();
  const traits = new Map<string, Declared<TraitDeclaration>>();
  const params = new Map<string, Declared<ParamDeclaration>>();
  const lists = new Map<string, Declared<ListDeclaration>>();
  const faulty = new Set<string>();
  const partial = new Set<string | undefined>();
  for (const [path, file] of project.files) {
    const add = <T>(table: Map<string, Declared<T>>, what: string, name: Name, value: T) => {
      const before = table.get(name.text);
      if (before === undefined) {
        table.set(name.text, { value, path, alsoIn: [], name, source: file.source });
        return;
      }
      table.set(name.text, { ...before, alsoIn: [...before.alsoIn, path] });
      // Who imports the other comes second, whichever was read first.
      const importsIt = project.imports.get(before.path)?.some(({ target }) => target === path) === true;
      const here = { source: file.source, span: name.span };
      const there = { source: before.source, span: before.name.span };
      const [first, second] = importsIt ? [here, there] : [there, here];
      const also = [{ ...first, note: 'first declared here' }];
      report.add('duplicate-name', second.source, second.span, { what, name: name.text }, { also });
    };
    for (const declaration of file.declarations) {
      switch (declaration.kind) {
        case 'event': {
          const { name, title } = declaration;
          noteFaulty(declaration.fields, name.text, file, report, faulty);
          if (!declaration.whole) partial.add(name.text);
          const event = declared(declaration, () => {
            const properties = propertiesOf(declaration.fields, file, report);
            return { name: name.text, title: title?.text, properties };
          });
          if (events.has(name.text)) partial.add(name.text);
          add(events, 'event', name, event);
          break;
        }
        case 'user':
          noteFaulty(declaration.fields, undefined, file, report, faulty);
          if (!declaration.whole) partial.add(undefined);
          for (const [field, property] of declared(declaration, () =>
            propertyPairs(declaration.fields, file, report),
          )) {
            add(userProperties, 'user property', field.name, property);
          }
          break;
        case 'segment':
          add(segments, 'segment', declaration.name, declaration);
          break;
        case 'trait':
          add(traits, 'trait', declaration.name, declaration);
          break;
        case 'param':
          add(params, 'parameter', declaration.name, declaration);
          break;
        case 'list':
          add(lists, 'list', declaration.name, declaration);
          break;
        case 'import':
        case 'test':
          break;
      }
    }
  }
  return { events, userProperties, segments, traits, params, lists, faulty, partial };
}

function noteFaulty(
  fields: readonly Field[],
  event: string | undefined,
  file: Pick<File, 'source'>,
  report: Report,
  faulty: Set<string>,
): void {
  for (const { name, type } of fields) {
    if (valueType(type, file, report) === undefined) faulty.add(propertyKey(event, name.text));
  }
}

/** What exists, for everyone after the names are resolved. */
export function catalogOf({ events, userProperties }: Declarations): Catalog {
  const values = <T>(table: ReadonlyMap<string, Declared<T>>) =>
    new Map([...table].map(([name, declared]) => [name, declared.value]));
  return { events: values(events), userProperties: values(userProperties) };
}

function propertiesOf(
  fields: readonly Field[],
  file: Pick<File, 'source'>,
  report: Report,
): Map<string, Property> {
  const properties = new Map<string, Property>();
  const first = new Map<string, Name>();
  for (const [{ name }, property] of propertyPairs(fields, file, report)) {
    const before = first.get(name.text);
    if (before === undefined) {
      first.set(name.text, name);
      properties.set(name.text, property);
      continue;
    }
    const also = [{ source: file.source, span: before.span, note: 'first declared here' }];
    report.add('duplicate-name', file.source, name.span, { what: 'property', name: name.text }, { also });
  }
  return properties;
}

function propertyPairs(
  fields: readonly Field[],
  file: Pick<File, 'source'>,
  report: Report,
): [Field, Property][] {
  return fields.flatMap((field): [Field, Property][] => {
    const type = valueType(field.type, file, report);
    return type === undefined ? [] : [[field, { name: field.name.text, type }]];
  });
}

/** The scalar type that a parameter names; undefined (reported) when it names none or another. */
export function scalarTypeOf(type: TypeExpression, source: Source, report: Report): ScalarType | undefined {
  const named = valueType(type, { source }, report);
  if (named === undefined || typeof named === 'string') return named;
  report.add(
    'unknown-type',
    source,
    type.span,
    { name: typeName(named) },
    { hint: 'a parameter is a single value' },
  );
  return undefined;
}

function valueType(type: TypeExpression, file: Pick<File, 'source'>, report: Report): ValueType | undefined {
  switch (type.kind) {
    case 'error':
      return undefined;
    case 'named': {
      const { text, span } = type.name;
      if (isScalarType(text)) return text;
      const word = nearest(text, [...scalarTypes, ...synonyms.keys()]);
      const near = word === undefined ? undefined : (synonyms.get(word) ?? word);
      report.add(
        'unknown-type',
        file.source,
        span,
        { name: text },
        {
          hint: `types are ${scalarTypes.join(', ')}, \`list of\` a type, and \`record { … }\``,
          fixes: near === undefined ? [] : [{ title: `write \`${near}\``, edits: [{ span, text: near }] }],
        },
      );
      return undefined;
    }
    case 'list': {
      const of = valueType(type.of, file, report);
      return of === undefined ? undefined : { kind: 'list', of };
    }
    case 'record': {
      const properties = propertiesOf(type.fields, file, report);
      // With a field lost, nobody can tell which fields there are.
      if (type.fields.some(({ name }) => !properties.has(name.text))) return undefined;
      return {
        kind: 'record',
        fields: new Map([...properties].map(([name, property]) => [name, property.type])),
      };
    }
  }
}

function isScalarType(name: string): name is ScalarType {
  return scalarTypes.some((type) => type === name);
}

/** What people call a type elsewhere. */
const synonyms: ReadonlyMap<string, ScalarType> = new Map([
  ['string', 'text'],
  ['varchar', 'text'],
  ['int', 'integer'],
  ['int64', 'integer'],
  ['bigint', 'integer'],
  ['float', 'number'],
  ['float64', 'number'],
  ['double', 'number'],
  ['money', 'decimal'],
  ['numeric', 'decimal'],
  ['bool', 'boolean'],
  ['datetime', 'timestamp'],
  ['instant', 'timestamp'],
]);
