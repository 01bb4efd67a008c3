// What the page loads later: drawing, with its library.
export { bar, barAxis, barScale, strip } from './bars.ts';
export { curve } from './curve.ts';
