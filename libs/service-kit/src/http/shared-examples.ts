/** Says each problem's example once: an operation may refuse with twenty codes, and most of them are any operation's. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { problemMediaType } from '../problem/problem.filter';

type Examples = Record<string, { readonly value?: unknown }>;
interface Answer {
  readonly content?: Record<string, { examples?: Record<string, unknown> }>;
}
interface Operation {
  readonly responses?: Record<string, Answer>;
}

/** Moves the examples of problems into `components.examples`, named by status and code, and refers to them. */
export function shareProblemExamples(document: OpenAPIObject): OpenAPIObject {
  const shared: Examples = {};
  for (const operations of Object.values(document.paths))
    for (const { responses = {} } of Object.values(operations) as Operation[])
      for (const [status, { content }] of Object.entries(responses)) {
        const media = content?.[problemMediaType];
        if (!media?.examples) continue;
        const examples = Object.entries(media.examples).map(([code, example]) => {
          const name = `${status}-${code}`;
          shared[name] ??= example as Examples[string];
          return [code, { $ref: `#/components/examples/${name}` }];
        });
        media.examples = Object.fromEntries(examples) as Record<string, unknown>;
      }
  const sorted = Object.fromEntries(Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, components: { ...document.components, examples: sorted } };
}
