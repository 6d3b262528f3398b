/** Settings: every fault in one message, defaults where none is given. */
import { databaseSettings } from '../database/settings';
import { kitSettings, SettingsError, SettingsReader } from './settings';

it('names every missing and impossible setting at once', () => {
  const read = new SettingsReader({ A_NUMBER: 'ten', A_CHOICE: 'blue', BLANK: '  ' });
  read.text('A_TEXT');
  read.text('BLANK');
  read.number('A_NUMBER', 1);
  read.number('UNSET', 1);
  read.choice('A_CHOICE', ['red', 'green'], 'red');
  expect(() => read.checked({})).toThrow(
    new SettingsError([
      'A_TEXT is not set',
      'BLANK is not set',
      'A_NUMBER must be a whole number from 0 to 9007199254740991, not "ten"',
      'A_CHOICE must be one of red, green, not "blue"',
    ]),
  );
});

it.each(['-1', '1.5', '0x10z', '1e99'])('takes no number like %s', (text) => {
  expect(() => kitSettings({ HOLDPOINT_RATE_BURST: text })).toThrow(SettingsError);
});

it('has a default for whatever may be left out', () => {
  expect(kitSettings({})).toMatchObject({ requestTimeoutMs: 30_000, bodyLimitBytes: 262_144, logLevel: 'info' });
  expect(() => databaseSettings({})).toThrow('HOLDPOINT_DATABASE_URL is not set');
});

it('reads lists', () => {
  expect(new SettingsReader({ L: ' a, b,,c ' }).list('L')).toEqual(['a', 'b', 'c']);
});
