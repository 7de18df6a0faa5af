using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Auth;

public sealed class StoredKeyRingTests
{
    private readonly MemoryObjectStore objects = new(TimeProvider.System);

    [Fact]
    public void Token_EncryptedByOneNode_IsReadByAnotherAndAfterARestart()
    {
        using var first = Node();
        var text = Tokens(first).Protect("listener", "refresh-token");
        text.ShouldNotContain("refresh-token");

        using var second = Node();
        Tokens(second).Unprotect("listener", text).ShouldBe("refresh-token");
        Tokens(second).Unprotect("listener", Tokens(second).Protect("listener", "again")).ShouldBe("again");
        Elements().Count.ShouldBe(1, "the second node uses the first one's key");
    }

    [Fact]
    public void Store_Elements_AreAllReadBackAsTheyWere()
    {
        var ring = new StoredKeyRing(objects);
        ring.StoreElement(new XElement("key", new XAttribute("id", 1), "ä"), "key-1");
        ring.StoreElement(new XElement("revocation", 2), "revocation-2");

        ring.GetAllElements().Select(element => element.ToString()).ShouldBe(["<key id=\"1\">ä</key>", "<revocation>2</revocation>"]);
    }

    [Fact]
    public async Task Read_BrokenKey_IsAnErrorThatNamesItAndNotAnEmptyRing()
    {
        new StoredKeyRing(objects).StoreElement(new XElement("key"), "key-1");
        await objects.PutAsync("system/keys/key-2.xml", Encoding.UTF8.GetBytes("<key"), PutCondition.None, TestContext.Current.CancellationToken);

        Should.Throw<CorruptObjectException>(() => new StoredKeyRing(objects).GetAllElements()).Key.ShouldBe("system/keys/key-2.xml");
    }

    private IReadOnlyCollection<XElement> Elements() => new StoredKeyRing(objects).GetAllElements();

    private static TokenProtector Tokens(IServiceProvider node) => new(node.GetRequiredService<IDataProtectionProvider>());

    private ServiceProvider Node()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection().SetApplicationName("SpotifyInsights");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeyRing(objects));
        return services.BuildServiceProvider();
    }
}
