import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { DatagramSender } from '../../src/log/datagram-sender.ts';

const open: { close(): void }[] = [];

afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

interface Receiver {
  readonly port: number;
  readonly socket: Socket;
  readonly received: string[];
}

async function receiver(address: string, port = 0): Promise<Receiver> {
  const received: string[] = [];
  const type = address.includes(':') ? 'udp6' : 'udp4';
  const socket = createSocket(type, (message) => received.push(message.toString()));
  socket.bind(port, address);
  await once(socket, 'listening');
  return { port: socket.address().port, socket, received };
}

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

it.each(['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])])('sends to %s, in order', async (address) => {
  const { port, socket, received } = await receiver(address);
  const sender = new DatagramSender(address, port, Date.now);
  open.push(socket, sender);
  const numbers = Array.from({ length: 50 }, (_, i) => `${i}`);
  for (const number of numbers) sender.send(Buffer.from(number));
  await expect.poll(() => received).toEqual(numbers);
});

it('has sent what it was given when the process ends right after', async () => {
  const { port, socket, received } = await receiver('127.0.0.1');
  open.push(socket);
  const url = new URL('../../dist/log/datagram-sender.js', import.meta.url).href;
  const code = `import { DatagramSender } from '${url}';
    const sender = new DatagramSender('127.0.0.1', ${port}, Date.now);
    for (let i = 0; i < 20; i++) sender.send(Buffer.from('m' + i));
    sender.close(); process.exit(0);`;
  await once(spawn(process.execPath, ['--input-type=module', '-e', code]), 'exit');
  await expect.poll(() => received.length).toBe(20);
});

it('loses nothing that comes after the server is there again', async () => {
  const first = await receiver('127.0.0.1');
  const sender = new DatagramSender('127.0.0.1', first.port, Date.now);
  open.push(sender);
  sender.send(Buffer.from('before'));
  await expect.poll(() => first.received).toEqual(['before']);
  first.socket.close();
  await once(first.socket, 'close');
  for (let i = 0; i < 3; i++) sender.send(Buffer.from('nobody'));
  const second = await receiver('127.0.0.1', first.port);
  open.push(second.socket);
  for (let i = 0; i < 3; i++) sender.send(Buffer.from(`after ${i}`));
  await expect
    .poll(() => second.received.filter((text) => text !== 'nobody'))
    .toEqual(['after 0', 'after 1', 'after 2']);
});

it('takes no datagrams of others', async () => {
  const { port, socket, received } = await receiver('127.0.0.1');
  const ports: number[] = [];
  socket.on('message', (_, from) => ports.push(from.port));
  const sender = new DatagramSender('127.0.0.1', port, Date.now);
  const stranger = createSocket('udp4');
  open.push(socket, sender, stranger);
  sender.send(Buffer.from('hello'));
  await expect.poll(() => received).toEqual(['hello']);
  // the system refuses what is sent to a socket that is connected to somebody else
  const refused = new Promise((resolve) => stranger.once('error', resolve));
  stranger.connect(ports[0] ?? 0, '127.0.0.1');
  await once(stranger, 'connect');
  stranger.send('intruder');
  expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
});

it.each(['203.0.113.1', '2001:db8::1', '255.255.255.255', '127.0.0.1'])(
  'never fails, though nothing gets to %s',
  async (address) => {
    const sender = new DatagramSender(address, 9, Date.now);
    for (let i = 0; i < 3000; i++) sender.send(Buffer.alloc(1000));
    sender.send(Buffer.alloc(70_000));
    await new Promise(setImmediate);
    sender.send(Buffer.from('x'));
    sender.close();
    sender.close();
    sender.send(Buffer.from('y'));
  },
);
