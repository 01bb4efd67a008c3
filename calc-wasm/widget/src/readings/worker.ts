// Works out all readings beside the page, which goes on taking what is typed meanwhile.
import { initSync, range, reconcile, solve } from '#readings-core';

import { said } from '../module.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const ASKED = { range, reconcile, net: solve, hong_kong: solve, package: solve };

const scope = globalThis as unknown as { onmessage: (event: MessageEvent<ToWorker>) => void; postMessage(message: FromWorker): void };

scope.onmessage = ({ data }) => {
  if ('module' in data) {
    initSync({ module: data.module });
    scope.postMessage({ started: true });
    return;
  }
  try {
    scope.postMessage({ said: said(() => ASKED[data.question](data.body, data.settings)) });
  } catch {
    scope.postMessage({ failed: true });
  }
};
