/** Where and when a permit stands and with which other tickets: what everybody who asks for its neighbours has to say of it. */
import type { StandingQuestion } from '@holdpoint/contracts';
import { lineOf, type PermitState, type SubmitBody } from '@holdpoint/permit-domain';

export type Place = Pick<
  StandingQuestion,
  'site' | 'area' | 'workPoint' | 'window' | 'linked' | 'line' | 'coordinator' | 'neighbours'
>;

const withLine = (line: string | null | undefined): Pick<StandingQuestion, 'line'> => (line ? { line } : {});

export function placeOfPermit(permit: PermitState): Place {
  const { site, area, workPoint, window } = permit;
  const linked = permit.linked.map(({ number }) => number);
  return { site, area, workPoint, window, linked, neighbours: true, ...withLine(lineOf(permit)) };
}

export function placeOfSubmission(body: SubmitBody): Place {
  const { site, area, workPoint, window, linked = [], coordinator } = body;
  const named = { ...withLine(lineOf(body)), ...(coordinator !== undefined && { coordinator }) };
  return { site, area, workPoint, window, linked, neighbours: true, ...named };
}
