namespace Handoff.Console.Pages;

public sealed record MessageModel(string Headline, string Sentence);
