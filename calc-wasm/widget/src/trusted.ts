// Addresses of our own scripts, where the policy of a host demands Trusted Types.

interface Policy {
  createScriptURL(address: string): string;
}

interface Host {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  [OURS]?: Policy;
}

/** The policy's name, which a host's `trusted-types` has to allow. */
const NAME = 'tax-differential';

/** Both pages' scripts and their parts share one policy: a second one of that name may be refused. */
const OURS = Symbol.for(`${NAME}/script-addresses`);

/** Our parts lie beside our scripts; a worker is made of a text in them. */
function own(address: string): string {
  if (/^blob:|\/tax-differential-[a-z]+\.js$/.test(address)) return address;
  throw new TypeError('no script of tax-differential');
}

/** The address as the browser takes it for a script. */
export function scriptAddress(address: string): string {
  const host = globalThis as unknown as Host;
  if (!host.trustedTypes) return address;
  host[OURS] ??= host.trustedTypes.createPolicy(NAME, { createScriptURL: own });
  return host[OURS].createScriptURL(address);
}
