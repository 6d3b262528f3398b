/** Where a webhook may go: never to a machine inside the network, neither by its name nor by what the name resolves to when it is called. */
import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

export type TargetFault =
  'webhook-url-invalid' | 'webhook-url-insecure' | 'webhook-address-refused' | 'webhook-host-unknown';

/** IANA's special-purpose blocks: loopback, link-local, private, shared, documentation, multicast and what isn't given to anybody. */
const special4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special4.addSubnet(net, bits, 'ipv4');

/** Of IPv6 only what is routed worldwide, without the blocks in it that wrap another address or lead nowhere. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
const special6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special6.addSubnet(net, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

/** What can be seen from the URL alone. `allowPrivate` lets http and addresses inside the network through. */
export function urlFault(text: string, allowPrivate: boolean): TargetFault | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.hash)
    return 'webhook-url-invalid';
  if (allowPrivate) return undefined;
  if (url.protocol !== 'https:') return 'webhook-url-insecure';
  const host = hostOf(url);
  return isIP(host) !== 0 && !isPublicAddress(host) ? 'webhook-address-refused' : undefined;
}
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

export type Resolve = (
  host: string,
  options: { readonly all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void;

export class AddressRefused extends Error {}

/**
 * A resolver for one connection: it goes to an address that was looked at here, and a name of which any address is inside is refused whole. What is
 * checked is what is connected to, so that a name can't change between the two.
 */
export const guardedLookup =
  (resolve: Resolve = lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { all: true }, (error, found) => {
      const first = found?.[0];
      if (error || !first) return done(error ?? new AddressRefused('no address'), '', 4);
      if (!found.every(({ address }) => isPublicAddress(address)))
        return done(new AddressRefused('an address inside the network'), '', 4);
      if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };

/** Also asks for the name's addresses, as they are now. */
export async function targetFault(
  text: string,
  allowPrivate: boolean,
  resolve: Resolve = lookup,
): Promise<TargetFault | undefined> {
  const fault = urlFault(text, allowPrivate);
  const host = fault ? '' : hostOf(new URL(text));
  if (fault || allowPrivate || isIP(host) !== 0) return fault;
  return new Promise((answer) => {
    guardedLookup(resolve)(host, { all: true }, (error) => {
      if (error instanceof AddressRefused) answer('webhook-address-refused');
      else answer(error ? 'webhook-host-unknown' : undefined);
    });
  });
}
