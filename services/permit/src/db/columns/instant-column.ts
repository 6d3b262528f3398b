/** A column that holds a moment: `timestamptz` in the table, an ISO string in UTC with milliseconds (the core's `Instant`) in the code. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, type ColumnOptions } from 'typeorm';

const transformer = {
  to: (value: unknown): unknown => value,
  from: (value: unknown): Instant | null => (value instanceof Date ? value.toISOString() : null),
};

export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'timestamptz', transformer });
