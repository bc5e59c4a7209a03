import { createServer } from 'node:http';
import express from 'express';
import { getIronSession } from 'iron-session';
import { ironOptions } from './iron-options.mjs';
import { listen } from './listen.mjs';

const app = express();
app.get('/login', async (request, response) => {
  const session = await getIronSession(request, response, ironOptions);
  session.user = request.query.user;
  await session.save();
  response.type('text/plain').send(`Logged in as ${session.user}\n`);
});
app.get('/protected', async (request, response) => {
  const { user } = await getIronSession(request, response, ironOptions);
  response.type('text/plain');
  if (user === undefined) response.status(401).send('Unauthorized\n');
  else response.send(`Welcome, ${user}!\n`);
});
listen(createServer(app));
