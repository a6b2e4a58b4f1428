using Handoff.Console.Accounts;
using Handoff.Console.Assets;
using Handoff.Console.Feedback;
using Handoff.Console.Lists;
using Handoff.Console.Live;
using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Console.Talk;
using Handoff.Console.Trying;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Handoff.Console;

/// <summary>The advocates' desk under <c>/desk</c>. Needs IDesk, IFeeds, IAccountStore, ISettings and IMessageTrial from the composition root.</summary>
public static class DeskEndpoints
{
    // 4,000 UTF-16 code units are at most 36 kB as a form.
    private const int MaxFormBytes = 64 * 1024;

    public static IServiceCollection AddDesk(this IServiceCollection services, DeskOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<IStartupFilter, DeskHeaders>();
        services.AddSingleton<Html>().AddSingleton<DeskPages>().AddSingleton<TalkReader>().AddSingleton<TalkEndpoints>().AddSingleton<DeskStreams>();
        return services.AddAccounts().AddSessions(options);
    }

    public static IEndpointConventionBuilder MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").RequireAuthorization(DeskPolicies.Advocate).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes));
        desk.AddEndpointFilter<IEndpointConventionBuilder, StoreFaults>().AddEndpointFilter<IEndpointConventionBuilder, FormGuard>();

        DeskAssets.Map(desk);
        SetupEndpoints.Map(desk);
        SignInEndpoints.Map(desk);
        AccountEndpoints.Map(desk);
        TeamEndpoints.Map(desk);
        FeedbackEndpoints.Map(desk);
        TryEndpoints.Map(desk);
        DeskPages.Map(desk);
        ListEndpoints.Map(desk);
        TalkEndpoints.Map(desk);
        StreamEndpoint.Map(desk);

        // Whatever else is asked for under /desk: a page that is not there, and only for who is signed in.
        desk.MapGet("{**rest}", (HttpContext context, Html html) =>
            html.TellAsync(context, StatusCodes.Status404NotFound, "Nothing here", "There is no such page."));
        return desk;
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>().AddSingleton<AccountBook>().AddSingleton<AttemptLimiter>().AddSingleton<SignIns>().AddSingleton<PasswordLinks>();
        services.AddSingleton<DeskSetup>().AddSingleton<IDeskSetup>(provider => provider.GetRequiredService<DeskSetup>());
        return services.AddHostedService<Bootstrap>();
    }

    private static IServiceCollection AddSessions(this IServiceCollection services, DeskOptions options)
    {
        services.AddSingleton<Sessions>();
        services.AddAuthorization();
        services.AddAuthentication().AddCookie(DeskPolicies.Scheme, cookie =>
        {
            cookie.Cookie.Name = "desk";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.CookieManager = new HostPrefixCookies();
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(options.IdleMinutes);
            cookie.LoginPath = "/desk/sign-in";
            cookie.EventsType = typeof(Sessions);
        });
        services.AddOptions<CookieAuthenticationOptions>(DeskPolicies.Scheme)
            .Configure<IDataProtectionProvider>((cookie, protection) => cookie.TicketDataFormat = new SignInTickets(protection));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "desk-forms";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.Cookie.Path = "/desk";
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("BenefitsBot");

        // It warns that keys are stored as they are. They lie in the store beside everything they protect.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddOptions<KeyManagementOptions>().Configure<ISettings>((keys, settings) => keys.XmlRepository = new SettingsXmlRepository(settings));
        return services;
    }
}
