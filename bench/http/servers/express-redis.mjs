// Sessions in a Redis server: its URL is the argument.
import { createServer } from 'node:http';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';
import { listen } from './listen.mjs';

const client = createClient({ url: process.argv[2] });
await client.connect();
const app = express();
// the cookie has no Secure: express-session would not set it without TLS
app.use(
  session({
    store: new RedisStore({ client, ttl: 3600 }),
    name: 'session',
    secret: 'abcdefghijklmnopqrstuvwxyz123456',
    resave: false,
    saveUninitialized: false,
  }),
);
app.get('/login', (request, response) => {
  request.session.user = request.query.user;
  response.type('text/plain').send(`Logged in as ${request.query.user}\n`);
});
app.get('/protected', (request, response) => {
  const { user } = request.session;
  response.type('text/plain');
  if (user === undefined) response.status(401).send('Unauthorized\n');
  else response.send(`Welcome, ${user}!\n`);
});
listen(createServer(app));
