/** Dates that do not begin at a midnight of their own, or that engines begin elsewhere, and dates around. */
export const startOfDateCases: readonly (readonly [zone: string, date: string, starts: string])[] = [
  ['UTC', '2026-01-05', '2026-01-05T00:00:00Z'],
  ['Asia/Jakarta', '2026-06-30', '2026-06-29T17:00:00Z'],
  // Clocks go back at a minute past midnight: it occurs twice.
  ['America/St_Johns', '2010-11-07', '2010-11-07T02:30:00Z'],
  ['America/St_Johns', '2010-11-08', '2010-11-08T03:30:00Z'],
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z'],
  // Clocks skip midnight, a whole day, or half an hour before and after midnight.
  ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z'],
  ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ['America/Toronto', '1919-03-31', '1919-03-31T04:30:00Z'],
  ['America/Toronto', '1919-04-01', '1919-04-01T04:00:00Z'],
  // The ends of the calendar.
  ['UTC', '0001-01-01', '0001-01-01T00:00:00Z'],
  ['UTC', '9999-12-31', '9999-12-31T00:00:00Z'],
  ['America/New_York', '9999-12-31', '9999-12-31T05:00:00Z'],
];
