// The program itself, on a store of its own that is gone afterwards: for what a demonstration never does,
// such as sending mail.

import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs `work(start)`; `start(env)` gives `{address, admin, stop}` of a program that serves, each time on the same data. */
export async function withProgram(work) {
  const binary = process.env.TECHNIEKPACT_BINARY;
  if (!binary) throw new Error('name the program in TECHNIEKPACT_BINARY');
  const data = await mkdtemp(join(tmpdir(), 'techniekpact-data-'));
  const running = new Set();
  const start = async (env = {}) => {
    const child = spawn(binary, ['serve', '--listen', '127.0.0.1:0', '--data', data, '--json'], { env: { ...process.env, TECHNIEKPACT_LOG: 'error', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    const stop = () =>
      new Promise((gone) => {
        running.delete(stop);
        if (child.exitCode !== null) return gone();
        child.once('exit', gone);
        child.kill('SIGTERM');
      });
    running.add(stop);
    const line = await new Promise((told, failed) => {
      createInterface({ input: child.stdout }).once('line', told);
      child.once('exit', (code) => failed(new Error(`the program ended with ${code} before it served`)));
      setTimeout(() => failed(new Error('the program did not serve within two minutes')), 120_000).unref();
    });
    const { address, admin_link: admin } = JSON.parse(line);
    return { address, admin, stop };
  };
  try {
    return await work(start);
  } finally {
    await Promise.all([...running].map((stop) => stop()));
    await rm(data, { recursive: true, force: true });
  }
}

/** What an authenticator app shows for a secret in base 32 (RFC 6238). */
export function codeOf(secret, now = Date.now()) {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const sum = createHmac('sha1', key).update(step).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
