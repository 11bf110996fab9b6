import type { Source } from '../source/source.ts';
import type { Span } from '../source/span.ts';
import type { Diagnostic, Fix, Place } from './diagnostic.ts';

/**
 * Diagnostics as a SARIF 2.1.0 log (OASIS, sarif-v2.1.0-os), which CI systems show beside the lines: plain data, ready for
 * `JSON.stringify`. `pathOf` gives a source's path, with `/`, from the root of what CI has checked out.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], pathOf: (source: Source) => string): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cinnabar',
            rules: codes.map((code) => ({ id: code, help: { text: `see docs/diagnostics/${code}.md` } })),
          },
        },
        columnKind: 'unicodeCodePoints',
        results: diagnostics.map(result),
      },
    ],
  };

  function result({ code, severity, message, at, also, hint, fixes }: Diagnostic): object {
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: severity,
      message: { text: hint === undefined ? message : `${message}; ${hint}` },
      locations: [location(at)],
      ...(also.length === 0 ? {} : { relatedLocations: also.map(relatedLocation) }),
      ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => sarifFix(fix, at.source)) }),
    };
  }

  function location({ source, span }: Place): object {
    return { physicalLocation: { artifactLocation: artifact(source), region: region(source, span) } };
  }

  function relatedLocation(place: Place, id: number): object {
    return {
      id,
      ...location(place),
      ...(place.note === undefined ? {} : { message: { text: place.note } }),
    };
  }

  function sarifFix({ title, edits }: Fix, source: Source): object {
    const replacements = edits.map(({ span, text }) => ({
      deletedRegion: region(source, span),
      insertedContent: { text },
    }));
    return {
      description: { text: title },
      artifactChanges: [{ artifactLocation: artifact(source), replacements }],
    };
  }

  function artifact(source: Source): object {
    return { uri: pathOf(source).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
  }
}

/** Lines and columns from 1; the end column is the first that is no longer part of it. */
function region(source: Source, { start, end }: Span): object {
  const from = source.position(start);
  const to = source.position(end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
