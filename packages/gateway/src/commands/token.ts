import { EdgesealError } from '@edgeseal/token';
import { parseSeconds } from '../config/time.ts';
import {
  type Command,
  choiceOf,
  type Given,
  type Options,
  readOptions,
  type Terminal,
  textOf,
  UsageError,
} from './command.ts';
import { explanation, explanationText } from './explanation.ts';
import { ENCODING_NAMES, ENCODINGS } from './token-encodings.ts';
import { FORMAT_NAMES, formatsWith, KEY_OPTIONS, readKeys, sealingKeys } from './token-keys.ts';
import { type Reading, readToken } from './token-text.ts';

const OPTIONS: Options = {
  ...KEY_OPTIONS,
  format: { type: 'string' },
  encoding: { type: 'string' },
  expires: { type: 'string' },
  'show-value': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
};

const USAGE = `Usage: edgeseal token seal    [options] < VALUE
       edgeseal token open    [options] [TOKEN]
       edgeseal token explain [options] [TOKEN]

Makes a token of what comes on standard input, opens one, or says what one is and why it does not open. A TOKEN that is
not given is read from standard input.

Options:
  --key-file FILE   : read a key from a file, in any form that encrypted_session_key takes; may be given several times
  --key-env NAME    : read a key from the environment; may be given several times
  --keyring FILE    : take the keys of a key ring, as encrypted_session_keyring does
                      (without any of these, the key is asked for on the terminal)
  --format FORMAT   : sealed (default of seal), jwe or classic; open and explain try all
  --encoding NAME   : base64url (default of seal), base64, base32, hex or text; open and explain try all
  --iv TEXT         : the IV of the classic format (default: that of the C module)
  --purpose NAME    : what the token is for
  --expires TIME    : how long it is valid (default: 1d; 0 for ever)
  --show-value      : have explain show the value
  --json            : print JSON
`;

/** `edgeseal token`: exit status 0, 1 for a token that does not open, 2 for a command that cannot be carried out. */
export const token: Command = async (args, terminal) => {
  const given = readOptions(args, OPTIONS);
  const [action = '', ...words] = given.words;
  if (given.values['help']) {
    terminal.print(USAGE);
    return 0;
  }
  if (action === 'seal') return seal(given, words, terminal);
  if (action !== 'open' && action !== 'explain') throw new UsageError('token takes seal, open or explain (see --help)');
  if (given.values['expires'] !== undefined) throw new UsageError('--expires is only for seal');
  if (action === 'open' && given.values['show-value']) throw new UsageError('--show-value is only for explain');
  const reading = await read(given, words, terminal);
  return action === 'open' ? open(reading, given, terminal) : explain(reading, given, terminal);
};

async function seal(given: Given, words: readonly string[], terminal: Terminal): Promise<number> {
  if (words.length > 0) throw new UsageError('the value is read from standard input');
  if (given.values['show-value']) throw new UsageError('--show-value is only for explain');
  const format = choiceOf(given, 'format', FORMAT_NAMES) ?? 'sealed';
  const lifetime = parseSeconds(textOf(given, 'expires') ?? '1d');
  if (lifetime === undefined) throw new UsageError('--expires must be a time (1d)');
  if (format === 'classic' && given.values['purpose'] !== undefined) {
    throw new UsageError('--purpose needs the sealed or jwe format');
  }
  const encoding = choiceOf(given, 'encoding', ENCODING_NAMES) ?? (format === 'jwe' ? 'text' : 'base64url');
  const now = (): number => Math.floor(terminal.now() / 1000);
  const keys = sealingKeys(await readKeys(given, terminal), now());
  if (keys.length === 0) throw new UsageError('no key of the key ring is in use at this time');
  const [first] = formatsWith(keys, [format], given, now);
  if (!first) throw new UsageError(`a key of the ${format} format must be of ${format === 'jwe' ? 64 : 32} bytes`);
  const sealed = first.format.seal(await terminal.input(), lifetime);
  const text = ENCODINGS[encoding].encode(Buffer.from(sealed).toString('latin1'));
  if (given.values['json']) terminal.print(`${JSON.stringify({ format, encoding, token: text })}\n`);
  else terminal.print(Buffer.from(encoding === 'text' && format !== 'jwe' ? text : `${text}\n`, 'latin1'));
  return 0;
}

async function read(given: Given, words: readonly string[], terminal: Terminal): Promise<Reading> {
  if (words.length > 1) throw new UsageError('only one token can be given');
  const format = choiceOf(given, 'format', FORMAT_NAMES);
  const encoding = choiceOf(given, 'encoding', ENCODING_NAMES);
  const now = (): number => Math.floor(terminal.now() / 1000);
  const formats = formatsWith(await readKeys(given, terminal), format ? [format] : FORMAT_NAMES, given, now);
  if (formats.length === 0) throw new UsageError('no key has the length that the format asks for');
  const written = words[0] === undefined ? await terminal.input() : Buffer.from(words[0]);
  return readToken(written.toString('latin1'), encoding ? [encoding] : ENCODING_NAMES, formats);
}

function open({ result, encoding, format }: Reading, given: Given, { print }: Terminal): number {
  if (!result.ok) {
    if (given.values['json']) print(`${JSON.stringify({ status: result.reason })}\n`);
    else throw new EdgesealError('ERR_TOKEN', `the token does not open: ${result.reason}`);
    return 1;
  }
  if (given.values['json']) {
    print(`${JSON.stringify({ status: 'ok', format, encoding, ...valueMember(result.value) })}\n`);
  } else {
    print(result.value);
  }
  return 0;
}

function explain(reading: Reading, given: Given, { print, now }: Terminal): number {
  const facts = explanation(reading, textOf(given, 'purpose') ?? '');
  const value = given.values['show-value'] && reading.result.ok ? valueMember(reading.result.value) : {};
  if (given.values['json']) print(`${JSON.stringify({ ...facts, ...value })}\n`);
  else print(explanationText({ ...facts, ...value }, Math.floor(now() / 1000)));
  return reading.result.ok ? 0 : 1;
}

/** A value as JSON can have it: as text where it is some, else in base64. */
function valueMember(value: Uint8Array): { readonly value: string } | { readonly valueBase64: string } {
  const bytes = Buffer.from(value);
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? { value: text } : { valueBase64: bytes.toString('base64') };
}
