import { expect, test } from 'vitest';
import { printPlan, printTimeRange, printWindow } from '../../src/plan/print.ts';
import { boundPlanOf, planOf } from './plan-of.ts';

test('a plan reads as its relations, from the users to the export', () => {
  const plan = planOf(`
    segment loyal { members did order at least 3 times where (service != "food" or paid is true) in last 2 months }
    segment \`to win\` {
      time zone "Asia/Jakarta"
      export user.city
      members (in segment loyal and not did login since 2026-01-05) or user.age in (17, 18)
    }`);
  expect(printPlan(plan, printWindow)).toMatchInlineSnapshot(`
    "universe [user] ever reads age: integer, city: text
    members loyal [user]
      count in [3, ]
        state [user] count
          scan order [event] last 2 month (UTC) copies removed
            or
              not
                event.service: text = "food" as text
              event.paid: boolean = true as boolean
    members "to win" [user]
      or
        and
          member of loyal
          not
            count in [1, ]
              state [user] count
                scan login [event] since 2026-01-05 (Asia/Jakarta) copies removed
        user.age: integer in (17, 18) as integer
    export city = user.city: text
    "
  `);
});

test('a bound plan has instants where there were windows', () => {
  expect(printPlan(boundPlanOf('did login in last 1 day'), printTimeRange)).toMatchInlineSnapshot(`
    "universe [user] [, 2026-01-01T00:00:00Z)
    members s [user]
      count in [1, ]
        state [user] count
          scan login [event] [2025-12-31T00:00:00Z, 2026-01-01T00:00:00Z) copies removed
    "
  `);
});
