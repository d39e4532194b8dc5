import assert from 'node:assert/strict';
import { signIn } from '../lib/browser.mjs';
import { withMailbox } from '../lib/mailbox.mjs';
import { choose, press, says, send, visit, write } from '../lib/person.mjs';
import { codeOf, withProgram } from '../lib/program.mjs';

export const story = 'an owner answers a letter about a silent action with one click, without signing in';

const OWNER = 'trekker@voorbeeld.invalid';
const TITLE = '[Verzonnen] Techniekdag in de brouwerij';

/** The office signs in the first time, sets up its authenticator, and makes a contact and a late action. */
async function prepare(page, { address, admin }) {
  page.site = address;
  await signIn(page, admin);
  const secret = /\b[A-Z2-7]{32,}\b/.exec(await page.content())?.[0];
  if (secret) {
    await write(page, 'code', codeOf(secret));
    await send(page, 'code');
  }
  assert.equal(await visit(page, '/beheer/accounts/nieuw'), 200, 'the office is in');
  await write(page, 'email', OWNER);
  await choose(page, 'account_role', 'party_contact');
  await choose(page, 'party', 'techniek-nederland');
  await write(page, 'name', 'Trekker Verzonnen');
  assert.equal(await send(page, 'email'), 200, 'the contact has an account');

  await visit(page, '/beheer/action/nieuw');
  await write(page, 'title.nl', TITLE);
  await write(page, 'lead.nl', 'Leerlingen kijken een dag mee.');
  await choose(page, 'owner', 'techniek-nederland');
  await choose(page, 'goals', '3');
  await write(page, 'start', '2025-01-01');
  await write(page, 'end', '2026-01-31');
  await choose(page, 'phase', 'running');
  assert.equal(await press(page, '_publish', '1'), 200, 'the action is public');
  return new URL(page.url()).pathname.split('/').pop();
}

export const walk = (as) =>
  withMailbox((mailbox) =>
    withProgram(async (start) => {
      const mail = { TECHNIEKPACT_MAIL: `smtp://127.0.0.1:${mailbox.port}`, TECHNIEKPACT_MAIL_FROM: 'Techniekpact <noreply@voorbeeld.invalid>' };
      const first = await start(mail);
      const action = await as('visitor', (page) => prepare(page, first));
      await first.stop();

      // Owners are asked once a day and at each start.
      const second = await start(mail);
      const asked = (letter) => letter.to.includes(OWNER) && letter.text.includes(`/doe-agenda/${action}\n`);
      const letter = await mailbox.wait(asked, `letter to ${OWNER} about the action`);
      // One action: its links, then its address. Several: each address, then its links.
      const part = letter.subject.includes(TITLE) ? letter.text : letter.text.split(`/doe-agenda/${action}\n`)[1];
      const [unchanged, done] = part.match(/http\S*\/antwoord\?code=\S+/g);
      assert.notEqual(unchanged, done);

      // Programs that check mail open links; that answers nothing.
      const shown = async (page) => (await visit(page, `/doe-agenda/${action}`), says(page));
      await as('visitor', async (page) => {
        page.site = second.address;
        const before = await shown(page);
        assert.doesNotMatch(before, /niets veranderd|onveranderd/i);
        for (const link of [unchanged, done]) assert.equal((await fetch(link)).status, 200);
        assert.equal(await shown(page), before, 'opening the links wrote nothing');

        await page.goto(unchanged);
        const buttons = await page.$$('main form[method="post"] button');
        assert.equal(buttons.length, 1, 'there is one button');
        const [answer] = await Promise.all([page.waitForNavigation(), buttons[0].evaluate((b) => b.click())]);
        assert.equal(answer.status(), 200);
        assert.match(await says(page), /Bedankt|Dank/, 'the owner is thanked');
        assert.match(await shown(page), /niets veranderd|onveranderd|Niets veranderd/i, 'the answer stands with the action');

        await page.goto(done);
        assert.equal((await page.$$('main form[method="post"] button')).length, 0, 'a letter is answered once');
      });
      const letters = mailbox.letters.filter(asked).length;
      assert.equal(letters, 1, 'nobody is asked twice');
    }),
  );
