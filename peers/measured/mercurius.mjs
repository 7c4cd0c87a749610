import { readFileSync } from 'node:fs';
import mercurius from '@mercuriusjs/gateway';
import fastify from 'fastify';

// node mercurius.mjs <file of services: [{ name, url, schema }], schemas of Federation 1> <port>
const [, , file = '', port = '0'] = process.argv;
const services = JSON.parse(readFileSync(file, 'utf8'));
const app = fastify();
await app.register(mercurius, { gateway: { services } });
await app.listen({ port: Number(port), host: '127.0.0.1' });
