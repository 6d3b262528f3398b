/** Approvals signed with a device key on the running system: what changed meanwhile is refused, and an inspector finds each signature in the bundle (P3). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duties, workPoints } from '@holdpoint/local/plant';
import { phonesOf } from '@holdpoint/local/signing';
import { crew, submission } from '@holdpoint/local/walk';
import { repository } from '@holdpoint/testing';
import { addresses, api, Ticket } from './ticket';

const who = (confirmer: string): string =>
  ({ 'person-in-charge': crew.charge, guardian: crew.guardian, ...duties })[confirmer] ?? '';

it('signs what was shown, is refused when that has changed, and is found in the bundle', async () => {
  const body = submission() as ReturnType<typeof submission> & { readonly workPoint: string };
  const ticket = await Ticket.submitted(crew.charge, body);
  await ticket.until('inApproval');
  await ticket.confirmMeasures(who);
  const phones = phonesOf(api);
  const place = { workPointCode: workPoints[body.workPoint]?.code };

  let signed = 0;
  for (let permit = await ticket.read(); permit.phase === 'inApproval'; permit = await ticket.read()) {
    for (const { stage, duties: may } of permit.stages) {
      const signer = who(may[0] ?? '');
      const act = { command: 'approve', name: 'approve', query: `&stage=${stage}` };
      const signature = await phones.sign(signer, ticket.number, act, { stage });
      if (signed === 0) {
        const [measure] = Object.keys(permit.state.measures as object);
        const { pack } = await api.get<{ pack: { measures: { id: string; confirmedBy: string }[] } }>(
          crew.charge,
          'permit',
          `/packs/gb30871-2022/hot-work`,
        );
        const confirmer = pack.measures.find(({ id }) => id === measure)?.confirmedBy ?? '';
        await ticket.act(who(confirmer), 'confirm-measures', { confirmations: [{ measure, applicable: true }] });
        const late = await ticket.refused(signer, 'approve', { stage, place, signature });
        expect([late.status, late.body.code]).toEqual([409, 'shown-content-changed']);
        const fresh = await phones.sign(signer, ticket.number, act, { stage });
        await ticket.act(signer, 'approve', { stage, place, signature: fresh });
      } else await ticket.act(signer, 'approve', { stage, place, signature });
      signed += 1;
    }
  }
  expect(signed).toBeGreaterThan(0);
  await ticket.until('approved');

  const answer = await fetch(`${addresses.permit}/permits/${ticket.number}/bundle`, {
    headers: { authorization: `Bearer ${await api.token(duties.archive ?? '')}` },
  });
  const bundle = Buffer.from(await answer.arrayBuffer());
  expect(answer.status).toBe(200);
  const file = join(mkdtempSync(join(tmpdir(), 'holdpoint-signed-')), 'bundle.tar');
  writeFileSync(file, bundle);
  const verify = join(repository, 'tools/audit/verify.mjs');
  const verdict = JSON.parse(execFileSync(process.execPath, [verify, file, '--json']).toString()) as object;
  expect(verdict).toMatchObject({ ok: true, signatures: { byDevice: signed, byService: 0 } });
  await ticket.act(crew.charge, 'cancel', { reason: 'only signed for the proof' });
});
