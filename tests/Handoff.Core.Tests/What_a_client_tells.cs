using Handoff.Core.Conversations;

namespace Handoff.Core.Tests;

public sealed class What_a_client_tells
{
    [Fact]
    public void Is_kept_whoever_has_the_floor()
    {
        var request = A.Conversation().Says("a person please", id: "m1").After;

        foreach (var conversation in new[] { A.Conversation(), request })
            Assert.Contains(new Fact("household-size", "we are 4"), conversation.Says("we are 4", id: "m2").After.Facts);
    }

    [Fact]
    public void Told_again_replaces_what_was_told_before()
    {
        var after = A.Conversation().Says("we are 4", id: "m1").After.Says("we are 5", id: "m2").After;

        Assert.Equal("we are 5", Assert.Single(after.Facts, fact => fact.Name == "household-size").Value);
    }
}
