using Handoff.Core.Conversations;

namespace Bot.Core.Texting;

/// <summary>One text message that the bot or the handoff can send.</summary>
/// <param name="Source">The file that its words stand in, without its ending: <c>topics/snap.apply</c>.</param>
/// <param name="Key">Where in it: <c>answer.sms.es</c>. Of several joined to one text, the first.</param>
/// <param name="Name">The same for people: also which part, and what it is joined with.</param>
/// <param name="Locality">The place in which it is dearest.</param>
/// <param name="Text">As it goes out, every value as long as values get.</param>
public sealed record SmsText(string Source, string Key, string Name, Language Language, string Locality, string Text)
{
    public Segments Segments => Segments.Of(Text);
}
