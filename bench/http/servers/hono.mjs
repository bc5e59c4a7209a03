import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { getIronSession } from 'iron-session';
import { ironOptions } from './iron-options.mjs';

const app = new Hono();
app.get('/login', async (c) => {
  const session = await getIronSession(c.req.raw, c.res, ironOptions);
  session.user = c.req.query('user');
  await session.save();
  return c.text(`Logged in as ${session.user}\n`);
});
app.get('/protected', async (c) => {
  const { user } = await getIronSession(c.req.raw, c.res, ironOptions);
  return user === undefined ? c.text('Unauthorized\n', 401) : c.text(`Welcome, ${user}!\n`);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
