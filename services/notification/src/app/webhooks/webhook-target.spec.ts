/** A webhook never reaches into the network: not by an address, not in another spelling, not by a name, not by a name that changes. */
import type { LookupAddress } from 'node:dns';
import { AddressRefused, guardedLookup, isPublicAddress, targetFault, urlFault, type Resolve } from './webhook-target';

const names =
  (...addresses: string[]): Resolve =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
const unknown: Resolve = (_host, _options, done) => done(Object.assign(new Error(), { code: 'ENOTFOUND' }), []);

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2001::1',
  '2002:7f00:1::1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'ff02::1',
  'not an address',
])('%s is inside, or nowhere', (address) => expect(isPublicAddress(address)).toBe(false));

it.each(['8.8.8.8', '100.63.255.255', '172.15.0.1', '172.32.0.1', '192.167.0.1', '223.255.255.255', '2606:4700::1111'])(
  '%s is out in the world',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each([
  ['https://127.0.0.1/', 'webhook-address-refused'],
  ['https://2130706433/', 'webhook-address-refused'],
  ['https://0x7f.1/', 'webhook-address-refused'],
  ['https://0177.0.0.1/', 'webhook-address-refused'],
  ['https://[::1]/', 'webhook-address-refused'],
  ['https://[::ffff:10.0.0.1]/', 'webhook-address-refused'],
  ['http://erp.example/', 'webhook-url-insecure'],
  ['ftp://erp.example/', 'webhook-url-invalid'],
  ['https://user:word@erp.example/', 'webhook-url-invalid'],
  ['https://erp.example/#part', 'webhook-url-invalid'],
  ['erp.example', 'webhook-url-invalid'],
  ['https://8.8.8.8:8443/in?a=b', undefined],
])('%s: %s', (url, fault) => expect(urlFault(url, false)).toBe(fault));

it('http and addresses inside are for installations that say so', () => {
  expect(urlFault('http://127.0.0.1:9/', true)).toBeUndefined();
  expect(urlFault('file:///etc/passwd', true)).toBe('webhook-url-invalid');
});

it('a name counts for what it resolves to, all of it', async () => {
  const fault = (resolve: Resolve) => targetFault('https://erp.example/', false, resolve);
  expect(await fault(names('93.184.216.34'))).toBeUndefined();
  expect(await fault(names('10.0.0.5'))).toBe('webhook-address-refused');
  expect(await fault(names('93.184.216.34', '::1'))).toBe('webhook-address-refused');
  expect(await fault(names())).toBe('webhook-address-refused');
  expect(await fault(unknown)).toBe('webhook-host-unknown');
});

it('what is connected to is what was looked at: a name that moves inside is refused then', async () => {
  const answers = [names('93.184.216.34'), names('127.0.0.1')];
  const moving: Resolve = (...args) => answers.shift()!(...args);
  const connect = (all: boolean) =>
    new Promise<unknown>((found) =>
      guardedLookup(moving)('erp.example', { all }, (error, address) => found(error ?? address)),
    );
  expect(await connect(false)).toBe('93.184.216.34');
  expect(await connect(true)).toBeInstanceOf(AddressRefused);
  const both: LookupAddress[] = [{ address: '93.184.216.34', family: 4 }];
  answers.push(names('93.184.216.34'));
  expect(await connect(true)).toEqual(both);
});
