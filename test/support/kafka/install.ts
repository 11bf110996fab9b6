import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installOnce } from '../install-once.ts';
import { writeClassArchive } from './class-archive.ts';

/** Where the broker's parts lie, once they are installed. */
export interface InstalledKafka {
  readonly classPath: string;
  /** Its classes as Java loads them fastest: a broker starts in half of the time. */
  readonly classArchive: string;
}

/** A broker cannot be had on this machine: tests that need it skip, and give this message as the reason. */
export class KafkaUnavailable extends Error {}

const pom = fileURLToPath(new URL('../../tools/kafka/pom.xml', import.meta.url));
const cache = fileURLToPath(new URL('../../tools/kafka/.cache/', import.meta.url));
const jars = join(cache, 'jars');
const classArchive = join(cache, 'broker.jsa');
const marker = join(cache, 'installed');

/** Fetches Apache Kafka (43 MB) from Maven Central on first use, and whenever its pom or Java has changed. */
export async function installKafka(): Promise<InstalledKafka> {
  const java = await javaVersion();
  const wanted = `${java}\n${await readFile(pom, 'utf8')}`;
  await installOnce(
    cache,
    async () => existsSync(marker) && (await readFile(marker, 'utf8')) === wanted,
    async () => {
      await rm(marker, { force: true });
      await fetchJars();
      await rm(classArchive, { force: true });
      await writeClassArchive(await classPath(), classArchive);
      await writeFile(marker, wanted);
    },
  );
  return { classPath: await classPath(), classArchive };
}

async function classPath(): Promise<string> {
  return (await readdir(jars))
    .sort()
    .map((jar) => join(jars, jar))
    .join(':');
}

async function javaVersion(): Promise<string> {
  // Java tells its version on stderr.
  const { stderr } = await run('java', ['-version'], 'Kafka runs on Java 17 or later, and there is no java');
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  if (version < 17) throw new KafkaUnavailable(`Kafka runs on Java 17 or later, and this is Java ${version}`);
  return stderr;
}

async function fetchJars(): Promise<void> {
  await rm(jars, { recursive: true, force: true });
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
  await run('mvn', ['-q', '-B', '-f', pom, ...goal], 'Kafka is fetched with Maven, and there is no mvn');
}

/** Runs a command to its end. Where it is not installed, the tests skip with `otherwise`. */
async function run(command: string, args: readonly string[], otherwise: string): Promise<{ stderr: string }> {
  return promisify(execFile)(command, args, { timeout: 240_000 }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new KafkaUnavailable(otherwise, { cause: error });
    throw error;
  });
}
