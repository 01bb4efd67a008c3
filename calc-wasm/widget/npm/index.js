// Loads the script beside this module, which defines <tax-differential>. The script itself is no module: it
// loads its parts from the folder that it came from. On a server, where there are no elements, it does nothing.
import { define } from './define.js';

export const ready = define('tax-differential', new URL('tax-differential.js', import.meta.url).href);
