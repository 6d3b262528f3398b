/** What a service's OpenAPI document leaves out for whoever works from it alone: the same demands for every service. */
interface Media {
  readonly examples?: object;
}
interface Operation {
  readonly summary?: string;
  /** Done twice, it is the same by its nature: it needs no key. */
  readonly 'x-idempotent'?: boolean;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
}
export interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const named = ({ paths }: ApiDocument): [name: string, method: string, operation: Operation][] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      method,
      operation,
    ]),
  );

/** `GET /inbox`, sorted. */
export const apiOperations = (document: ApiDocument): string[] =>
  named(document)
    .map(([name]) => name)
    .sort();

/** One line for each thing that is missing, such as `GET /inbox: no summary`; nothing where all is said. */
export const apiGaps = (document: ApiDocument): string[] => [
  ...(document.openapi.startsWith('3.1') ? [] : [`OpenAPI ${document.openapi}`]),
  ...named(document).flatMap(([name, method, operation]) => gapsOf(method, operation).map((gap) => `${name}: ${gap}`)),
];

function gapsOf(method: string, operation: Operation): string[] {
  const { summary, security, parameters = [], responses, requestBody, 'x-idempotent': idempotent } = operation;
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const without = (content: Readonly<Record<string, Media>> = {}): string[] =>
    Object.entries(content).flatMap(([type, { examples }]) => (Object.keys(examples ?? {}).length > 0 ? [] : [type]));
  const missing: [gap: string, is: boolean][] = [
    ['no summary', !summary],
    ['open to anybody', !security?.some((one) => 'bearer' in one)],
    ['no success', !success],
    [
      'no Idempotency-Key',
      /^(post|put|patch)$/.test(method) && !idempotent && !parameters.some(({ name }) => name === 'Idempotency-Key'),
    ],
  ];
  return [
    ...missing.flatMap(([gap, is]) => (is ? [gap] : [])),
    ...['401', '403', '503'].filter((status) => !(status in responses)).map((status) => `no ${status}`),
    ...parameters.flatMap(({ name, description }) => (description ? [] : [`${name} is not described`])),
    ...without(success?.content).map((type) => `no example of the answer as ${type}`),
    ...without(requestBody?.content).map((type) => `no example of the body as ${type}`),
  ];
}
