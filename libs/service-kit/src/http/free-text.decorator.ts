/** Words of people's own: a reason, a remark. Phone and identity numbers don't belong there, because the words go into records that nobody can mend. */
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, ValidateBy } from 'class-validator';
import { holdsPersonalNumber, maskPersonalNumbers } from '../secrets/personal-numbers';

export interface FreeTextOptions {
  readonly max: number;
}
export const noPersonalNumber = 'noPersonalNumber';

/** Refused with `personal-number-in-text`: whoever typed it takes the number out, and signs what they then read. */
export const FreeText = ({ max }: FreeTextOptions): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Length(1, max),
    ValidateBy({
      name: noPersonalNumber,
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || !holdsPersonalNumber(value),
        defaultMessage: () => 'personal-number-in-text',
      },
    }),
  );

/** Of an act that stops work: it never waits for its words, so that a number in them is made unreadable instead. Not for what is signed. */
export const FreeTextOfStop = ({ max }: FreeTextOptions): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? maskPersonalNumbers(value) : value)),
    FreeText({ max }),
  );
