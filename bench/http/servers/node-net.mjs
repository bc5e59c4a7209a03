// What the runtime itself allows: fixed bytes, whatever is asked.
import { createServer } from 'node:net';
import { listen } from './listen.mjs';

const body = 'Welcome, danila!\n';
const date = new Date().toUTCString();
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nServer: node\r\nDate: ${date}\r\nContent-Type: text/plain\r\n` +
    `Content-Length: ${body.length}\r\nConnection: keep-alive\r\n\r\n${body}`,
);

listen(
  createServer({ noDelay: true }, (socket) => {
    socket.on('data', () => socket.write(answer));
    socket.on('error', () => socket.destroy());
  }),
);
