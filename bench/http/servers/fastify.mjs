import secureSession from '@fastify/secure-session';
import Fastify from 'fastify';

const app = Fastify();
app.register(secureSession, {
  key: Buffer.from('abcdefghijklmnopqrstuvwxyz123456'),
  cookieName: 'session',
  expiry: 3600,
  cookie: { path: '/', httpOnly: true, secure: true },
});
app.get('/login', (request, reply) => {
  request.session.set('user', request.query.user);
  reply.type('text/plain').send(`Logged in as ${request.query.user}\n`);
});
app.get('/protected', (request, reply) => {
  const user = request.session.get('user');
  reply.type('text/plain');
  if (user === undefined) reply.code(401).send('Unauthorized\n');
  else reply.send(`Welcome, ${user}!\n`);
});
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(app.server.address().port);
