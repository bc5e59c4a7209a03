import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shell } from './curl.ts';
import { makePrefix, NODE, PROGRAM } from './program.ts';

/** Brings the loopback interface up, which a new network namespace has down, with what is there without iproute2. */
const LOOPBACK_UP = `python3 -c "import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sH', b'lo', 0x41))"`;

/** Port 80 is this test's own where it may make a network of its own. */
const mayIsolate = (await shell('unshare -n true')).status === 0;

describe('the configuration of Debian’s nginx', () => {
  it.runIf(mayIsolate && existsSync('/etc/nginx/sites-enabled/default'))(
    'is loaded as it is, with what it includes, and serves',
    async () => {
      const prefix = makePrefix({
        'run.sh': `${LOOPBACK_UP}
          "${NODE}" "${PROGRAM}" -c /etc/nginx/nginx.conf &
          program=$!
          for i in $(seq 200); do [ "$(cat /run/nginx.pid 2>/dev/null)" = "$program" ] && break; sleep 0.05; done
          curl -s -i http://127.0.0.1/
          curl -s -o /dev/null -w '%{http_code}\\n' http://127.0.0.1/missing
          curl -s -o /dev/null -w '%{http_code}\\n' -g 'http://[::1]/'
          ps -o user= --ppid "$program" | sort -u
          kill -QUIT "$program"
          wait "$program"
          echo "exit $?"`,
      });
      const { stdout, stderr } = await shell(`unshare -n sh "${prefix}/run.sh"`);
      expect(stderr).toBe('');
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(stdout).toContain('Content-Type: text/html\r\n');
      expect(stdout).toMatch(/\n404\n200\nwww-data\nexit 0\n$/);
    },
  );
});
