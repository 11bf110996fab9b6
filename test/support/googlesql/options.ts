import type { EvaluateRequest, Service } from './service.ts';

/** BigQuery keeps microseconds. */
const absentFeatures = ['FEATURE_TIMESTAMP_NANOS'];

/** BigQuery has these, and the evaluator's full set leaves them out. */
const addedFeatures = ['FEATURE_INTERVAL_TYPE'];

/** Analyzer options under which the evaluator behaves as BigQuery does: its features, and UTC. */
export async function bigQueryOptions(service: Service): Promise<EvaluateRequest['options']> {
  const language = await service.languageOptions();
  const features = (language.enabledLanguageFeatures ?? []).filter((name) => !absentFeatures.includes(name));
  const languageOptions = {
    ...language,
    productMode: 'PRODUCT_EXTERNAL',
    supportedStatementKinds: [], // empty stands for all
    enabledLanguageFeatures: [...features, ...addedFeatures],
  };
  const { enabledRewrites = [] } = await service.analyzerOptions();
  return {
    languageOptions,
    enabledRewrites,
    defaultTimezone: 'UTC',
    errorMessageMode: 'ERROR_MESSAGE_MULTI_LINE_WITH_CARET',
  };
}
