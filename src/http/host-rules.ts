// Where a connection may go: to the hosts that its settings name, and not to addresses inside our own network unless
// the one who runs Kontor has allowed them. Otherwise anybody who may make a connection could have Kontor read what
// only Kontor's machine can reach.
import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { say } from './sentences.ts';

export interface HostRules {
  /** Throws `config/foreign-host` for an address that the connection's settings do not name. */
  check(url: string): void;
  /** Resolves names for a socket; what is private and not allowed is an error. It looks at the very address that is used. */
  lookup: LookupFunction;
}

/** Networks inside our own that may be reached: `127.0.0.1`, `10.1.0.0/16`, names of hosts, or `*` for all. */
export type AllowedPrivate = readonly string[];

/** `own` are the addresses that the settings of the connection name: only their hosts are reached. */
export function hostRules(own: readonly string[], allowed: AllowedPrivate): HostRules {
  const origins = own.flatMap(url => (URL.canParse(url) ? [new URL(url).origin] : []));
  const mayReach = (address: string, host: string) =>
    isPublic(address) || allowed.some(one => one === '*' || one === host || contains(one, address));
  const usable: string[] = [];
  return {
    check(url) {
      // Nearly always it is one of our own, and has been looked at before.
      if (usable.some(start => url.startsWith(start))) return;
      const { origin, hostname, host } = new URL(url);
      if (!origins.includes(origin)) {
        throw say.error('foreign-host', { host });
      }
      // A socket to a bare address resolves nothing.
      const address = hostname.replace(/^\[|\]$/g, '');
      if (isIP(address) && !mayReach(address, address)) throw privateAddress(host);
      usable.push(`${origin}/`);
    },
    lookup(host, options, done) {
      resolve(host, { ...options, all: true }, (error, found) => {
        if (error) return done(error, '', 0);
        const reachable = found.filter(({ address }) => mayReach(address, host));
        const [first] = reachable;
        if (!first) return done(privateAddress(host) as Error, '', 0);
        if (options.all) done(null, reachable);
        else done(null, first.address, first.family);
      });
    },
  };
}

const privateAddress = (host: string) => say.error('private-address', { host });

function isPublic(address: string): boolean {
  // An IPv4 address in IPv6 clothes is judged as what it is.
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() === 'unicast';
  // The library counts these among the public ones: ::127.0.0.1 is an old way to write 127.0.0.1 (RFC 4291, 2.5.5.1).
  if (parsed.match(compatible)) return false;
  // A translator makes an IPv4 address of it again, as does the router of an ISATAP network (RFC 6052, RFC 5214).
  const isIsatap = [0, 0x200].includes(parsed.parts[4] ?? -1) && parsed.parts[5] === 0x5efe;
  const carriesV4 = isIsatap || parsed.match(nat64);
  if (carriesV4 && new ipaddr.IPv4(parsed.toByteArray().slice(12)).range() !== 'unicast') return false;
  return parsed.range() === 'unicast' || parsed.match(nat64);
}

const compatible = ipaddr.IPv6.parseCIDR('::/96');
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

function contains(network: string, address: string): boolean {
  const [base, bits] = network.split('/');
  if (base === undefined || !ipaddr.isValid(base)) return false;
  const at = ipaddr.process(address);
  const of = ipaddr.process(base);
  if (at.kind() !== of.kind()) return false;
  return at.match(of, bits === undefined ? of.toByteArray().length * 8 : Number(bits));
}
