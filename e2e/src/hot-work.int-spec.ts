/** The demonstration's hot-work life on the running system, and what bad input is told. */
import { randomUUID } from 'node:crypto';
import { crew, submission, walk } from '@holdpoint/local/walk';
import { addresses, api } from './ticket';

it('walks from a qualified crew to the archive', async () => {
  const { number } = await walk(addresses);
  const permit = await api.get<{ phase: string; live: boolean }>(crew.charge, 'permit', `/permits/${number}`);
  expect(permit).toMatchObject({ phase: 'archived', live: false });
});

const codes = (reasons: readonly { code: string; field?: string }[]) =>
  reasons.map(({ code, field }) => `${code} ${field}`);

it('names every missing field of a submission at once', async () => {
  const body = submission();
  const form = { ...body.form };
  delete form.method;
  delete form.content;
  const { status, body: problem } = await api.refused(crew.charge, 'permit', '/permits', { ...body, form });
  expect(status).toBe(422);
  expect(problem.reasons.map(({ field }) => field)).toEqual(expect.arrayContaining(['/form/method', '/form/content']));
});

it('refuses unknown fields, times without a zone and windows in the past, each by name', async () => {
  const unknown = await api.refused(crew.charge, 'permit', '/permits', { ...submission(), surprise: 1 });
  expect(codes(unknown.body.reasons)).toContain('field-unknown /surprise');
  const zoneless = { from: '2026-11-24T08:00:00', until: '2026-11-24T12:00:00' };
  const local = await api.refused(crew.charge, 'permit', '/permits', { ...submission(), window: zoneless });
  expect(codes(local.body.reasons)).toContain('time-without-zone /window/from');
  const past = { from: '2020-01-01T00:00:00Z', until: '2020-01-01T04:00:00Z' };
  const late = await api.refused(crew.charge, 'permit', '/permits', { ...submission(), window: past });
  expect(late.body.reasons.some(({ field }) => field?.startsWith('/window'))).toBe(true);
});

it('does a command once, whatever comes back of its key, and refuses the key for another body', async () => {
  const key = randomUUID();
  const send = async (body: object) => {
    const answer = await fetch(`${addresses.permit}/permits`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await api.token(crew.charge)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { number?: string; code?: string } };
  };
  const body = submission();
  const [first, again] = [await send(body), await send(body)];
  expect(again.body.number).toBe(first.body.number);
  expect(await send({ ...body, workOrder: 'WO-1' })).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key-reused' },
  });
});
