/** OpenAPI 3.1 of a service, made from its decorators without a database, a broker or a clock. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { fieldWords, withWords } from './field-words';
import { withLimits } from './schema-limits';
import { shareProblemExamples } from './shared-examples';

export interface OpenApiOptions {
  readonly title: string;
  readonly description: string;
  readonly module: Type<unknown>;
  /** What each tag holds, in the order in which a reader wants them; tags that aren't named here come last. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The document of a running or a merely looked at application; keys and paths in a fixed order. */
export function openApiOf(
  app: INestApplication,
  options: Pick<OpenApiOptions, 'title' | 'description' | 'tags'>,
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(options.title)
    .setDescription(options.description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'An access token of the configured OIDC issuer.',
      },
      'bearer',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    // Generated clients name their methods so: a handler's name says all, and moving it to another controller changes nothing outside.
    operationIdFactory: (_controller, method) => method,
  });
  return inOrder(toThreeOne(shareProblemExamples(toldParameters(document))), options.tags) as OpenAPIObject;
}

/** Writes docs/api/<name>.openapi.json; the same bytes for the same code. */
export async function writeOpenApi(options: OpenApiOptions, file: string): Promise<void> {
  const app = await NestFactory.create(options.module, { preview: true, logger: ['error'], abortOnError: false });
  const document = openApiOf(app, options);
  const twice = repeated(operationsOf(document).map(({ operationId = '' }) => operationId));
  if (twice.length > 0)
    throw new Error(`handlers of one service need names of their own, they are its operation ids: ${twice.join(', ')}`);
  const text = `${JSON.stringify(document, null, 2)}\n`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema?: object;
}
interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  parameters?: Parameter[];
}
const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((methods) => Object.values(methods) as Operation[]);

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/**
 * What stands in an address is text where nothing else is said: without a type a generated client takes any object there. And it takes them in this
 * order, so what the address names comes first.
 */
function toldParameters(document: OpenAPIObject): OpenAPIObject {
  for (const operation of operationsOf(document)) {
    const told = operation.parameters?.map(({ schema = {}, ...parameter }) => ({
      ...(fieldWords[parameter.name] ? { description: fieldWords[parameter.name] } : {}),
      ...parameter,
      schema: 'type' in schema || '$ref' in schema ? schema : { type: 'string', ...schema },
    }));
    if (told) operation.parameters = [...told.filter(inPath), ...told.filter((parameter) => !inPath(parameter))];
  }
  return document;
}
const inPath = (parameter: Parameter): boolean => parameter.in === 'path';

/** The tags in use, told once for the whole document, in the reader's order. */
function tagsOf(
  document: OpenAPIObject,
  told: Readonly<Record<string, string>>,
): { name: string; description?: string }[] {
  const used = new Set(operationsOf(document).flatMap(({ tags = [] }) => tags));
  return [...new Set([...Object.keys(told), ...[...used].sort()])]
    .filter((name) => used.has(name))
    .map((name) => ({ name, ...(told[name] && { description: told[name] }) }));
}

/** `nullable` is 3.0's word; 3.1 says it as a type. */
function toThreeOne(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toThreeOne);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, toThreeOne(item)] as const);
  const { nullable, ...rest } = Object.fromEntries(entries) as Record<string, unknown>;
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { nullable, ...rest };
  if (typeof rest.type === 'string') return { ...rest, type: [rest.type, 'null'] };
  return { anyOf: [rest, { type: 'null' }] };
}

/** What the order of a module's imports decides (paths, schemas, tags) is sorted; the rest keeps the order it was written in. */
function inOrder(document: unknown, tags: Readonly<Record<string, string>> = {}): unknown {
  const { paths, components, ...rest } = document as OpenAPIObject;
  return {
    ...rest,
    tags: tagsOf(document as OpenAPIObject, tags),
    paths: sorted(paths),
    components: { ...components, schemas: sorted(withWords(withLimits(components?.schemas ?? {}))) },
  };
}
const sorted = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
