// A mail server that takes every letter and delivers none: what a relay would have got, to read.

import { createServer } from 'node:net';

/** Runs `work({port, letters, wait})` with the server listening on loopback. */
export async function withMailbox(work) {
  const letters = [];
  const server = createServer((socket) => converse(socket, letters));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const wait = async (fits, what, seconds = 40) => {
    for (let n = 0; n < seconds * 10; n += 1) {
      const found = letters.find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no ${what} within ${seconds} s; letters: ${letters.map((l) => `${l.to}: ${l.subject}`).join(', ') || 'none'}`);
  };
  try {
    return await work({ port: server.address().port, letters, wait });
  } finally {
    server.close();
  }
}

function converse(socket, letters) {
  const say = (line) => socket.write(`${line}\r\n`);
  let [held, letter, data] = ['', { to: [] }, null];
  socket.on('error', () => {});
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    held += chunk;
    for (let at = held.indexOf('\r\n'); at >= 0; at = held.indexOf('\r\n')) {
      const line = held.slice(0, at);
      held = held.slice(at + 2);
      if (data) {
        if (line !== '.') {
          data.push(line.replace(/^\./, ''));
          continue;
        }
        letters.push({ ...letter, ...read(data.join('\r\n')) });
        [letter, data] = [{ to: [] }, null];
        say('250 taken');
        continue;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') say('250-mailbox\r\n250-8BITMIME\r\n250 SMTPUTF8');
      else if (verb === 'RCPT') say(letter.to.push(/<([^>]*)>/.exec(line)?.[1]) && '250 yes');
      else if (verb === 'DATA') say((data = []) && '354 go on');
      else if (verb === 'QUIT') socket.end('221 goodbye\r\n');
      else say('250 yes');
    }
  });
  say('220 mailbox');
}

/** Subject and text of a letter as a reader sees them. */
function read(raw) {
  const split = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ');
  const field = (name) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1].trim() ?? '';
  const bytes = (text) => Buffer.from(text, 'latin1').toString('utf8');
  const quoted = (text) => bytes(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
  const word = (_, coding, text) => (coding.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')));
  const subject = bytes(field('Subject')).replace(/\?= +=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, word);
  const body = raw.slice(split + 4);
  const coding = field('Content-Transfer-Encoding').toLowerCase();
  const text = coding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : coding === 'quoted-printable' ? quoted(body) : bytes(body);
  return { subject, text: text.replaceAll('\r\n', '\n') };
}
