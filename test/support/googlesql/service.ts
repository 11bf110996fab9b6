import type { TypeMessage } from './column-type.ts';
import type { InstalledGoogleSql } from './install.ts';
import type { ValueMessage } from './value.ts';

/** A `zetasql.local_service.TableContent`. */
export interface TableContent {
  readonly tableData?: { readonly row?: readonly { readonly cell?: readonly ValueMessage[] }[] };
}

export interface LanguageOptions {
  readonly enabledLanguageFeatures: readonly string[];
}

/** An `EvaluateQueryRequest`, as far as it is used here. */
export interface EvaluateRequest {
  readonly sql: string;
  readonly options: {
    readonly languageOptions: LanguageOptions;
    readonly defaultTimezone: string;
    readonly errorMessageMode: string;
    readonly enabledRewrites: readonly string[];
  };
  readonly simpleCatalog: {
    readonly name: string;
    readonly builtinFunctionOptions: { readonly languageOptions: LanguageOptions };
    readonly table: readonly {
      readonly name: string;
      readonly column: readonly { readonly name: string; readonly type: TypeMessage }[];
    }[];
  };
  readonly tableContent: Readonly<Record<string, TableContent>>;
  readonly descriptorPoolList: unknown;
}

interface EvaluateResponse {
  readonly content?: TableContent;
  readonly prepared: { readonly columns?: readonly { readonly name?: string; readonly type: TypeMessage }[] };
}

/** The calls of the evaluator's service that are used, as promises. */
export interface Service {
  readonly languageOptions: () => Promise<Partial<LanguageOptions>>;
  readonly analyzerOptions: () => Promise<{ readonly enabledRewrites?: readonly string[] }>;
  readonly evaluate: (request: EvaluateRequest) => Promise<EvaluateResponse>;
  readonly close: () => void;
}

type Method = (request: unknown, done: (error: Error | null, response: unknown) => void) => void;
type Client = Record<'GetLanguageOptions' | 'GetAnalyzerOptions' | 'EvaluateQuery', Method> & {
  close: () => void;
};

/** What is used of `@grpc/grpc-js`, which is not installed when types are checked. */
interface Grpc {
  readonly credentials: { createInsecure: () => unknown };
  readonly loadPackageDefinition: (definition: unknown) => {
    readonly zetasql: {
      readonly local_service: {
        readonly ZetaSqlLocalService: new (address: string, credentials: unknown, options: object) => Client;
      };
    };
  };
}

/** What is used of `@grpc/proto-loader`. */
interface ProtoLoader {
  readonly loadSync: (file: string, options: object) => unknown;
}

/** Connects to a running evaluator. */
export function connectService(installed: InstalledGoogleSql, address: string): Service {
  const grpc = installed.load('@grpc/grpc-js') as Grpc;
  const loader = installed.load('@grpc/proto-loader') as ProtoLoader;
  const definition = loader.loadSync('local_service.proto', {
    includeDirs: [installed.protos],
    longs: String,
    enums: String,
    defaults: false,
    oneofs: true,
  });
  const { ZetaSqlLocalService } = grpc.loadPackageDefinition(definition).zetasql.local_service;
  const client = new ZetaSqlLocalService(address, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
  });

  const call = (method: keyof Client, request: unknown): Promise<unknown> =>
    new Promise((resolve, reject) =>
      client[method](request, (error, response) => (error ? reject(error) : resolve(response))),
    );
  return {
    languageOptions: async () =>
      (await call('GetLanguageOptions', { maximumFeatures: true })) as Partial<LanguageOptions>,
    analyzerOptions: async () =>
      (await call('GetAnalyzerOptions', {})) as { readonly enabledRewrites?: readonly string[] },
    evaluate: async (request) => (await call('EvaluateQuery', request)) as EvaluateResponse,
    close: () => client.close(),
  };
}
