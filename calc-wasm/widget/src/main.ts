// The script that a host page embeds: it defines <tax-differential>.
import { TaxDifferential } from './element.ts';

if (!customElements.get('tax-differential')) customElements.define('tax-differential', TaxDifferential);
