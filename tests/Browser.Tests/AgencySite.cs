using System.Net;
using System.Text;
using Harness;

namespace Browser.Tests;

/// <summary>Somebody else's web site: one page and one script, on an origin of its own.</summary>
internal sealed class AgencySite : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public AgencySite(string page, string script)
    {
        Address = $"http://localhost:{FreePorts.Take()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        serving = ServeAsync(Encoding.UTF8.GetBytes(page), script);
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync(byte[] page, string script)
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                var isScript = context.Request.Url!.AbsolutePath.EndsWith(".js", StringComparison.Ordinal);
                context.Response.ContentType = isScript ? "text/javascript" : "text/html; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(isScript ? await File.ReadAllBytesAsync(script) : page);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }
}
