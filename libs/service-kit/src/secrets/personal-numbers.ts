/** Phone and identity numbers in what people type freely: found, and made unreadable. Names can't be told from other words; docs/adr/0015 says what remains. */

/** No digit before and none after: a part of a longer number is another number. */
const alone = (pattern: string): string => `(?<![\\d.])${pattern}(?!\\d|\\.\\d)`;
const gap = '[ \\-\u00a0]?';

const mobile = alone(`(?:(?:\\+|00)86${gap})?1[3-9]\\d${gap}\\d{4}${gap}\\d{4}`);
const landline = alone(`0\\d{2,3}-\\d{7,8}`);
/** E.164 with its plus, in groups as people write them. */
const abroad = alone(`\\+[1-9]\\d{0,2}(?:[ \\-()]{0,2}\\d){7,12}`);
const unitedStates = alone(`(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}`);
const socialSecurity = alone(`\\d{3}-\\d{2}-\\d{4}`);
/** A resident's number, with a day of birth in it. */
const resident = `(?<!\\d)[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx](?![\\dA-Za-z])`;

const any = new RegExp([resident, mobile, abroad, landline, unitedStates, socialSecurity].join('|'), 'gu');
/** Full-width digits, as Chinese keyboards give them, count as digits. */
const narrow = (text: string): string =>
  text.replaceAll(/[０-９＋－]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

export const holdsPersonalNumber = (text: string): boolean => narrow(text).search(any) >= 0;

/** Each of its digits but the last two becomes a dot: whoever knows the number knows it again, nobody else learns it. */
export function maskPersonalNumbers(text: string): string {
  if (!holdsPersonalNumber(text)) return text;
  return narrow(text).replaceAll(any, (number) => {
    const last = number.length - 2;
    return number.slice(0, last).replaceAll(/\d/gu, '•') + number.slice(last);
  });
}
