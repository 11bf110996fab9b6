export type Engine = 'duckdb' | 'bigquery';
