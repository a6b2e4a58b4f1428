using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Host.Channels.DirectLine;

/// <summary>What a signed token is for. One for a day can't be used as one for half an hour.</summary>
internal enum TokenUse
{
    /// <summary>Talks Direct Line.</summary>
    Conversation,

    /// <summary>Gets a new token for the same conversation after a reload or a night.</summary>
    Resume,
}

/// <summary>
/// Makes and reads our JSON Web Tokens (HS256). The claims are those of the Azure service
/// (<c>bot, site, conv, user, nbf, exp, iss, aud</c>: clients read <c>user</c>), and our own.
/// </summary>
/// <param name="key">32 bytes, the same on every node.</param>
internal sealed class DirectLineTokens(byte[] key, TimeProvider clock)
{
    private const string Issuer = "benefitsbot";
    private const int Remembered = 4_096;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials signing = new(new SymmetricSecurityKey(key), SecurityAlgorithms.HmacSha256);
    private readonly GrantCache known = new(Remembered);

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public static TimeSpan ResumeLifetime { get; } = TimeSpan.FromHours(24);

    public string Write(Grant grant, TokenUse use = TokenUse.Conversation)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>(10)
        {
            ["bot"] = "benefits-bot",
            ["site"] = "directline",
            ["conv"] = grant.Conversation.Value,
            ["jti"] = RandomId.New(9),
        };
        if (grant.User is not null) claims["user"] = grant.User;
        if (grant.UserName is not null) claims["name"] = grant.UserName;
        if (grant.Language is { } language) claims["lang"] = language.Code;
        if (grant.Locality is not null) claims["locality"] = grant.Locality;
        if (!grant.Origins.IsEmpty) claims["origins"] = grant.Origins.ToArray();

        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AudienceOf(use),
            NotBefore = now.UtcDateTime,
            Expires = (now + (use == TokenUse.Resume ? ResumeLifetime : Lifetime)).UtcDateTime,
            Claims = claims,
            SigningCredentials = signing,
        });
    }

    /// <returns>The grant, whether or not it has expired; null for what we did not sign for this use.</returns>
    public ValueTask<Grant?> ReadAsync(ReadOnlyMemory<char> token, TokenUse use = TokenUse.Conversation) =>
        use == TokenUse.Conversation && known.Find(token.Span) is { } grant ? new(grant) : ValidateAsync(token.ToString(), use);

    public bool HasExpired(Grant grant) => grant.ExpiresAt <= clock.GetUtcNow();

    private async ValueTask<Grant?> ValidateAsync(string token, TokenUse use)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = AudienceOf(use),
            IssuerSigningKey = signing.Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            // Told apart from a forged one, by our own clock.
            ValidateLifetime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read || GrantOf(read) is not { } grant) return null;

        if (use == TokenUse.Conversation) known.Add(token, grant);
        return grant;
    }

    private static Grant? GrantOf(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<string>("conv", out var conversation) || !ConversationId.IsValid(conversation)) return null;
        return new Grant(
            new ConversationId(conversation),
            Text(token, "user"),
            Text(token, "name"),
            Text(token, "lang") is { } language ? Language.Of(language) : null,
            Text(token, "locality"),
            [.. token.Claims.Where(claim => claim.Type == "origins").Select(claim => claim.Value)],
            new DateTimeOffset(token.ValidTo, TimeSpan.Zero));
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static string AudienceOf(TokenUse use) => use == TokenUse.Resume ? "benefitsbot/resume" : "benefitsbot/directline";
}
