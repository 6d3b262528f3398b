/** The examples of RFC 8785, and what must never be hashed. */
import { canonicalJson } from './canonical';

describe('canonicalJson', () => {
  it('writes the example of RFC 8785, 3.2.2 and 3.2.3', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, not by code points nor by locale', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const object = Object.fromEntries(keys.map((key) => [key, 0]));
    expect(canonicalJson(object)).toBe('{"\\r":0,"1":0,"\u0080":0,"ö":0,"€":0,"😀":0,"\ufb33":0}');
  });

  it('writes negative zero as 0 and leaves out keys without a value', () => {
    expect(canonicalJson({ b: -0, a: undefined, c: [] })).toBe('{"b":0,"c":[]}');
  });

  it('gives one text whatever order the keys were set in', () => {
    expect(canonicalJson({ a: { d: 1, c: '动火' }, b: 2 })).toBe(canonicalJson({ b: 2, a: { c: '动火', d: 1 } }));
  });

  it.each([
    [NaN],
    [Infinity],
    [undefined],
    [[undefined]],
    [new Array(1)],
    [() => 1],
    [1n],
    ['\ud800'],
    [{ '\udc00': 1 }],
  ])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
