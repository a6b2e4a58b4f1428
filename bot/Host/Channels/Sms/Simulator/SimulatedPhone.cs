using System.Globalization;

namespace Bot.Host.Channels.Sms.Simulator;

/// <summary>What the phone does with texts that come to it.</summary>
internal enum PhoneMood
{
    On,

    /// <summary>Error 30003 by callback.</summary>
    Off,

    /// <summary>Error 30006 by callback.</summary>
    Landline,

    /// <summary>Error 21610 at once, as after a STOP that only Twilio heard.</summary>
    Blocked,
}

/// <summary>One phone and the texts on it. Only in memory: a restart is a new phone.</summary>
internal sealed class SimulatedPhone(string number)
{
    private const int Kept = 400;
    private readonly Lock sync = new();
    private readonly List<SimulatedText> texts = [];
    private int count;

    public string Number => number;

    public PhoneMood Mood { get; set; }

    public void Sent(string body, string state) => Add(new SimulatedText { FromPhone = true, Body = body, State = state });

    public SimulatedText Received(string body, string sid, string? callback) => Add(new SimulatedText { Body = body, Sid = sid, Callback = callback, State = "queued" });

    /// <returns>All that is kept, the oldest first.</returns>
    public SimulatedText[] All()
    {
        lock (sync) return [.. texts];
    }

    private SimulatedText Add(SimulatedText text)
    {
        lock (sync)
        {
            text.Id = (++count).ToString(CultureInfo.InvariantCulture);
            texts.Add(text);
            if (texts.Count > Kept) texts.RemoveAt(0);
            return text;
        }
    }
}

internal sealed class SimulatedText
{
    public string Id { get; set; } = "";
    public bool FromPhone { get; init; }
    public string Body { get; init; } = "";
    public string Sid { get; init; } = "";
    public string? Callback { get; init; }
    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    /// <summary>In Twilio's words.</summary>
    public string State { get; set; } = "";

    public int? ErrorCode { get; set; }
}
