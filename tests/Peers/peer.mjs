// botframework-directlinejs against a running host.
//   BENEFITSBOT_URL     http://127.0.0.1:5080
//   BENEFITSBOT_SECRET  DirectLine:Secret
// A line "@restart" on standard output asks whoever started this to kill the host and start it again on the
// same address and data, and to answer with a line "restarted" on standard input.
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { Activity } from '@microsoft/agents-activity';
import { Client, ConnectionStatus, received } from './client.mjs';
import { Network } from './proxy.mjs';

const host = process.env.BENEFITSBOT_URL;
const secret = process.env.BENEFITSBOT_SECRET;
assert.ok(host && secret, 'Set BENEFITSBOT_URL and BENEFITSBOT_SECRET.');

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let network;

before(async () => {
  network = await Network.to(host);
});

after(() => {
  network.close();
  process.stdin.destroy();
});

async function restart() {
  process.stdout.write('\n@restart\n');
  assert.equal((await input.next()).value, 'restarted');
}

async function call(method, path, bearer, body, headers = {}) {
  const response = await fetch(`${host}/v3/directline/${path}`, {
    method,
    headers: { ...(bearer && { Authorization: `Bearer ${bearer}` }), ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}

async function newToken(user = 'someone') {
  const { body } = await call('POST', 'tokens/generate', secret, { user: { id: user } });
  return body;
}

/** As another page of the same conversation would: not over the network that fails. */
async function sayAside({ conversationId, token }, text) {
  const { status, body } = await call('POST', `conversations/${conversationId}/activities`, token, { type: 'message', text, from: { id: 'someone' } });
  assert.equal(status, 200);
  return body.id;
}

async function log({ conversationId, token }) {
  const all = [];
  for (let watermark = ''; ;) {
    const { body } = await call('GET', `conversations/${conversationId}/activities?watermark=${watermark}`, token);
    if (!body.activities.length) return all;
    all.push(...body.activities);
    watermark = body.watermark;
  }
}

const kept = (client) => client.activities.filter(({ type }) => type !== 'typing').map(({ id }) => id);

async function hasAllOnce(client, conversation) {
  const ids = (await log(conversation)).map(({ id }) => id);
  await client.until(() => kept(client).length >= ids.length, 'the whole log');
  assert.deepEqual(kept(client), ids);
}

for (const webSocket of [true, false]) {
  describe(webSocket ? 'over a WebSocket' : 'polling', () => {
    test('starts, is greeted, is echoed and answered', async () => {
      const conversation = await newToken('dl_alma');
      const client = new Client(network.url, { token: conversation.token, webSocket });
      await client.status(ConnectionStatus.Online);
      const greeting = await client.see(({ type }) => type === 'message');
      assert.equal(greeting.from.role, 'bot');
      assert.equal(greeting.replyToId, undefined);

      const id = await client.say('how do I apply for food stamps?', 'mine-1');
      const echo = await client.see(({ channelData }) => channelData?.clientActivityID === 'mine-1');
      assert.equal(echo.id, id);
      assert.equal(echo.from.id, 'dl_alma');
      await client.see((activity) => activity.from.role === 'bot' && activity.id > id);
      await hasAllOnce(client, conversation);
      client.end();
    });

    test('goes on with the same conversation from another page', async () => {
      const conversation = await newToken();
      const first = new Client(network.url, { token: conversation.token, webSocket });
      await first.say('what is wic');
      await first.see(({ text }) => text === 'what is wic');
      first.end();

      const second = new Client(network.url, { ...conversation, webSocket, watermark: '0' });
      await hasAllOnce(second, conversation);
      await second.say('and medicaid?');
      await hasAllOnce(second, conversation);
      second.end();
    });

    test('is told that a token has expired or is not for this conversation', async () => {
      const [mine, theirs] = [await newToken(), await newToken()];
      const client = new Client(network.url, { token: mine.token, conversationId: theirs.conversationId, webSocket });
      await client.until(() => client.statuses.some((status) => [ConnectionStatus.ExpiredToken, ConnectionStatus.FailedToConnect, ConnectionStatus.Ended].includes(status)), 'a refusal');
      assert.deepEqual(client.activities, []);
      client.end();
    });
  });
}

test('typing comes back with its own id and is not kept', async () => {
  const conversation = await newToken();
  const client = new Client(network.url, { token: conversation.token });
  await client.status(ConnectionStatus.Online);
  await client.see(({ type }) => type === 'message');
  const id = await client.post({ type: 'typing', channelData: { clientActivityID: 'typing-1' } });
  const echo = await client.see(({ type }) => type === 'typing');
  assert.equal(echo.id, id);
  assert.equal(echo.channelData.clientActivityID, 'typing-1');
  assert.ok(!(await log(conversation)).some(({ type }) => type === 'typing'));
  client.end();
});

test('events come back too', async () => {
  const client = new Client(network.url, { token: (await newToken()).token });
  const id = await client.post({ type: 'event', name: 'setLanguage', value: { language: 'es' }, channelData: { clientActivityID: 'event-1' } });
  assert.equal((await client.see(({ name }) => name === 'setLanguage')).id, id);
  await client.see(({ type, locale, from }) => type === 'message' && from.role === 'bot' && locale === 'es');
  client.end();
});

test('a dropped socket loses and doubles nothing', async () => {
  const conversation = await newToken();
  const client = new Client(network.url, { token: conversation.token });
  await client.see(({ type }) => type === 'message');
  for (let drop = 1; drop <= 2; drop++) {
    await client.say(`before drop ${drop}`);
    network.down();
    await sayAside(conversation, `during drop ${drop}, one`);
    await sayAside(conversation, `during drop ${drop}, two`);
    network.up();
    await client.see(({ text }) => text === `during drop ${drop}, two`);
    await client.say(`after drop ${drop}`);
    await hasAllOnce(client, conversation);
  }
  client.end();
});

test('a refreshed token goes on as the same user', async () => {
  const conversation = await newToken('dl_rosa');
  const { status, body } = await call('POST', 'tokens/refresh', conversation.token);
  assert.equal(status, 200);
  assert.equal(body.conversationId, conversation.conversationId);
  const claims = JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url'));
  assert.equal(claims.user, 'dl_rosa');
  const client = new Client(network.url, { token: body.token });
  await client.say('hello');
  assert.equal((await client.see(({ text }) => text === 'hello')).from.id, 'dl_rosa');
  client.end();
});

test('the secret alone is enough for a client that is trusted with it', async () => {
  const client = new Client(network.url, { secret });
  client.line.setUserId('someone');
  const id = await client.say('hello');
  assert.equal((await client.see((activity) => activity.id === id)).from.id, 'someone');
  client.end();
});

test('a session id is given', async () => {
  const client = new Client(network.url, { token: (await newToken()).token });
  await client.status(ConnectionStatus.Online);
  const session = await new Promise((resolve, reject) => client.line.getSessionId().subscribe(resolve, reject));
  assert.ok(session.length > 0);
  client.end();
});

test('errors have the body that the protocol gives them', async () => {
  const conversation = await newToken();
  const other = await newToken();
  const path = `conversations/${conversation.conversationId}/activities`;
  const cases = [
    [401, 'BadArgument', await call('GET', path)],
    [403, 'BadArgument', await call('GET', path, 'not-the-secret')],
    [403, 'BadArgument', await call('GET', path, other.token)],
    [403, 'BadArgument', await call('POST', 'tokens/generate', conversation.token)],
    [404, 'BadArgument', await call('GET', 'conversations/AAAAAAAAAAAAAAAAAAAAAA/activities', secret)],
    [404, 'BadArgument', await call('GET', 'nothing', secret)],
    [400, 'BadArgument', await call('GET', `${path}?watermark=x`, conversation.token)],
    [400, 'MissingProperty', await call('POST', path, conversation.token, { text: 'no type' })],
  ];
  for (const [status, code, answer] of cases) {
    assert.equal(answer.status, status);
    assert.equal(answer.body.error.code, code);
    assert.ok(answer.body.error.message);
  }
});

test('a preflight is answered by name, with credentials', async () => {
  const { status, headers } = await call('OPTIONS', 'conversations', undefined, undefined, {
    Origin: 'http://agency.example',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,content-type,x-ms-bot-agent,x-requested-with',
  });
  assert.equal(status, 204);
  assert.equal(headers.get('access-control-allow-origin'), 'http://agency.example');
  assert.equal(headers.get('access-control-allow-credentials'), 'true');
  for (const header of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) assert.ok(headers.get('access-control-allow-headers').includes(header));
});

test('a killed host loses and doubles nothing, for a socket and for a poll taken up again', async () => {
  const [live, polled] = [await newToken(), await newToken()];
  const client = new Client(network.url, { token: live.token });
  const poller = new Client(network.url, { token: polled.token, webSocket: false });
  for (const each of [client, poller]) {
    await each.say('before the restart', 'before');
    await each.see(({ channelData }) => channelData?.clientActivityID === 'before');
  }
  await hasAllOnce(poller, polled);
  const page = await call('GET', `conversations/${polled.conversationId}/activities`, polled.token);
  const seen = kept(poller);
  poller.end();

  await restart();

  // What a client repeats because it never heard back is known by its own id.
  const again = await call('POST', `conversations/${live.conversationId}/activities`, live.token, { type: 'message', text: 'before the restart', channelData: { clientActivityID: 'before' } });
  assert.equal(again.body.id, client.activities.find(({ channelData }) => channelData?.clientActivityID === 'before').id);

  await sayAside(live, 'while the client was still away');
  await client.see(({ text }) => text === 'while the client was still away');
  await client.say('after the restart');
  await hasAllOnce(client, live);

  await sayAside(polled, 'while nobody polled');
  const resumed = new Client(network.url, { ...polled, webSocket: false, watermark: page.body.watermark });
  await resumed.say('after the restart');
  const ids = (await log(polled)).map(({ id }) => id);
  await resumed.until(() => seen.length + kept(resumed).length >= ids.length, 'the rest of the log');
  assert.deepEqual([...seen, ...kept(resumed)], ids);
  client.end();
  resumed.end();
});

test('every activity that any client received satisfies the strict reader of the Agents SDK', () => {
  assert.ok(received.length > 30);
  for (const activity of received) {
    const read = Activity.fromObject(activity);
    assert.equal(read.type, activity.type);
    assert.equal(read.channelId, 'webchat');
  }
});
