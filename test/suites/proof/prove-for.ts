import { prove } from './prove.ts';

/** Proves for so many minutes, says each minute how far it is, and at the end what was proven. */
export async function proveFor(minutes: number, seed: number): Promise<void> {
  const begun = performance.now();
  let said = 0;
  const enough = (pairs: number) => {
    const passed = (performance.now() - begun) / 60_000;
    if (Math.floor(passed) > said)
      console.log(`${String((said = Math.floor(passed)))} min: ${String(pairs)} pairs agree`);
    return passed >= minutes;
  };
  try {
    const { cases, pairs, inhabited } = await prove({ seed, enough, fixtures: 'fixtures/proof' });
    console.log(
      `${pairs} pairs in ${cases} cases agree, ${inhabited} of them with members; first seed ${seed}`,
    );
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
