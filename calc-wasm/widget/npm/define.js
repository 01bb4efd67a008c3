// How both modules load their scripts.

/** The address as the browser takes it, where a policy demands Trusted Types. */
function trusted(address) {
  const policy = globalThis.trustedTypes?.createPolicy(`tax-differential-${address.endsWith('company-tax.js') ? 'company' : 'person'}`, {
    createScriptURL: (given) => given,
  });
  return policy ? policy.createScriptURL(address) : address;
}

/** Fulfilled once the element is defined. On a server it is never fulfilled, and never rejected. */
export function define(element, address) {
  if (typeof customElements === 'undefined' || typeof document === 'undefined') return new Promise(() => {});
  if (customElements.get(element)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trusted(address);
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${address} cannot be loaded`)));
    document.head.append(script);
  });
}
