import { error, type NoFacts } from './entry.ts';

/** What is wrong with what a file says. */
export const meaningCodes = {
  'unknown-file': error((f: { path: string }) => `there is no file \`${f.path}\``),
  'import-outside-project': error((f: { path: string }) => `\`${f.path}\` lies outside the project`),
  'cyclic-imports': error(
    (f: { path: string }) => `\`${f.path}\` imports itself, directly or through others`,
  ),
  'duplicate-name': error(
    (f: { what: string; name: string }) => `the ${f.what} \`${f.name}\` is declared twice`,
  ),
  'alike-names': error(
    (f: { name: string; other: string }) =>
      `\`${f.name}\` and \`${f.other}\` differ only by case, which a warehouse does not tell apart`,
  ),
  'empty-name': error((_: NoFacts) => 'a name has at least one character'),
  'unknown-type': error((f: { name: string }) => `there is no type called \`${f.name}\``),
  'unknown-event': error((f: { name: string }) => `there is no event called \`${f.name}\``),
  'unknown-property': error((f: { events: readonly string[]; name: string }) =>
    f.events.length === 1
      ? `\`${String(f.events[0])}\` has no property \`${f.name}\``
      : `none of these events has a property \`${f.name}\``,
  ),
  'unshared-property': error(
    (f: { name: string; why: string }) => `not all of these events have one property \`${f.name}\`: ${f.why}`,
  ),
  'unknown-field': error(
    (f: { of: string; type: string; name: string }) => `\`${f.of}\` (${f.type}) has no field \`${f.name}\``,
  ),
  'no-events': error((_: NoFacts) => 'no event is declared that this file could see'),
  'unknown-user-property': error((f: { name: string }) => `a user has no property \`${f.name}\``),
  'unknown-name': error((f: { name: string }) => `nothing here is called \`${f.name}\``),
  'unknown-segment': error((f: { name: string }) => `there is no segment called \`${f.name}\``),
  'unknown-list': error((f: { name: string }) => `there is no list called \`${f.name}\``),
  'wrong-list': error(
    (f: { path: string; line: number; reason: string }) => `line ${String(f.line)} of ${f.path} ${f.reason}`,
  ),
  'cyclic-segments': error((f: { cycle: string }) => `these segments hang on each other: ${f.cycle}`),
  'unknown-unit': error((f: { name: string }) => `\`${f.name}\` is no unit of time`),
  'unknown-time-zone': error((f: { zone: string }) => `there is no time zone called \`${f.zone}\``),
  'repeated-section': error((f: { section: string }) => `\`${f.section}\` stands twice in one segment`),
  'repeated-clause': error((f: { clause: string }) => `this behaviour has a second ${f.clause}`),
  'missing-members': error((f: { name: string }) => `\`${f.name}\` does not say who its members are`),
  'missing-window': error((f: { what: string }) => `\`${f.what}\` does not say when`),
  'count-after-did-not': error((_: NoFacts) => '`did not` is already a count: exactly 0 times'),
  'clashing-clauses': error(
    (f: { clause: string; other: string }) => `\`${f.clause}\` says nothing beside \`${f.other}\``,
  ),
  'clause-inside-sequence': error(
    (f: { clause: string }) =>
      `\`${f.clause}\` is about the whole sequence, and stands with one of its steps`,
  ),
  'wrong-step-comparison': error(
    (f: { name: string; why: string }) => `\`${f.name}\` cannot be compared so: ${f.why}`,
  ),
  'repeated-step-name': error((f: { name: string }) => `two steps are called \`${f.name}\``),
  'not-of-a-sequence': error((f: { clause: string }) => `\`${f.clause}\` cannot be asked of a sequence`),
  'sequence-starts-with-not': error(
    (f: { event: string }) =>
      `a sequence starts with something that is done, and this one with not ${f.event}`,
  ),
  'too-many-steps': error(
    (f: { most: number; steps: number }) =>
      `a sequence has at most ${String(f.most)} steps, and this one has ${String(f.steps)}`,
  ),
  'nothing-to-bound': error((f: { clause: string }) => `\`${f.clause}\` bounds nothing here`),
  'no-later-step': error((f: { name: string }) => `no later step can speak of \`${f.name}\``),
  'wrong-ordinal': error((f: { found: string }) => `\`${f.found}\` is not how a time is numbered`),
  'wrong-count': error((f: { found: string }) => `a count is a whole number, and ${f.found} is not`),
  'impossible-count': error((f: { count: string }) => `no user can ever meet \`${f.count}\``),
  'impossible-choice': error((f: { least: number; conditions: number }) => {
    const there = f.conditions === 1 ? 'only 1 condition' : `only ${String(f.conditions)} conditions`;
    return f.least === 0 ? 'at least 0 of them always hold' : `there are ${there} to hold here`;
  }),
  'impossible-condition': error((f: { condition: string; others: string | undefined }) => {
    const joined = f.others === undefined ? '' : ` together with ${f.others}`;
    return `\`${f.condition}\` never holds${joined}`;
  }),
  'wrong-amount': error(
    (f: { found: string }) => `a window is at least 1 and at most 100,000 long, and \`${f.found}\` is not`,
  ),
  'wrong-same': error((f: { what: string; why: string }) => `\`${f.what}\` tells no events apart: ${f.why}`),
  'wrong-regularity': error(
    (f: { asked: string; why: string }) => `${f.asked} cannot be asked for: ${f.why}`,
  ),
  'wrong-period': error(
    (f: { unit: string }) => `\`${f.unit}\` is not how a whole period of the calendar is named here`,
  ),
  'length-not-fixed': error(
    (f: { what: string; unit: string }) =>
      `${f.what} is measured in units of a fixed length, and ${f.unit} have none`,
  ),
  'wrong-anchor': error((f: { found: string }) => `a window cannot follow ${f.found}`),
  'impossible-window': error((f: { window: string }) => `nothing can ever happen \`${f.window}\``),
  'wrong-date': error((f: { text: string }) => `there is no such date as ${f.text}`),
  'wrong-timestamp': error((f: { text: string }) => `there is no such instant as ${f.text}`),
  'timestamp-without-offset': error(
    (f: { text: string }) => `${f.text} does not say in which zone: a timestamp ends with \`Z\` or an offset`,
  ),
  'not-a-condition': error((f: { found: string }) => `this is ${f.found}, and a condition belongs here`),
  'not-a-value': error((f: { found: string }) => `this is ${f.found}, and a value belongs here`),
  'type-mismatch': error(
    (f: { left: string; right: string }) => `${f.left} cannot be compared with ${f.right}`,
  ),
  'not-ordered': error(
    (f: { type: string; operator: string }) => `\`${f.operator}\` does not order ${f.type} values`,
  ),
  'not-comparable': error((f: { type: string }) => `a ${f.type} cannot be compared as a whole`),
  'not-a-text': error(
    (f: { found: string; asked: string }) => `\`${f.asked}\` asks about texts, and ${f.found} is none`,
  ),
  'wrong-pattern': error((f: { why: string }) => `this is no pattern: ${f.why}`),
  'wrong-age': error(
    (f: { found: string }) => `an age is compared with a whole number of years, and ${f.found} is none`,
  ),
  'past-anniversary': error((_: NoFacts) => 'an anniversary is never longer ago than a year'),
  'not-a-point': error((f: { found: string }) => `a point is two numbers, and ${f.found} is not`),
  'wrong-point': error((f: { which: string; found: string }) => `there is no ${f.which} ${f.found}`),
  'unknown-distance-unit': error((f: { name: string }) => `\`${f.name}\` is no unit of distance`),
  'wrong-radius': error(
    (f: { found: string }) => `a distance is from 0.01 m to 20,000 km, and ${f.found} is not`,
  ),
  'unknown-local-part': error((f: { name: string }) => `there is no local ${f.name}`),
  'no-event-time': error(
    (_: NoFacts) => 'this asks about the time of an event, and this condition is about the user',
  ),
  'not-an-instant': error(
    (f: { found: string }) => `only a timestamp has a local hour, weekday and date, and ${f.found} is none`,
  ),
  'not-a-zone': error((f: { found: string }) => `${f.found} holds no time zone`),
  'no-such-hour': error((f: { hour: string }) => `no day has an hour ${f.hour}`),
  'no-such-weekday': error((f: { text: string }) => `"${f.text}" is no weekday`),
  'wrong-version': error((f: { text: string }) => `"${f.text}" is no version`),
  'case-of-order': error((f: { operator: string }) => `\`${f.operator}\` has no form that ignores case`),
  'not-a-list': error(
    (f: { asked: string; found: string }) => `\`${f.asked}\` looks into a list, and ${f.found} is none`,
  ),
  'not-a-time': error(
    (f: { found: string }) => `only dates and timestamps have a distance from now, and ${f.found} is neither`,
  ),
  'unit-of-date': error(
    (f: { unit: string }) => `dates are whole days, which no number of ${f.unit} tells apart`,
  ),
  'number-out-of-range': error(
    (f: { digits: string; type: string }) => `${f.digits} does not fit in ${f.type}`,
  ),
  'constant-comparison': error(
    (_: NoFacts) => 'both sides are constants, so this is the same for every user',
  ),
  'event-property-elsewhere': error(
    (f: { name: string }) => `\`${f.name}\` is a property of an event, and this condition is about the user`,
  ),
  'behaviour-in-where': error((_: NoFacts) => 'a behaviour cannot stand in the `where` of another'),
  'user-in-where': error(
    (f: { asked: string }) => `\`${f.asked}\` asks about the user, and a \`where\` looks at one event`,
  ),
  'wrong-share': error(
    (f: { found: string }) =>
      `a share is at most 100% and has at most two decimals, and ${f.found} is no such share`,
  ),
  'empty-sample': error(
    (f: { from: number; to: number }) =>
      `nobody is ever in a sample from ${String(f.from)}% to ${String(f.to)}%`,
  ),
  'no-user-source': error(
    (f: { name: string }) => `the settings do not say where users lie, so \`user.${f.name}\` cannot be read`,
  ),
  'wrong-rank': error(
    (f: { what: string; found: string }) =>
      `${f.what} is by a whole number of users or groups, and ${f.found} is none`,
  ),
  'not-ranked': error((f: { found: string }) => `users cannot be ranked by ${f.found}`),
  'not-a-group': error((f: { found: string }) => `users cannot be ranked per ${f.found}`),
  'unknown-param': error((f: { name: string }) => `there is no parameter called \`${f.name}\``),
  'missing-parameter': error(
    (f: { name: string }) => `the parameter \`${f.name}\` has no default and was not given`,
  ),
  'unknown-trait': error((f: { name: string }) => `there is no trait called \`${f.name}\``),
  'cyclic-params': error((f: { name: string }) => `the parameter \`${f.name}\` hangs on itself`),
  'cyclic-traits': error((f: { name: string }) => `the trait \`${f.name}\` hangs on itself`),
  'trait-in-where': error(
    (f: { name: string }) => `\`${f.name}\` is a trait of the user, and a \`where\` looks at the event alone`,
  ),
  'ambiguous-name': error((f: { name: string; readings: string }) => `\`${f.name}\` could be ${f.readings}`),
  'unknown-function': error((f: { name: string }) => `there is no function called \`${f.name}\``),
  'wrong-argument': error((f: { name: string; takes: string }) => `\`${f.name}\` takes ${f.takes}`),
  'wrong-percentile': error(
    (f: { found: string }) => `a percentile is a whole number from 0 to 100, and ${f.found} is not`,
  ),
  'aggregate-in-where': error((_: NoFacts) => 'an aggregate looks at many events, and a `where` at one'),
  'not-a-number': error(
    (f: { found: string; operator: string }) => `\`${f.operator}\` joins numbers, and ${f.found} is none`,
  ),
  'not-exported': error(
    (f: { name: string }) =>
      `\`${f.name}\` is neither a single value of the user nor a trait, and only those are exported`,
  ),
} as const;
