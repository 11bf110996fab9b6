import { prove, type Proven } from './prove.ts';

/** Proves for so many minutes, says each minute how far it is, and at the end what was proven. */
export async function proveFor(minutes: number, seed: number): Promise<void> {
  const begun = performance.now();
  let said = 0;
  const enough = ({ pairs }: Proven) => {
    const passed = (performance.now() - begun) / 60_000;
    if (Math.floor(passed) > said)
      console.log(`${String((said = Math.floor(passed)))} min: ${String(pairs)} pairs agree`);
    return passed >= minutes;
  };
  try {
    const proven = await prove({ seed, segments: 24, enough, fixtures: 'fixtures/proof' });
    const { cases, pairs, inhabited, byLayout } = proven;
    console.log(
      `${pairs} pairs in ${cases} cases agree, ${inhabited} of them with members; first seed ${seed}`,
    );
    console.log(
      [...byLayout]
        .map(([layout, share]) => `${layout}: ${String(share)}`)
        .sort()
        .join('\n'),
    );
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
