/** Java 17 or newer, and the jars of a part: by Maven where it is, else straight from the central repository by a list with checksums. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onPath, run } from '../commands.mjs';
import { Mendable } from '../failure.mjs';
import { downloads } from '../layout.mjs';

const remedy =
  'install a Java runtime 17 or newer (Debian: apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17) and put `java` on the PATH or set JAVA_HOME';

/** Path of a `java` that is 17 or newer. */
export async function obtainJava() {
  const home = process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin', 'java');
  const java = home && existsSync(home) ? home : onPath('java');
  if (!java) throw new Mendable('no Java: Kafka needs it', remedy);
  const text = await run(java, ['-version']).catch((error) => error.message);
  const version = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  if (!version) throw new Mendable(`${java} does not run: ${text.trim().split('\n')[0]}`, remedy);
  if (Number(version) < 17) throw new Mendable(`${java} is Java ${version}; Kafka needs 17 or newer`, remedy);
  return java;
}

const here = dirname(fileURLToPath(import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Lines of jars.txt: `<sha256> <path below the repository>`. */
const listOf = (part) =>
  readFileSync(join(here, part, 'jars.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [sum, path] = line.split(/\s+/);
      return { sum, path, file: path.split('/').at(-1) };
    });

async function byMaven(part, folder, note) {
  copyFileSync(join(here, part, 'pom.xml'), join(folder, 'pom.xml'));
  await run('mvn', ['-B', '-ntp', 'dependency:copy-dependencies', '-DoutputDirectory=lib', '-DincludeScope=runtime'], {
    cwd: folder,
    note,
  });
}

async function byDownload(part, folder, note) {
  const base = process.env.HOLDPOINT_MAVEN_REPOSITORY ?? 'https://repo1.maven.org/maven2';
  mkdirSync(join(folder, 'lib'), { recursive: true });
  const waiting = listOf(part);
  const total = waiting.length;
  const fetchNext = async () => {
    for (let jar = waiting.shift(); jar; jar = waiting.shift()) {
      note(`${total - waiting.length} of ${total}: ${jar.file}`);
      const answer = await fetch(`${base}/${jar.path}`, { signal: AbortSignal.timeout(300_000) });
      if (!answer.ok) throw new Error(`${base}/${jar.path} answered ${answer.status}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (sha256(bytes) !== jar.sum)
        throw new Error(`${jar.file} from ${base} is not the file we know: its checksum differs`);
      writeFileSync(join(folder, 'lib', jar.file), bytes);
    }
  };
  await Promise.all([fetchNext(), fetchNext(), fetchNext(), fetchNext()]);
}

/**
 * Folder with the jars of `kafka` or `time-skipping`, fetched once.
 * @param {'kafka' | 'time-skipping'} part
 * @param {(line: string) => void} note
 */
export async function obtainJars(part, note = () => undefined) {
  const key = sha256(readFileSync(join(here, part, 'pom.xml'))).slice(0, 12);
  const folder = join(downloads.jars, `${part}-${key}`);
  const lib = join(folder, 'lib');
  if (existsSync(lib)) return lib;
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    const maven = onPath('mvn') && !process.env.HOLDPOINT_WITHOUT_MAVEN;
    await (maven ? byMaven : byDownload)(part, draft, note);
    if (readdirSync(join(draft, 'lib')).length === 0) throw new Error('nothing arrived');
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another process was first with the same jars.
      if (!existsSync(lib)) throw error;
    }
  } catch (error) {
    throw new Mendable(
      `the jars of ${part} could not be fetched: ${error.message.slice(-1500)}${error.cause?.code ? ` (${error.cause.code})` : ''}`,
      'check the network (Maven Central), or its mirror in ~/.m2/settings.xml or HOLDPOINT_MAVEN_REPOSITORY, and start again',
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return lib;
}
