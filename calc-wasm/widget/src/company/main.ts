// The script that a host page embeds: it defines <company-tax>.
import { CompanyTax } from './element.ts';

if (!customElements.get('company-tax')) customElements.define('company-tax', CompanyTax);
