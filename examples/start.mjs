// Serves the guide's examples on http://127.0.0.1:8080, or on the port that PORT says, with an application behind them,
// and tells what to try.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApplication } from './application.mjs';

const program = fileURLToPath(new URL('../packages/gateway/dist/cli/main.js', import.meta.url));
const prefix = fileURLToPath(new URL('.', import.meta.url));

const HOST = '127.0.0.1';
const PORT = Number(process.env.PORT ?? 8080);
/** Where nginx.conf has the application. */
const APPLICATION = 8081;

const TRY = `edgeseal serves ${prefix}nginx.conf on http://${HOST}:${PORT}. Try:

# Encrypt a value, and decrypt it back
TOKEN=$(curl -s http://${HOST}:${PORT}/encrypt)
curl -s -G --data-urlencode "token=$TOKEN" http://${HOST}:${PORT}/decrypt

# A token that is valid for two seconds
TOKEN=$(curl -s http://${HOST}:${PORT}/short-lived)
curl -s -G --data-urlencode "token=$TOKEN" http://${HOST}:${PORT}/check-expiry
sleep 3
curl -s -G --data-urlencode "token=$TOKEN" http://${HOST}:${PORT}/check-expiry

# A session in a cookie, and one that was made up
COOKIE=$(curl -sI "http://${HOST}:${PORT}/login?user=danila" | grep -o 'session=[^;]*' | head -1)
curl -s -b "$COOKIE" http://${HOST}:${PORT}/protected
curl -s -b "session=ZmFrZV9jb29raWU=" http://${HOST}:${PORT}/protected

# An application behind the gateway, which is passed the session's content
curl -s -b "$COOKIE" http://${HOST}:${PORT}/app

# A download for those who have a token
TOKEN=$(curl -s http://${HOST}:${PORT}/generate-token)
curl -s -G --data-urlencode "token=$TOKEN" http://${HOST}:${PORT}/download

# A token for a form
TOKEN=$(curl -s http://${HOST}:${PORT}/csrf-token)
curl -s -G --data-urlencode "csrf=$TOKEN" http://${HOST}:${PORT}/submit

Stop with Ctrl-C.
`;

/** The examples' configuration, in a file of its own where other ports are wanted. */
function configuration(application) {
  const file = join(prefix, 'nginx.conf');
  if (PORT === 8080) return file;
  const directory = mkdtempSync(join(tmpdir(), 'edgeseal-examples-'));
  const text = readFileSync(file, 'utf8')
    .replace(`${HOST}:8080`, `${HOST}:${PORT}`)
    .replace(`${HOST}:${APPLICATION}`, `${HOST}:${application}`);
  const own = join(directory, 'nginx.conf');
  writeFileSync(own, text.replace(/^pid .*/m, `pid ${directory}/edgeseal.pid;`));
  return own;
}

const application = await startApplication(PORT === 8080 ? APPLICATION : 0);
const conf = configuration(application.address().port);
const server = spawn(process.execPath, [program, '-p', prefix, '-c', conf], { stdio: 'inherit' });
let ended = false;
server.on('exit', (status) => {
  ended = true;
  process.exit(status ?? 1);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));

/** Asks for a connection until the server takes it. */
function whenServing(then) {
  if (ended) return;
  const socket = connect(PORT, HOST, () => {
    socket.destroy();
    then();
  });
  socket.on('error', () => setTimeout(whenServing, 50, then));
}

whenServing(() => process.stdout.write(TRY));
