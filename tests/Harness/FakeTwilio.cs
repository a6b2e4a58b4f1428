using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Harness;

/// <summary>
/// Twilio's REST API for messages on a free port, as far as it matters to who sends: what it takes is on its list, and it
/// answers as it was told to. Whether a message was taken and what is answered are two things, as they are in life.
/// </summary>
internal sealed class FakeTwilio : IAsyncDisposable
{
    private const int SidDigits = 32;
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Func<TakenText>, Task>> script = new();
    private readonly Lock sync = new();
    private readonly List<TakenText> taken = [];
    private readonly List<(Func<bool> Holds, TaskCompletionSource Held)> waiting = [];
    private int number;

    private FakeTwilio(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Every request as it came, the oldest first.</summary>
    public ConcurrentQueue<TwilioRequest> Requests { get; } = new();

    public IReadOnlyList<TakenText> Taken
    {
        get
        {
            lock (sync) return [.. taken];
        }
    }

    /// <summary>Called for each message taken, before it is answered.</summary>
    public Func<TakenText, Task>? BeforeAnswer { get; set; }

    /// <summary>Called for each message taken, in the middle of the request.</summary>
    public Action<TakenText>? Took { get; set; }

    /// <summary>How to answer a request for which nothing is in the script; null for as Twilio does.</summary>
    public Func<Func<HttpContext, Func<TakenText>, Task>>? Otherwise { get; set; }

    public static async Task<FakeTwilio> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var fake = new FakeTwilio(builder.Build());
        fake.app.Run(fake.HandleAsync);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>The next requests to send are answered so, one after another; then as Twilio does.</summary>
    public void Will(params Func<HttpContext, Func<TakenText>, Task>[] answers)
    {
        foreach (var answer in answers) script.Enqueue(answer);
    }

    public static Task TakeAsync(HttpContext http, Func<TakenText> take) => WriteAsync(http, 201, take().Json());

    public static Func<HttpContext, Func<TakenText>, Task> Refuse(int status, int code, int? retryAfterSeconds = null) => (http, _) =>
    {
        if (retryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(http, status, new { code, message = "refused", more_info = $"https://www.twilio.com/docs/errors/{code}", status });
    };

    /// <summary>A proxy's page: whether anything was taken behind it, nobody knows.</summary>
    public static Func<HttpContext, Func<TakenText>, Task> Fail(int status, bool takes) => async (http, take) =>
    {
        if (takes) take();
        http.Response.StatusCode = status;
        await http.Response.WriteAsync("<html>Service Unavailable</html>");
    };

    public static Func<HttpContext, Func<TakenText>, Task> Drop(bool takes) => (http, take) =>
    {
        if (takes) take();
        http.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Takes it, and answers when it is told to.</summary>
    public static Func<HttpContext, Func<TakenText>, Task> Hold(Task until) => async (http, take) =>
    {
        var text = take();
        await Task.WhenAny(until, Task.Delay(Timeout.Infinite, http.RequestAborted));
        if (until.IsCompleted) await WriteAsync(http, 201, text.Json());
    };

    /// <summary>Waits until it holds, looking again whenever a request comes.</summary>
    public Task UntilAsync(Func<FakeTwilio, bool> condition, CancellationToken cancellationToken)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync) waiting.Add((() => condition(this), held));
        Look();
        return held.Task.WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync()).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())).ToList() : [];
        Requests.Enqueue(new TwilioRequest(http.Request.Method, http.Request.Path.Value!, http.Request.QueryString.Value!, http.Request.Headers.Authorization.ToString(), form));
        Look();
        if (HttpMethods.IsGet(http.Request.Method)) await ReadAsync(http);
        else if (script.TryDequeue(out var answer) || (answer = Otherwise?.Invoke()) is not null) await answer(http, () => Take(form));
        else
        {
            var text = Take(form);
            if (BeforeAnswer is { } act) await act(text);
            await WriteAsync(http, 201, text.Json());
        }
    }

    private TakenText Take(List<KeyValuePair<string, string>> form)
    {
        lock (sync)
        {
            var text = new TakenText($"SM{(++number).ToString(CultureInfo.InvariantCulture).PadLeft(SidDigits, '0')}", form, DateTimeOffset.UtcNow);
            taken.Add(text);
            Took?.Invoke(text);
            return Looked(text);
        }
    }

    // A list is filtered by number only: what else a client asks for is in the request.
    private Task ReadAsync(HttpContext http)
    {
        var to = http.Request.Query["To"].ToString();
        var sid = Path.GetFileNameWithoutExtension(http.Request.Path.Value!);
        return sid == "Messages"
            ? WriteAsync(http, 200, new { messages = Taken.Where(text => text.To == to).Reverse().Select(text => text.Json()), next_page_uri = (string?)null })
            : Taken.FirstOrDefault(text => text.Sid == sid) is { } found ? WriteAsync(http, 200, found.Json()) : Refuse(404, 20404)(http, () => throw new InvalidOperationException());
    }

    private TakenText Looked(TakenText text)
    {
        foreach (var (holds, held) in waiting)
            if (holds()) held.TrySetResult();
        return text;
    }

    private void Look()
    {
        lock (sync)
            foreach (var (holds, held) in waiting)
                if (holds()) held.TrySetResult();
    }

    private static Task WriteAsync(HttpContext http, int status, object body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(JsonSerializer.Serialize(body));
    }
}

/// <param name="Form">Decoded, in the order in which it came.</param>
internal sealed record TwilioRequest(string Method, string Path, string Query, string Authorization, IReadOnlyList<KeyValuePair<string, string>> Form);

/// <summary>A message that Twilio took: it goes out, whatever was answered.</summary>
internal sealed record TakenText(string Sid, IReadOnlyList<KeyValuePair<string, string>> Form, DateTimeOffset At)
{
    public string To => this["To"];
    public string Body => this["Body"];
    public string StatusCallback => this["StatusCallback"];

    /// <summary>What the next look at it says.</summary>
    public string Status { get; set; } = "queued";
    public int? ErrorCode { get; set; }

    public string this[string name] => Form.FirstOrDefault(field => field.Key == name).Value ?? "";

    public object Json() => new
    {
        sid = Sid,
        status = Status,
        to = To,
        from = this["From"] is { Length: > 0 } from ? from : null,
        body = Body,
        direction = "outbound-api",
        error_code = ErrorCode,
        num_segments = "1",
        date_created = At.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
        uri = $"/2010-04-01/Accounts/x/Messages/{Sid}.json",
    };
}
