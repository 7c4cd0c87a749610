import { registerEnumType } from 'type-graphql';
import { FIRST_AID_ADVICE, type FirstAidActor, type FirstAidAdvice } from '../../domain/firstAid/firstAidAdvice.ts';
import type { Symptom } from '../../domain/firstAid/firstAidFacts.ts';
import { FIRST_AID_STEPS, type FirstAidStep, LOOKS, type Look } from '../../domain/firstAid/firstAidSteps.ts';

type Described<Value extends string> = Readonly<Record<Value, { readonly description: string }>>;

/** An enumeration of the schema from the words of the domain. */
function enumOf<Value extends string>(name: string, description: string, valuesConfig: Described<Value>) {
  const values = Object.fromEntries(Object.keys(valuesConfig).map((value) => [value, value]));
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

function englishOf<Value extends string>(words: Readonly<Record<Value, { readonly en: string }>>): Described<Value> {
  const described = Object.entries<{ readonly en: string }>(words).map(([key, { en }]) => [key, { description: en }]);
  return Object.fromEntries(described) as Described<Value>;
}

const SYMPTOM_WORDS: Described<Symptom> = {
  LOGIN_DETAILS_INCORRECT: { description: "'Inloggegevens onjuist'." },
  NO_RIGHTS: { description: 'No rights for the services of the Online Bibliotheek.' },
  NEW_PASS_NUMBER: { description: 'A new pass number does not work.' },
  RESET_MAIL_NOT_RECEIVED: { description: 'The mail for a new password does not arrive.' },
  NOT_ACTIVATED_IN_24_HOURS: { description: 'The account was not activated in its 24 hours.' },
  LOCAL_LIBRARY_LOGIN: { description: "Signing in fails at a library's own site." },
};

const ACTOR_WORDS: Described<FirstAidActor> = {
  BORROWER: { description: 'The borrower himself.' },
  LIBRARY_DESK: { description: "A desk of the borrower's library." },
  FUNCTIONAL_MANAGEMENT: { description: "Functional management of the borrower's library." },
  KB_CUSTOMER_CARE: { description: 'KB customer service.' },
  KB_IAM: { description: "The KB's identity management: fbiam@kb.nl." },
};

export const FirstAidSymptomEnum = enumOf('FirstAidSymptom', 'What the borrower says.', SYMPTOM_WORDS);
export const FirstAidActorEnum = enumOf('FirstAidActor', 'Who acts next.', ACTOR_WORDS);
export const FirstAidStepEnum = enumOf<FirstAidStep>(
  'FirstAidStep',
  'A question of the tree of first aid.',
  englishOf(FIRST_AID_STEPS),
);
export const FirstAidLookEnum = enumOf<Look>('FirstAidLook', 'What a step of first aid found.', englishOf(LOOKS));
export const FirstAidAdviceEnum = enumOf<FirstAidAdvice>(
  'FirstAidAdvice',
  'Where the tree of first aid ends.',
  englishOf(FIRST_AID_ADVICE),
);
