import { PasteToken } from './pasteToken.tsx';
import { chooseSignIn, PROVIDERS, type SignIn, signOut, useSignIns } from './signIns.ts';

export function SignInChoice() {
  const { all, chosen } = useSignIns();
  return (
    <section className="sign-ins" aria-label="Sign-in">
      <fieldset>
        <legend>Send requests as (other sign-ins go along)</legend>
        <label className="person">
          <input type="radio" name="person" checked={!chosen} onChange={() => chooseSignIn(undefined)} />
          nobody
        </label>
        {all.map((signIn) => (
          <Person key={`${signIn.provider} ${signIn.person}`} signIn={signIn} isChosen={signIn === chosen} />
        ))}
      </fieldset>
      <nav aria-label="Sign in">
        <a href="/sign-in/staff">Sign in as library staff</a>
        <a href="/sign-in/id-porten">Sign in with ID-porten</a>
        <PasteToken />
      </nav>
    </section>
  );
}

function Person({ signIn, isChosen }: { signIn: SignIn; isChosen: boolean }) {
  const { provider, person, validUntil } = signIn;
  return (
    <span className="person">
      <label>
        <input type="radio" name="person" checked={isChosen} onChange={() => chooseSignIn(signIn)} />
        {PROVIDERS[provider]}: <strong>{person}</strong>
        {validUntil && (
          <small> until {validUntil.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}</small>
        )}
      </label>
      <button type="button" aria-label={`Sign out ${person}`} onClick={() => signOut(signIn)}>
        Sign out
      </button>
    </span>
  );
}
