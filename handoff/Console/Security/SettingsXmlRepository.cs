using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Handoff.Console.Security;

/// <summary>
/// Data-protection keys in the store, so that a restart or another node keeps the sign-ins. An
/// append-only list of numbered settings: two nodes that add at once take two numbers.
/// </summary>
internal sealed class SettingsXmlRepository(ISettings settings) : IXmlRepository
{
    // The framework asks without await, at start and then once a day.
    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => AppendAsync(element).GetAwaiter().GetResult();

    private static string NameOf(int number) => $"desk.data-protection.{number.ToString(CultureInfo.InvariantCulture)}";

    private async Task<List<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        while (await settings.FindAsync(NameOf(elements.Count), CancellationToken.None).ConfigureAwait(false) is { } stored)
            elements.Add(XElement.Parse(Encoding.UTF8.GetString(stored)));

        return elements;
    }

    private async Task AppendAsync(XElement element)
    {
        var bytes = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        for (var number = 0; ; number++)
        {
            var stored = await settings.GetOrAddAsync(NameOf(number), bytes, CancellationToken.None).ConfigureAwait(false);
            if (stored.AsSpan().SequenceEqual(bytes)) return;
        }
    }
}
