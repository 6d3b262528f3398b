/** Every text that is long enough for a sentence refuses phone and identity numbers; what isn't written by people in words is named here (ADR 15). */
import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { permitControllers } from '.';

/** Codes, pointers, cursors and references: no words. */
const noWords = [
  'ClaimedPlaceDto.workPointCode',
  'ListIsolationsDto.cursor',
  'ListPermitsDto.cursor',
  'PutWorkPointDto.code',
  'ReportRecordingDto.reference',
  'SendBackDto.fields',
];
interface Rule {
  readonly name?: string;
  readonly propertyName: string;
  readonly constraints?: readonly unknown[];
}
interface Rules {
  /** By class; importing the controllers has filled it. */
  readonly validationMetadatas: ReadonlyMap<{ readonly name: string }, readonly Rule[]>;
}

it('is one of ours', () => {
  expect(permitControllers.length).toBeGreaterThan(20);
  const { validationMetadatas } = getMetadataStorage() as unknown as Rules;
  const open = [...validationMetadatas].flatMap(([target, rules]) => {
    const guarded = new Set(rules.filter(({ name }) => name === 'noPersonalNumber').map((rule) => rule.propertyName));
    return rules
      .filter(({ name, constraints }) => name === 'isLength' && Number(constraints?.[1]) >= 200)
      .filter(({ propertyName }) => !guarded.has(propertyName))
      .map(({ propertyName }) => `${target.name}.${propertyName}`);
  });
  expect(open.sort()).toEqual(noWords);
});
