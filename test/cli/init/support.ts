import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { initFrom, type InitOptions, type InitResult } from '../../../src/cli/init/init-from.ts';

/** An empty folder that is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinnabar-init-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** `cinnabar init --from` in a folder, with nobody at the terminal. */
export function init(folder: string, from: string, more: Partial<InitOptions> = {}): Promise<InitResult> {
  return initFrom({ from, folder, columns: {}, force: false, strict: false, ask: undefined, ...more });
}

/** A file of the folder as text. */
export function text(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Every path below a folder. */
export function paths(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

/** A shop's events: 40 users view, every other one fills a cart, every fourth buys, in June 2026. */
export function shopRows(): readonly (readonly [
  user: string,
  event: string,
  time: string,
  amount: string,
  coupon: string,
])[] {
  return Array.from({ length: 40 }, (_, user) => {
    const id = `u${String(user).padStart(2, '0')}`;
    const at = (hour: number) =>
      `2026-06-${String(1 + (user % 28)).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
    return [
      ...Array.from({ length: 1 + (user % 5) }, (_, n) => [id, 'product viewed', at(n), '', ''] as const),
      ...(user % 2 === 0 ? [[id, 'add_to_cart', at(10), String(user + 1), ''] as const] : []),
      ...(user % 4 === 0
        ? [[id, 'purchase', at(11), `${String(user)}.50`, user % 8 === 0 ? 'true' : ''] as const]
        : []),
    ];
  }).flat();
}

export function csv(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((row) => row.join(','))].join('\n') + '\n';
}

export const shopCsv = csv('user_id,event,timestamp,amount,coupon', shopRows());
