/**
 * The compiler as a library, for Node, a browser or an editor: texts in, SQL and diagnostics out. It reads no file,
 * no clock and no environment.
 */
export { check, compile, type Checked, type CompiledSegment, type CompileOptions } from './compile.ts';
export type { ReadFile } from './semantics/project.ts';
export type { Program } from './semantics/segments.ts';
export type { Engine } from './dialect/dialect.ts';

export { readSettings } from './catalog/read-settings.ts';
export type { Catalog, EventDeclaration, Property } from './catalog/catalog.ts';
export type { Settings } from './catalog/settings.ts';
export type { ScalarType, ValueType } from './catalog/value-type.ts';

export type { Code } from './diagnostics/catalogue.ts';
export type { Diagnostic, Edit, Fix, Place } from './diagnostics/diagnostic.ts';
export { Report } from './diagnostics/report.ts';
export { applyFix } from './diagnostics/apply-fix.ts';
export { renderJson, type JsonDiagnostic } from './diagnostics/render-json.ts';
export { renderSummary, renderText, type TextOptions } from './diagnostics/render-text.ts';
export { Source } from './source/source.ts';
export type { Span } from './source/span.ts';
