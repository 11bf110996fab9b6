import type pc from 'picocolors';
import { printable } from '../../diagnostics/display.ts';
import type { InitResult } from './init-from.ts';

type Colours = ReturnType<typeof pc.createColors>;

/** What somebody at a terminal is told after `cinnabar init`. */
export function initReport(result: InitResult, colours: Colours): string {
  const { profile, chosen, skipped, rules } = result;
  const lines = [
    `Looked at ${result.pattern}: ${number(profile.rows)} rows, ${number(profile.users)} users, ${number(profile.events.length)} kinds of events,`,
    `from ${profile.firstTime.slice(0, 10)} to ${profile.lastTime.slice(0, 10)}.`,
    '',
    'It chose these columns; --time, --user, --name and --id decide otherwise:',
  ];
  const width = Math.max(...chosen.reasons.map(({ column }) => column.length));
  for (const { role, column, reason } of chosen.reasons)
    lines.push(`  ${role.padEnd(10)}  ${colours.bold(printable(column).padEnd(width))}  ${reason}`);
  if (!chosen.id)
    lines.push(
      `  ${'id'.padEnd(10)}  ${'–'.padEnd(width)}  no column names each row, so every row is an event of its own`,
    );
  if (profile.without > 0)
    lines.push(
      '',
      `${number(profile.without)} ${profile.without === 1 ? 'row has' : 'rows have'} no user, name or time: no rule will see them.`,
    );
  if (skipped.lines > 0) {
    lines.push(
      '',
      `${number(skipped.lines)} ${skipped.lines === 1 ? 'line' : 'lines'} cannot be read and were skipped (--strict refuses them):`,
    );
    for (const { file, line, reason, text } of skipped.first)
      lines.push(printable(`  ${file}:${line}  ${reason.split('\n')[0] ?? ''}: ${text}`).slice(0, 100));
  }
  lines.push('', `Wrote ${result.written.join(', ')}.`, '', 'Two rules to begin with:');
  const names = Math.max(...rules.map(({ name }) => name.length));
  for (const rule of rules)
    lines.push(
      `  ${colours.bold(rule.name.padEnd(names))}  ${number(rule.found)} of ${number(profile.users)} users: ${printable(rule.members.join(' '))}`,
    );
  lines.push('', 'Next:', `  ${colours.cyan('cinnabar run')}`);
  lines.push(
    `  ${colours.cyan(`cinnabar run --as-of ${result.asOf}`)}   as it stood just after the last event`,
  );
  return `${lines.join('\n')}\n`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
