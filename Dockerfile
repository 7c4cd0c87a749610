# One image for the gateway and every subgraph; the command says which.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx tsc -p tsconfig.build.json && node scripts/buildPlayground.mjs && node scripts/buildInsightPage.mjs && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=true
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/schema ./schema
USER node
CMD ["node", "--max-semi-space-size=16", "--min-semi-space-size=16", "dist/gateway/main.js"]
