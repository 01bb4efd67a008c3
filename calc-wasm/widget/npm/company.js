// Loads the script beside this module, which defines <company-tax>. The script itself is no module: it
// loads its parts from the folder that it came from. On a server, where there are no elements, it does nothing.
import { define } from './define.js';

export const ready = define('company-tax', new URL('company-tax.js', import.meta.url).href);
