using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace Bot.Host.Channels.Sms;

/// <summary>
/// The three requests of Twilio's REST API that we make. Tried again only where nothing left this machine or Twilio said
/// "too many": a message has no key there by which a second one would be known.
/// </summary>
internal sealed class TwilioClient
{
    private const int MostTries = 3;
    private const int MostListed = 100;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly HttpClient http;
    private readonly string messages;
    private readonly AuthenticationHeaderValue authorization;
    private readonly ResiliencePipeline<TwilioAnswer> pipeline;

    public TwilioClient(HttpClient http, TwilioOptions options, TimeProvider clock)
    {
        this.http = http;
        messages = $"{options.ApiBaseUrl}/2010-04-01/Accounts/{options.AccountSid}/Messages";
        authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthTokens[0]}")));
        pipeline = new ResiliencePipelineBuilder<TwilioAnswer> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<TwilioAnswer>
        {
            MaxRetryAttempts = MostTries - 1,
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Result is { NothingSent: true } or { Status: HttpStatusCode.TooManyRequests, RetryAfter: null }),
            DelayGenerator = static tried => ValueTask.FromResult<TimeSpan?>(FullJitter(tried.AttemptNumber)),
        }).Build();
    }

    public Task<TwilioAnswer> CreateAsync(IReadOnlyCollection<KeyValuePair<string, string>> fields, CancellationToken cancellationToken) =>
        AskAsync(() => new HttpRequestMessage(HttpMethod.Post, $"{messages}.json") { Content = new FormUrlEncodedContent(fields) }, cancellationToken);

    /// <returns>Messages to a number, the newest first; null without an answer.</returns>
    public async Task<TwilioMessages?> ListAsync(string to, DateTimeOffset sentSince, CancellationToken cancellationToken)
    {
        var since = sentSince.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var query = $"To={Uri.EscapeDataString(to)}&DateSent%3E={Uri.EscapeDataString(since)}&PageSize={MostListed}";
        return (await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{messages}.json?{query}"), cancellationToken)).Read(TwilioJson.Default.TwilioMessages);
    }

    /// <returns>Null without an answer.</returns>
    public async Task<TwilioMessage?> FetchAsync(string sid, CancellationToken cancellationToken) =>
        (await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{messages}/{Uri.EscapeDataString(sid)}.json"), cancellationToken)).Read(TwilioJson.Default.TwilioMessage);

    private async Task<TwilioAnswer> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(static async (ask, token) => await ask.Client.AskOnceAsync(ask.Request, token), (Client: this, Request: request), cancellationToken);

    private async Task<TwilioAnswer> AskOnceAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(AnswerWithin);
        using var request = make();
        request.Headers.Authorization = authorization;
        try
        {
            using var answer = await http.SendAsync(request, deadline.Token);
            return new TwilioAnswer(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(deadline.Token), answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                ? TwilioAnswer.NotSent($"not connected: {e.HttpRequestError}")
                : TwilioAnswer.None($"no answer: {e.HttpRequestError}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own limit for a connection comes with this cause; ours, over all of it, without.
            return e.InnerException is TimeoutException && !deadline.IsCancellationRequested ? TwilioAnswer.NotSent("not connected: timeout") : TwilioAnswer.None("no answer: timeout");
        }
        catch (IOException)
        {
            return TwilioAnswer.None("no answer: connection lost");
        }
    }

    private static TimeSpan FullJitter(int attempt) =>
        Random.Shared.NextDouble() * TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempt, 10)));
}

/// <param name="Status">Null where none came.</param>
/// <param name="NothingSent">No byte of the request left this machine.</param>
/// <param name="Why">Why there is no status.</param>
internal sealed record TwilioAnswer(HttpStatusCode? Status, byte[] Body, TimeSpan? RetryAfter, bool NothingSent = false, string Why = "")
{
    public static TwilioAnswer NotSent(string why) => new(null, [], null, NothingSent: true, why);

    public static TwilioAnswer None(string why) => new(null, [], null, NothingSent: false, why);

    public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;

    /// <returns>Null unless it succeeded and is what was asked for.</returns>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class => IsSuccess ? Parse(type) : null;

    public string? ErrorCode => Parse(TwilioJson.Default.TwilioError)?.Code?.ToString(CultureInfo.InvariantCulture);

    private T? Parse<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null; // a page of some proxy
        }
    }
}
