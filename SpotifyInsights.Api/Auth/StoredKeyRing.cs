using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Auth;

/// <summary>
/// The key ring of data protection as objects, one for each key. The framework asks for it rarely (at the start, then daily) and without
/// awaiting, so these calls block their thread.
/// </summary>
public sealed class StoredKeyRing(IObjectStore objects) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var content = new MemoryStream();
        element.Save(content);
        Task.Run(() => objects.PutAsync($"{Keys.KeyRingFolder}{friendlyName}.xml", content.ToArray(), PutCondition.None, CancellationToken.None))
            .GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        await foreach (var listed in objects.ListAsync(Keys.KeyRingFolder, startAfter: null, CancellationToken.None))
        {
            if (await objects.GetAsync(listed.Key, CancellationToken.None) is { } stored)
            {
                elements.Add(Parse(stored));
            }
        }

        return elements;
    }

    private static XElement Parse(StoredObject stored)
    {
        try
        {
            using var content = new MemoryStream(stored.Content.ToArray(), writable: false);
            return XElement.Load(content);
        }
        catch (System.Xml.XmlException exception)
        {
            throw new CorruptObjectException(stored.Info.Key, "this key of the key ring is not XML; without it what it encrypted is lost", exception);
        }
    }
}
