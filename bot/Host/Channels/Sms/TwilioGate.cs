using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Host.Channels.Sms;

/// <summary>Lets in what Twilio sent to this account, and nothing else. The order is that of the cost: the cheapest refusal first.</summary>
internal sealed class TwilioGate(TwilioOptions options)
{
    private const int MostBytes = 64 * 1024;

    private readonly TwilioSignature signature = new(options.AuthTokens);

    /// <param name="path">Under our public address, as it is set up in Twilio: <c>/sms/twilio</c>.</param>
    /// <returns>The fields; empty for a signed body that is no form; null if it was refused, and answered so.</returns>
    public async Task<TwilioForm?> AdmitAsync(HttpContext http, string path)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            http.Response.Headers.Allow = "POST";
            return await RefuseAsync(http, 405, "Twilio posts here");
        }

        var query = RawQuery(http);
        var (isForm, hashed) = (TwilioForm.IsForm(request.ContentType), TwilioSignature.StatesHash(query));
        if (!isForm && !hashed) return await RefuseAsync(http, 415, "Send a form");
        if (request.Headers[TwilioSignature.Header] is not [{ Length: > 0 } signed]) return await RefuseAsync(http, 400, "There is no signature");

        using var body = await RequestBody.ReadAsync(request, MostBytes, http.RequestAborted);
        if (body is null) return await RefuseAsync(http, 413, "A request holds at most 64 KB");

        var form = isForm ? TwilioForm.Read(body.Bytes) : TwilioForm.Empty;
        // With a hash in the address the fields are not in the signature: then the hash must be the body's.
        var right = hashed
            ? TwilioSignature.HashIsOf(query, body.Bytes) & signature.Signs(options.PublicBaseUrl + path + query, [], signed)
            : signature.Signs(options.PublicBaseUrl + path + query, form.Fields, signed);
        // Twilio's own libraries do not look whose account it is.
        return right && (!isForm || form["AccountSid"] == options.AccountSid) ? form : await RefuseAsync(http, 403, "The signature is not Twilio's for this account");
    }

    private static string RawQuery(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? "" : target[mark..];
    }

    private static async Task<TwilioForm?> RefuseAsync(HttpContext http, int status, string title)
    {
        await Problems.WriteAsync(http, status, title);
        return null;
    }
}
