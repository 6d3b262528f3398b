/** Whether what a draft holds is an overlay or a permit type at all, line by line, before its sense is looked at. */
import {
  type CaseFile,
  caseFileSchema,
  overlaySchema,
  ownTypeSchema,
  shapeErrors,
  type JsonSchema,
} from '@holdpoint/permit-domain';
import type { EditionKind, EditionLine, EditionRow } from '../../db/edition.store';
import type { Finding } from './edition-report';

type Content = Readonly<Record<string, unknown>>;

/** The number that it will be published under is part of what permits are decided by. */
export const numbered = (kind: EditionKind, content: Content, version: number | undefined): Content =>
  kind === 'overlay' ? { ...content, version: version === undefined ? 'draft' : String(version) } : content;

const shape = (schema: JsonSchema, value: unknown, at = ''): Finding[] =>
  shapeErrors(schema, value, at).map(({ at: field, message }) => ({
    severity: 'error',
    code: 'overlay-shape',
    field: field === '' ? '/' : field,
    params: { message },
  }));

/** An overlay says itself what it is for, and a type what it is called: both have to be what the draft is for. */
function forAnother({ kind, pack, type }: EditionLine, content: Content): Finding[] {
  const named =
    kind === 'overlay'
      ? (content.on as { pack: string; type: string })
      : { pack, type: (content.permitType as { type: string }).type };
  if (named.pack === pack && named.type === type) return [];
  const field = kind === 'overlay' ? '/on' : '/permitType/type';
  return [{ severity: 'error', code: 'overlay-for-another', field, params: { pack: named.pack, type: named.type } }];
}

/** Cases may begin from the story that ships with the type: then they are all that has to be given. */
export const wholeCases = (cases: Content | null, story: CaseFile | undefined): Content | undefined => {
  if (!cases) return undefined;
  return story && cases.story === undefined
    ? { type: story.type, world: story.world, story: story.story, ...cases }
    : cases;
};

/** Everything that is out of shape, in the content and in the cases that came with it. */
export function shapeFindings(
  line: EditionLine,
  { content, cases }: Pick<EditionRow, 'content' | 'cases'>,
  story?: CaseFile,
): readonly Finding[] {
  const whole = wholeCases(cases, story);
  const faults = shape(
    line.kind === 'overlay' ? overlaySchema : ownTypeSchema,
    numbered(line.kind, content, undefined),
  );
  return [
    ...faults,
    ...(faults.length === 0 ? forAnother(line, content) : []),
    ...(whole ? shape(caseFileSchema, whole).map((one) => ({ ...one, field: `/cases${one.field}` })) : []),
  ];
}
