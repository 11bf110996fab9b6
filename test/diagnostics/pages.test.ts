import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFix } from '../../src/diagnostics/apply-fix.ts';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import { diagnosticsOf, filesOf, folders, pages, wrong } from './wrong-files.ts';

const codes = Object.keys(catalogue).sort();

describe('codes, pages and wrong files', () => {
  test('each code has a page, and each page is of a code', () => {
    expect(readdirSync(pages).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  test('each code has wrong files, and each folder of them is of a code', () => {
    expect(
      folders()
        .filter((folder) => filesOf(folder).length > 0)
        .sort(),
    ).toEqual(codes);
  });

  test('each wrong file has its message beside it, and each message is of a file', () => {
    const beside = folders().flatMap((folder) =>
      readdirSync(join(wrong, folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => `${folder}/${name}`),
    );
    expect(beside.sort()).toEqual(
      folders()
        .flatMap(filesOf)
        .map((path) => path.replace(/\.\w+$/, '.txt'))
        .sort(),
    );
  });
});

describe.each(codes)('%s', (code) => {
  test.each(filesOf(code))('%s has this one fault, in these words', async (path) => {
    const diagnostics = diagnosticsOf(path);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    const text = diagnostics.map((found) => renderText(found)).join('\n');
    await expect(text).toMatchFileSnapshot(join(wrong, path.replace(/\.\w+$/, '.txt')));
  });

  const fixesOf = (path: string) =>
    diagnosticsOf(path).flatMap(({ at, fixes }) =>
      fixes.map((fix) => ({ path, title: fix.title, mended: applyFix(at.source.text, fix) })),
    );
  const fixes = filesOf(code).flatMap(fixesOf);
  if (fixes.length > 0)
    test.each(fixes)('in $path the fix "$title" mends it', ({ path, title }) => {
      // Asked anew: what was found while tests were collected is not of this test.
      const mended = fixesOf(path).find((fix) => fix.title === title)?.mended;
      expect(diagnosticsOf(path, mended).map((left) => renderText(left))).toEqual([]);
    });

  const page = readFileSync(join(pages, `${code}.md`), 'utf8');

  test('its page is headed by it', () => {
    expect(page.split('\n')[0]).toBe(`# ${code}`);
  });

  test('the wrong example of its page has this fault alone', () => {
    const [example = ''] = examplesAfter('Wrong', page);
    expect(codesOf(code, example)).toEqual([code]);
  });

  test('the right examples of its page have none', () => {
    const examples = [...examplesAfter('Right', page), ...examplesAfter('Or', page)];
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(codesOf(code, example), example).toEqual([]);
  });
});

/** Examples stand in a fence after `Wrong:`, `Right:` and `Or:`, with the language of the fence before them. */
function examplesAfter(heading: string, page: string): readonly string[] {
  const fences = page.matchAll(
    new RegExp(`^${heading}:\\n\\n\`\`\`(seg|yaml).*\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
  );
  return Array.from(fences, ([, language = '', text = '']) => `${language}\n${text}`);
}

/** An example of rules sees the catalog of the wrong files, and is checked with the settings of its code. */
function codesOf(code: string, example: string): readonly string[] {
  const [language = '', ...lines] = example.split('\n');
  const text = lines.join('\n');
  if (language === 'yaml') return diagnosticsOf('example.yaml', text).map((found) => found.code);
  const inFolder = text.replaceAll('"catalog.seg"', '"../catalog.seg"');
  const whole = inFolder.includes('import ') ? inFolder : `import "../catalog.seg"\n${inFolder}`;
  return diagnosticsOf(`${code}/example.seg`, whole).map((found) => found.code);
}
