// The line at the top of a page that `taxdiff open` serves. The program runs for as long as a page waits
// on its answer.
'use strict';

const texts = JSON.parse(document.getElementById('desk-texts').textContent);
const line = document.createElement('p');
line.className = 'desk';
line.setAttribute('role', 'status');
document.body.prepend(line);

let state = 'open';
function say() {
  const said = texts[document.documentElement.lang] ?? texts.en;
  line.textContent = said[state];
  line.classList.toggle('ended', state === 'ended');
}

const waiting = new EventSource('desk/open');
waiting.addEventListener('open', () => { state = 'open'; say(); });
waiting.addEventListener('error', () => { state = 'ended'; say(); });
new MutationObserver(say).observe(document.documentElement, { attributeFilter: ['lang'] });
say();
