import { createSocket } from 'node:dgram';

/** A name server for tests: it answers for the names it has, and says of others that there are none. */
export interface NameServer {
  readonly port: number;
  /** The names that were asked for, once for each question. */
  readonly asked: string[];
  close(): void;
}

/** The bytes of a name in a question: labels by their lengths. */
function readName(question: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 5 };
}

/** Starts one on a port of 127.0.0.1; a name without addresses is never answered for. RFC 1035 section 4. */
export async function startNameServer(
  names: Readonly<Record<string, readonly string[]>>,
  ttl: number,
): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (question, from) => {
    const { name, end } = readName(question);
    const addresses = names[name];
    asked.push(name);
    if (addresses?.length === 0) return;
    const wantsIpv4 = question[end - 3] === 1;
    const records = (wantsIpv4 ? (addresses ?? []) : []).map((address) =>
      Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, ttl >> 8, ttl & 255, 0, 4, ...address.split('.').map(Number)]),
    );
    const head = Buffer.from(question.subarray(0, end));
    head.writeUInt16BE(addresses ? 0x8180 : 0x8183, 2);
    head.writeUInt16BE(records.length, 6);
    head.writeUInt16BE(0, 8);
    head.writeUInt16BE(0, 10);
    socket.send(Buffer.concat([head, ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, asked, close: () => void socket.close() };
}
