// The real npm SDK of Twilio: it signs what we accept, accepts what we sign, and posts to the fake what our own client posts.
import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';

const twilio = createRequire(import.meta.url)('twilio');
const { HOST, FAKE, PUBLIC, ACCOUNT, TOKEN, SIGNED, MESSAGE } = process.env;

// ---- It signs, we accept; changed in any part, we refuse.
let number = 0;
const text = Body => ({
  MessageSid: `SM${String(++number).padStart(32, 'b')}`, AccountSid: ACCOUNT, From: '+15055550177', To: '+15055550100', Body, NumMedia: '0', NumSegments: '1',
  FromCity: '', SmsStatus: 'received', ApiVersion: '2010-04-01',
});

async function post(path, fields, signature) {
  const answer = await fetch(HOST + path, { method: 'POST', headers: { 'X-Twilio-Signature': signature }, body: new URLSearchParams(fields) });
  return answer.status;
}

const sign = (path, fields, token = TOKEN) => twilio.getExpectedTwilioSignature(token, PUBLIC + path, fields);

for (const body of ['hello', '¿Cómo aplico? 🙏', ' STOP \n', '', 'a+b=c&d%20e', 'x'.repeat(1_600)]) {
  const fields = text(body);
  assert.equal(await post('/sms/twilio', fields, sign('/sms/twilio', fields)), 200, body);
}

const path = '/sms/twilio/status?m=nobody.1';
const report = { MessageSid: 'SM1', MessageStatus: 'sent', AccountSid: ACCOUNT };
assert.equal(await post(path, report, sign(path, report)), 204);

const good = text('hello');
const signature = sign('/sms/twilio', good);
for (const [what, status] of [
  ['body', await post('/sms/twilio', { ...good, Body: 'hello!' }, signature)],
  ['case', await post('/sms/twilio', { ...good, body: 'hello' }, signature)],
  ['a field more', await post('/sms/twilio', { ...good, More: 'x' }, signature)],
  ['a field less', await post('/sms/twilio', Object.fromEntries(Object.entries(good).slice(1)), signature)],
  ['token', await post('/sms/twilio', good, sign('/sms/twilio', good, 'another'))],
  ['path', await post('/sms/twilio', good, sign('/sms/other', good))],
  ['query', await post('/sms/twilio?x=1', good, signature)],
  ['account', await post('/sms/twilio', { ...good, AccountSid: 'ACother' }, sign('/sms/twilio', { ...good, AccountSid: 'ACother' }))],
]) assert.equal(status, 403, what);

// ---- We sign, it accepts.
for (const { signer, url, fields, signature: ours } of JSON.parse(SIGNED)) {
  assert.ok(twilio.validateRequest(TOKEN, ours, url, fields), signer);
  assert.ok(!twilio.validateRequest(TOKEN, ours, `${url}x`, fields), signer);
}

// ---- Both post the same.
const client = twilio(ACCOUNT, TOKEN);
client.api.baseUrl = FAKE;
const sent = await client.messages.create(JSON.parse(MESSAGE));
assert.match(sent.sid, /^SM[0-9a-z]{32}$/);
assert.equal(sent.status, 'queued');
console.log('fine');
