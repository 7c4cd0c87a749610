import { PasteToken } from './pasteToken.tsx';
import { chooseSignIn, PROVIDERS, type SignIn, signOut, useSignIns } from './signIns.ts';

interface SignInChoiceProps {
  readonly legend: string;
  /** Words by address. */
  readonly links: Readonly<Record<string, string>>;
}

export function SignInChoice({ legend, links }: SignInChoiceProps) {
  const { all, chosen } = useSignIns();
  return (
    <section className="sign-ins" aria-label="Sign-in">
      <fieldset>
        <legend>{legend}</legend>
        <label className="person">
          <input type="radio" name="person" checked={!chosen} onChange={() => chooseSignIn(undefined)} />
          nobody
        </label>
        {all.map((signIn) => (
          <Person key={`${signIn.provider} ${signIn.person}`} signIn={signIn} isChosen={signIn === chosen} />
        ))}
      </fieldset>
      <nav aria-label="Sign in">
        {Object.entries(links).map(([address, words]) => (
          <a key={address} href={address}>
            {words}
          </a>
        ))}
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
