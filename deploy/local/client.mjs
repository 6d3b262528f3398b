/** Calls the public API as a person or system of the demonstration would: a token from the issuer, a key per command, a refusal in words. */
import { randomUUID } from 'node:crypto';
import { demonstrationClient, people, seededPersonGrant } from './people.mjs';

/** A refusal or a failure of the API, with what it said. */
export class ApiError extends Error {
  constructor(method, url, status, body) {
    const reasons = (body?.reasons ?? []).map(
      ({ code, field, clause, message }) =>
        `      ${[code, field, clause && `cl. ${clause}`].filter(Boolean).join(' ')}: ${message}`,
    );
    super(
      `${method} ${url} answered ${status} ${body?.code ?? ''}: ${body?.detail ?? JSON.stringify(body)}\n${reasons.join('\n')}`,
    );
    Object.assign(this, { status, body });
  }
}

/** A connection that the other side had just closed is tried anew: every command carries its key, so nothing happens twice. */
async function fetchAgain(url, init, attempts = 3) {
  try {
    return await fetch(url, init());
  } catch (error) {
    if (attempts <= 1) throw error;
    return fetchAgain(url, init, attempts - 1);
  }
}

/** @param {Record<string, string>} addresses as npm start gives them */
export function apiOf(addresses) {
  const tokens = new Map();

  /** @param maxAge seconds since the person signed in; older, and they sign in anew */
  async function token(person, maxAge) {
    const kept = tokens.get(person);
    if (maxAge === undefined && kept && kept.until > Date.now()) return kept.value;
    const answer = await fetchAgain(`${addresses.issuer}/token`, () => ({
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${demonstrationClient.id}:${demonstrationClient.secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: seededPersonGrant,
        person,
        ...(maxAge !== undefined && { max_age: String(maxAge) }),
      }),
    }));
    const body = await answer.json();
    if (!answer.ok) throw new ApiError('POST', `${addresses.issuer}/token`, answer.status, body);
    tokens.set(person, { value: body.access_token, until: Date.now() + (body.expires_in - 60) * 1000 });
    return body.access_token;
  }

  async function call(person, method, service, path, body) {
    const key = randomUUID();
    const url = `${addresses[service]}${path}`;
    for (let attempt = 1; ; attempt += 1) {
      const bearer = await token(person);
      const answer = await fetchAgain(url, () => ({
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          'accept-language': 'en',
          ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': key }),
        },
        ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
        signal: AbortSignal.timeout(60_000),
      }));
      const text = await answer.text();
      const parsed =
        answer.headers.get('content-type')?.includes('json') && !answer.headers.get('content-type').includes('jsonl')
          ? JSON.parse(text)
          : text;
      if (answer.ok) return parsed;
      // Busy is not no: the service says when to come again.
      const again = Number(answer.headers.get('retry-after'));
      if (answer.status !== 503 || attempt > 5 || !again) throw new ApiError(method, url, answer.status, parsed);
      await new Promise((resolve) => setTimeout(resolve, Math.min(again, 5) * 1000));
    }
  }

  return {
    token: (person) => token(person),
    /** As the issuer would ask for a password: the next token says that it was now. */
    signInAgain: (person) => token(person, 0),
    get: (person, service, path) => call(person, 'GET', service, path),
    post: (person, service, path, body) => call(person, 'POST', service, path, body),
    put: (person, service, path, body) => call(person, 'PUT', service, path, body),
    /** The refusal that is expected; anything else fails. */
    async refused(person, service, path, body) {
      try {
        await call(person, 'POST', service, path, body);
      } catch (error) {
        if (error instanceof ApiError && error.status >= 400 && error.status < 500) return error;
        throw error;
      }
      throw new Error(`POST ${path} by ${person} was accepted, and should have been refused`);
    },
  };
}

export const nameOf = (id) => {
  const person = people.find((one) => one.id === id);
  return person ? `${person.name} (${person.role})` : id;
};
