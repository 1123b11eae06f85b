// Asking the server, and knowing whether it can be reached.

/** How long to wait for a page, or for word of an act, before showing what is on the phone. */
export const PATIENCE = 3000;

let since = null;
let tell = () => {};

/** Calls back whenever the signal comes or goes. */
export const onSignal = (callback) => (tell = callback);

/** Since when there has been no signal, by the phone's clock; null if there is. */
export const noSignalSince = () => since;

function signal(is) {
  const was = since === null;
  since = is ? null : (since ?? Date.now());
  if (was !== is) tell();
}

/** As `fetch`; notes whether the server was reached. Whatever it answers, it was. */
export async function ask(request, options) {
  try {
    const answer = await fetch(request, options);
    signal(true);
    return answer;
  } catch (error) {
    if (error?.name !== "AbortError") signal(false);
    throw error;
  }
}

/** The server took too long: to whoever waits that is no signal. */
export const slow = () => signal(false);

/** What comes of a promise within the time, or `late()`. */
export function within(millis, promise, late) {
  let timer;
  const slow = new Promise((resolve) => {
    timer = setTimeout(() => resolve(late()), millis);
  });
  return Promise.race([promise, slow]).finally(() => clearTimeout(timer));
}
