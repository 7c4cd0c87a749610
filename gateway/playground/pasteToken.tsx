import { type FormEvent, useRef, useState } from 'react';
import { addSignIn } from './signIns.ts';

export function PasteToken() {
  const box = useRef<HTMLDetailsElement>(null);
  const [token, setToken] = useState('');
  const [isRefused, setRefused] = useState(false);

  function use(event: FormEvent) {
    event.preventDefault();
    const isAccepted = addSignIn('pasted', token.trim());
    setRefused(!isAccepted);
    if (!isAccepted) return;
    setToken('');
    box.current?.removeAttribute('open');
  }

  return (
    <details className="paste" ref={box}>
      <summary>Paste a token</summary>
      <form onSubmit={use}>
        <label htmlFor="token">Token, as the signIn mutation answers it</label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          required
          value={token}
          aria-invalid={isRefused}
          aria-describedby="token-refused"
          onChange={(event) => setToken(event.target.value)}
        />
        <button type="submit">Use it</button>
        <output id="token-refused">
          {isRefused && 'This is not a token: it must be three parts divided by dots.'}
        </output>
      </form>
    </details>
  );
}
