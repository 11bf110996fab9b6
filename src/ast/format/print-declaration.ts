import { builders } from 'prettier/doc';
import { widthOf } from '../../diagnostics/display.ts';
import type { Declaration, Field, TypeExpression } from '../declaration-nodes.ts';
import type { Text } from '../nodes.ts';
import type { Comments } from './comments.ts';
import { behind, head, placed, startsAfterBlank, type Doc } from './layout.ts';
import { printName, printOpenName, printText } from './literals.ts';
import { levels } from './precedence.ts';
import { printBody, printExpression } from './print-expression.ts';
import { printSections } from './print-sections.ts';
import { printStatements } from './print-test.ts';
import type { Place } from './places.ts';

const { group, hardline, ifBreak, indent, join, line } = builders;

/** One declaration, its comments left out. */
export function printDeclaration(declaration: Declaration, comments: Comments): Doc {
  switch (declaration.kind) {
    case 'import':
      return `import ${printText(declaration.path.text)}`;
    case 'event': {
      const start = `event ${printName(declaration.name)}${titled(declaration.title)} `;
      return [start, printBlock(declaration, printFields(declaration.fields, comments), comments)];
    }
    case 'user':
      return ['user ', printBlock(declaration, printFields(declaration.fields, comments), comments)];
    case 'trait': {
      const { name, title, zone, value } = declaration;
      const start = `trait ${printOpenName(name)}${titled(title)}${zone === undefined ? '' : ` time zone ${printText(zone.text)}`} =`;
      return [start, head(declaration, comments), printBody(value, comments)];
    }
    case 'param': {
      const { name, type, value } = declaration;
      const preset: Doc =
        value === undefined ? '' : [' = ', printExpression(value, comments, levels.operand)];
      return [`param ${printOpenName(name)}: `, printType(type, comments), preset];
    }
    case 'list':
      return `list ${printName(declaration.name)} from ${printText(declaration.path.text)}`;
    case 'segment': {
      const start = `segment ${printName(declaration.name)}${titled(declaration.title)} `;
      return [start, printBlock(declaration, printSections(declaration.sections, comments), comments)];
    }
    case 'test': {
      const start = `test ${printText(declaration.title.text)} `;
      return [start, printBlock(declaration, printStatements(declaration, comments), comments)];
    }
  }
}

function titled(title: Text | undefined): string {
  return title === undefined ? '' : ` ${printText(title.text)}`;
}

/** Braces around lines; an empty line stays where there was one. */
function printBlock(place: Place, lines: readonly Doc[], comments: Comments): Doc {
  return lines.length === 0
    ? '{}'
    : ['{', head(place, comments), indent([hardline, join(hardline, [...lines])]), hardline, '}'];
}

function printFields(fields: readonly Field[], comments: Comments): Doc[] {
  const width = Math.max(0, ...fields.map(({ name }) => widthOf(printName(name))));
  return fields.map((field, at): Doc => {
    const name = printName(field.name);
    const doc: Doc = [
      name,
      ':',
      ' '.repeat(width - widthOf(name) + 1),
      printType(field.type, comments, field),
    ];
    return [
      at > 0 && startsAfterBlank(field, comments) ? hardline : '',
      placed(field, doc, comments, 'keep'),
    ];
  });
}

/** `owner` is the field that a record's type belongs to. */
function printType(type: TypeExpression, comments: Comments, owner?: Field): Doc {
  switch (type.kind) {
    case 'named':
      return type.name.text;
    case 'list':
      return ['list of ', printType(type.of, comments, owner)];
    case 'record':
      return printRecord(type.fields, comments, owner);
    case 'error':
      throw new Error('a file with faults is not printed');
  }
}

/** A record on one line when it fits, else like the fields of an event. */
function printRecord(fields: readonly Field[], comments: Comments, owner: Field | undefined): Doc {
  if (fields.length === 0) return 'record {}';
  const opening = owner === undefined ? '' : behind(comments.of(owner)?.head);
  const names = fields.map(({ name }) => printName(name));
  const width = Math.max(...names.map(widthOf));
  const docs = fields.map((field, at): Doc => {
    const name = names[at] ?? '';
    const gap = ifBreak(' '.repeat(width - widthOf(name) + 1), ' ');
    const doc = [name, ':', gap, printType(field.type, comments, field)];
    const more = at === fields.length - 1 ? '' : ifBreak('', ',');
    return [at === 0 ? '' : line, placed(field, [...doc, more], comments)];
  });
  return group(['record {', opening, indent([line, docs]), line, '}']);
}
