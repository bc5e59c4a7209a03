import { spawn } from 'node:child_process';

/** What a shell command printed, and how it ended. */
export interface ShellResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in bash, as a user types it. Output is latin1. */
export function shell(command: string, cwd?: string): Promise<ShellResult> {
  const child = spawn('bash', ['-c', command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('latin1').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** What curl prints for a URL and options, which are words of a shell command. */
export async function curl(words: string): Promise<string> {
  const { status, stdout, stderr } = await shell(`curl -s ${words}`);
  if (status !== 0) throw new Error(`curl ended with ${status}: ${stderr}`);
  return stdout;
}
