// The application behind the gateway in the examples: it says what it was passed of the session.
import { createServer } from 'node:http';

/** Answers any request with the user that the gateway passes on, and takes forms. */
async function answer(request, response) {
  let form = '';
  for await (const piece of request) form += piece;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (request.url.startsWith('/submit'))
    return response.end(form === '' ? 'Form accepted\n' : `Form accepted: ${form}\n`);
  const user = request.headers['x-user-data'];
  response.end(user === undefined ? 'Hello, stranger\n' : `Hello, ${user}\n`);
}

/** Starts it on that port of 127.0.0.1, 0 for any; resolves to the server. */
export function startApplication(port) {
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
