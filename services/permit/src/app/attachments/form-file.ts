/** A form with one file in it (RFC 7578): its bytes stream on as they come, its fields are known when it has ended. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { ProblemError } from '@holdpoint/service-kit';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';

export interface FormFile {
  /** Its part's Content-Type. */
  readonly declared: string;
  readonly content: Readable;
  /** Every other field; settles when the form has ended as it should. */
  readonly fields: Promise<Readonly<Record<string, string>>>;
}

/** Evidence has few fields, and all are short. */
const limits = { files: 1, fields: 10, parts: 12, fieldNameSize: 100, fieldSize: 200, headerPairs: 20 };
const fileField = 'file';

const malformed = (cause?: unknown): ProblemError => new ProblemError(400, 'form-malformed', [], { cause });
const inField = (code: string, field: string): ProblemError =>
  new ProblemError(400, 'fields-invalid', [{ code, field: `/${field}` }]);

/**
 * @returns once the file's part begins; whoever takes it reads `content` to its end, then `fields`
 * @throws ProblemError 400 `form-malformed`, `fields-invalid` or `body-interrupted`
 */
export function formFile(request: IncomingMessage): Promise<FormFile> {
  const form = reader(request);
  const given = new Map<string, string>();
  return new Promise((resolve, reject) => {
    let trouble: ProblemError | undefined;
    let begun: Readable | undefined;
    const wrong = (problem: ProblemError): void => {
      trouble ??= problem;
    };
    form.on('field', (name, value, nameCut, valueCut) => {
      if (nameCut || valueCut) wrong(inField('field-length', name));
      else if (given.has(name)) wrong(inField('field-unknown', name));
      else given.set(name, value);
    });
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      form.on(event, () => wrong(new ProblemError(400, 'form-too-many-parts')));
    const ended = pipeline(request, form).then(
      () => {
        if (trouble) throw trouble;
        if (!begun) throw inField('field-required', fileField);
        return Object.fromEntries(given);
      },
      (error: unknown) => {
        // What broke off never comes: whoever reads the file is told, and leaves nothing of it.
        begun?.destroy(new Error('the form broke off'));
        throw request.complete ? malformed(error) : new ProblemError(400, 'body-interrupted', [], { cause: error });
      },
    );
    ended.catch(reject);
    form.on('file', (name, content, _filename, _encoding, declared) => {
      if (name !== fileField) {
        wrong(inField('field-unknown', name));
        content.resume();
        return;
      }
      begun = content;
      resolve({ declared, content, fields: ended });
    });
  });
}

function reader(request: IncomingMessage): Busboy {
  try {
    return new Busboy({ headers: request.headers as BusboyHeaders, limits });
  } catch (error) {
    throw malformed(error);
  }
}
