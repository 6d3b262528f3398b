/** A pair of fields of which one says nothing without the other. */
import { ValidateIf } from 'class-validator';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Both or neither: where the other is given, this one is held to its own validators, and is missing if it isn't there. */
export const IsTogetherWith = (other: string): PropertyDecorator =>
  ValidateIf((dto: Readonly<Record<string, unknown>>, value: unknown) => isGiven(value) || isGiven(dto[other]));
