// What a text costs on Twilio's own SDK: its validating middleware and an answer, without state.
import express from 'express';
import { createRequire } from 'node:module';

const twilio = createRequire(import.meta.url)('twilio');
const [token, url] = process.argv.slice(2);
const app = express();
app.use(express.urlencoded({ extended: false }));
app.post('/sms/twilio', twilio.webhook(token, { url }), (request, response) => {
  const answer = new twilio.twiml.MessagingResponse();
  answer.message(`You said: ${request.body.Body}`);
  response.type('text/xml').send(answer.toString());
});
const server = app.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
