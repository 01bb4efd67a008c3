// Loads the script beside this module, which defines <company-tax>. The script itself is no module: it
// loads its parts from the folder that it came from.
export const ready = new Promise((resolve, reject) => {
  if (customElements.get('company-tax')) return resolve();
  const script = document.createElement('script');
  script.src = new URL('company-tax.js', import.meta.url).href;
  script.addEventListener('load', () => resolve());
  script.addEventListener('error', () => reject(new Error(`${script.src} cannot be loaded`)));
  document.head.append(script);
});
