namespace Bot.Core.Dialogs.Inspection;

/// <summary>All that <c>safety.yaml</c> says, by its place there.</summary>
internal static class SafetyTexts
{
    public static IEnumerable<(string Key, Text Text)> Of(DialogBook book) =>
        book.Safety.OrderBy(words => words.Key, StringComparer.Ordinal).Select(words => ($"words.{words.Key}", words.Value))
            .Append(("check-in", book.CheckIn))
            .Concat(book.CheckIns.OrderBy(words => words.Key, StringComparer.Ordinal).Select(words => ($"check-ins.{words.Key}", words.Value)))
            .Append(("apology", book.FrustrationApology))
            .Append(("without-store", book.WithoutStore));
}
