import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from './curl.ts';
import { NODE } from './program.ts';

const SCRIPT = `
set -e
key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
printf 'basicConstraints=critical,CA:true\\nkeyUsage=critical,keyCertSign,cRLSign\\nsubjectKeyIdentifier=hash\\n' > ca.ext
printf 'basicConstraints=CA:false\\nsubjectKeyIdentifier=hash\\nauthorityKeyIdentifier=keyid\\n' > user.ext
root() {
  openssl req -x509 $key -days 2 -keyout $1.key -out $1.pem -subj "/O=Authority/CN=root $1" \\
    -addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign,cRLSign
}
issue() { # name, issuer, kind, serial number
  openssl req -new $key -keyout $1.key -out $1.csr -subj /CN=$1
  openssl x509 -req -in $1.csr -CA $2.pem -CAkey $2.key -out $1.pem -extfile $3.ext -days 2 -set_serial $4
}
root a
root b
issue middle a ca 2
issue low middle ca 3
issue alice a user 4
issue bob middle user 5
issue carl low user 6
issue dora b user 7
issue server a user 8
issue gone a user 9
openssl req -x509 $key -days 2 -keyout self.key -out self.pem -subj /CN=self
# one that has expired, and a list of those revoked
printf '[ca]\\ndefault_ca=d\\n[d]\\ndatabase=index\\nserial=serial\\nnew_certs_dir=.\\ndefault_md=sha256\\npolicy=p\\ndefault_crl_days=2\\n[p]\\ncommonName=supplied\\n' > ca.cnf
: > index
echo 10 > serial
openssl req -new $key -keyout late.key -out late.csr -subj /CN=late
authority="openssl ca -batch -config ca.cnf -cert a.pem -keyfile a.key"
$authority -in late.csr -out late.pem -startdate 20200101000000Z -enddate 20200201000000Z -notext
$authority -revoke gone.pem
$authority -gencrl -out a.crl
# two authorities that vouch for one another
cross() { # of whom, by whom
  openssl req -new -key $1.key -out cross.csr -subj "/O=Authority/CN=root $1"
  openssl x509 -req -in cross.csr -CA $2.pem -CAkey $2.key -extfile ca.ext -days 2 -set_serial 20
}
(cross a b; cross b a) > crossed.pem
cat crossed.pem a.pem > crossed-root.pem
# chains as clients send them; carl's also with another certificate of the name of its issuer
cat bob.pem middle.pem > bob-chain.pem
cat carl.pem low.pem middle.pem > carl-chain.pem
openssl req -x509 $key -days 2 -keyout false.key -out false.pem -subj /CN=low
cat carl.pem false.pem low.pem middle.pem > carl-false.pem
`;

/**
 * Makes certificates in a directory, `NAME.pem` with `NAME.key`: the authorities a and b, the intermediate ones middle
 * (by a) and low (by middle); of users alice, gone (revoked in a.crl), late (expired) and server by a, bob by middle,
 * carl by low, dora by b, self by itself; crossed.pem has a by b and b by a; `bob-chain.pem`, `carl-chain.pem` and `carl-false.pem`.
 */
export async function makeAuthorities(directory: string): Promise<void> {
  writeFileSync(join(directory, 'make.sh'), SCRIPT);
  const { status, stderr } = await shell('bash make.sh', directory);
  if (status !== 0) throw new Error(stderr);
}

/** Has a client show bob-chain.pem to a server, which prints how many certificates it is told of. */
const COUNT = `
const { readFileSync: read } = require('node:fs');
const { connect, createServer } = require('node:tls');
const server = createServer({ key: read('a.key'), cert: read('a.pem'), ca: read('a.pem'), requestCert: true }, (socket) => {
  let count = 0;
  for (let each = socket.getPeerCertificate(true); each?.raw; each = each.issuerCertificate) {
    count++;
    if (each.issuerCertificate === each) break;
  }
  console.log(count);
  process.exit();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  connect({ port, rejectUnauthorized: false, key: read('bob.key'), cert: read('bob-chain.pem') }).on('error', () => {});
});
`;

/** Whether the Node.js under test tells of the certificates that a client sends beside its own: 24.21.0 does not (nodejs/node#65579). */
export async function showsChains(directory: string): Promise<boolean> {
  writeFileSync(join(directory, 'count.cjs'), COUNT);
  const { status, stdout, stderr } = await shell(`${NODE} count.cjs`, directory);
  if (status !== 0) throw new Error(stderr);
  return Number(stdout) === 3;
}
