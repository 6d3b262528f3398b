/** Which language a caller reads. */
import { languageOf } from './language';

it.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-Hans-CN', 'zh'],
  ['fr, de;q=0.9', 'zh'],
  ['fr, en;q=0.2', 'en'],
  ['zh;q=0.5, en;q=0.8', 'en'],
  ['en;q=0.5, zh;q=0.8', 'zh'],
  ['en;q=0', 'zh'],
  ['EN-us ; q=0.7 , zh;q=0.3', 'en'],
  ['*', 'zh'],
  [';;;,,,q=', 'zh'],
])('%s: %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
