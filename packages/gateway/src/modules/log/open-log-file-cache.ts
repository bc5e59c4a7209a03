import type { Conf } from '../../config/conf.ts';
import { parseSeconds } from '../../config/time.ts';

/** Checks `open_log_file_cache off | max=N [inactive=time] [min_uses=N] [valid=time]`. */
export function checkOpenLogFileCache(cf: Conf): true {
  let max = 0;
  for (const word of cf.args) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(word) ?? [];
    if (!isValid(word, name, value)) cf.fail(`invalid "open_log_file_cache" parameter "${word}"`);
    if (name === 'max') max = Number(value);
  }
  if (max === 0 && !cf.args.includes('off')) cf.fail('"open_log_file_cache" must have "max" parameter');
  return true;
}

function isValid(word: string, name: string, value: string): boolean {
  if (name === 'max' || name === 'min_uses') return /^\d{1,15}$/.test(value);
  if (name === 'inactive' || name === 'valid') return parseSeconds(value) !== undefined;
  return word === 'off';
}
