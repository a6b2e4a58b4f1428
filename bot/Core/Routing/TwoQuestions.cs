namespace Bot.Core.Routing;

/// <summary>Parts of a text that may be questions of their own: "how do i apply for wic? also my card is lost".</summary>
internal static class TwoQuestions
{
    private const int LeastWords = 3;

    private static readonly string[] Joints = ["also", "another question", "y tambien", "tambien", "otra pregunta", "otra cosa"];

    /// <returns>The first part and the rest, as written; null where there is one question only.</returns>
    public static (string First, string Next)? Of(FoldedText text)
    {
        for (var i = LeastWords; i <= text.Count - LeastWords; i++)
            if (EndsQuestion(text, i) || Joins(text, i)) return (text.SourceOf(0, i), text.SourceOf(i, text.Count));

        return null;
    }

    private static bool EndsQuestion(FoldedText text, int at) =>
        text[at].Clause != text[at - 1].Clause && text.Source.AsSpan(text[at - 1].SourceEnd, text[at].SourceStart - text[at - 1].SourceEnd).ContainsAny('?', '\n');

    private static bool Joins(FoldedText text, int at)
    {
        foreach (var joint in Joints)
        {
            var words = joint.AsSpan().Count(' ') + 1;
            if (at + words <= text.Count - 2 && MatchesAt(text, at, joint)) return true;
        }

        return false;
    }

    private static bool MatchesAt(FoldedText text, int at, string joint)
    {
        foreach (var part in joint.AsSpan().Split(' '))
            if (!text.Word(at++).SequenceEqual(joint.AsSpan()[part])) return false;

        return true;
    }
}
