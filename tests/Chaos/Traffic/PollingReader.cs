using System.Globalization;

namespace Chaos.Traffic;

internal sealed class PollingReader(string who, string conversation, Func<string> token, Line line, Dice dice) : Reader(who, conversation)
{
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v3/directline/conversations/{Conversation}/activities?watermark={Watermark}");
        if (await line.TryAsync(new Call(HttpMethod.Get, path, token()), cancellationToken) is { Succeeded: true } answer) Take(answer.Body);
        else line.MoveOn();

        if (dice.Chance(0.1)) line.MoveOn();
        await Task.Delay(dice.Between(0.5, 2), cancellationToken);
    }
}
