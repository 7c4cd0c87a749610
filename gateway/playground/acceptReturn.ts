import { addSignIn } from './signIns.ts';

/** Takes over the token with which /sign-in/... came back to #access_token=...&provider=..., and wipes it from the address. */
export function acceptReturn() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('access_token');
  if (token === null) return;
  history.replaceState(null, '', location.pathname + location.search);
  addSignIn(fragment.get('provider') ?? '', token);
}
