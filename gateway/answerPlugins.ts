import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './caller.ts';

const SUGGESTION = 'Did you mean';

/** Whoever may not see the schema is not told the right name beside a wrong one. */
export const hideNames: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue }) {
    if (contextValue.seesSchema) return undefined;
    return {
      async validationDidStart() {
        return async (errors) => {
          for (const error of errors ?? []) error.message = withoutSuggestion(error.message);
        };
      },
    };
  },
};

function withoutSuggestion(message: string): string {
  const begins = message.endsWith('?') ? message.indexOf(SUGGESTION) : -1;
  return begins === -1 ? message : message.slice(0, begins).trimEnd();
}

/** Tells what an operation was reckoned to cost, to a client that asked. */
export const showCost: ApolloServerPlugin<RequestContext> = {
  async requestDidStart({ contextValue: { shownCost: cost } }) {
    if (!cost) return undefined;
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind === 'single') body.singleResult.extensions = { ...body.singleResult.extensions, cost };
      },
    };
  },
};
