// Chinese is written without blanks, so that the index of the book knows whole clauses as words and finds
// none inside them. A search with Chinese in it looks for what was typed, as it stands.
(() => {
  if (!window.elasticlunr) return;
  const CHINESE = /\p{Script=Han}/u;
  const BEFORE = 20;
  const SHOWN = 120;
  const { prototype } = window.elasticlunr.Index;
  const ofWords = prototype.search;

  const count = (text, part) => text.split(part).length - 1;

  /** The passage with the first part that the body holds. */
  const passage = (body, parts) => {
    const at = parts.map((part) => body.toLowerCase().indexOf(part)).find((at) => at >= 0) ?? 0;
    const from = Math.max(at - BEFORE, 0);
    return `${from > 0 ? '…' : ''}${body.slice(from, from + SHOWN)}`;
  };

  prototype.search = function search(query, options) {
    if (!CHINESE.test(query)) return ofWords.call(this, query, options);
    const parts = query.toLowerCase().split(/\s+/u).filter((part) => part !== '');
    const found = [];
    for (const [ref, doc] of Object.entries(this.documentStore.docs)) {
      const title = doc.title.toLowerCase();
      const body = doc.body.toLowerCase();
      if (!parts.every((part) => title.includes(part) || body.includes(part))) continue;
      const score = (part) => count(body, part) + 10 * count(title, part);
      found.push({
        ref,
        score: parts.map(score).reduce((sum, one) => sum + one, 0),
        doc: { ...doc, body: passage(doc.body, parts) },
      });
    }
    return found.sort((one, other) => other.score - one.score);
  };
})();
