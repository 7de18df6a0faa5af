using System.Security.Cryptography;
using System.Text;
using SpotifyInsights.Api.ApiKeys;

namespace SpotifyInsights.Tests.ApiKeys;

public sealed class KeyTextTests
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void Make_GivesKeysThatAreKnownByTheirForm()
    {
        var keys = Enumerable.Range(0, 200).Select(_ => KeyText.Make(KeyText.KeyPrefix)).ToList();
        keys.ShouldBeUnique();
        keys.ShouldAllBe(key => KeyText.IsKey(key) && key.Length == 51 && key.StartsWith("siak_"));
        KeyText.Shown(keys[0]).ShouldBe(keys[0][..9]);
    }

    // The last six letters, worked out here from what the documentation says of them.
    [Fact]
    public void IsKey_GoesByTheSixLettersAtTheEnd()
    {
        var secret = "siak_" + new string('a', 40);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(secret));
        var check = string.Concat(hash.Take(6).Select(value => Letters[value % 62]));
        KeyText.IsKey(secret + check).ShouldBeTrue();
        KeyText.IsKey(secret + (check[0] == '0' ? '1' : '0') + check[1..]).ShouldBeFalse();
    }

    [Fact]
    public void IsKey_OneOtherLetterAnywhere_IsNone()
    {
        var key = KeyText.Make(KeyText.KeyPrefix);
        for (var place = 0; place < key.Length; place++)
        {
            var other = key[..place] + (key[place] == 'x' ? 'y' : 'x') + key[(place + 1)..];
            KeyText.IsKey(other).ShouldBeFalse(other);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("siak_")]
    [InlineData("nonsense")]
    public void IsKey_SomethingElse_IsNone(string text) => KeyText.IsKey(text).ShouldBeFalse();

    [Fact]
    public void IsKey_WithALineBreakOrALetterMore_IsNone()
    {
        var key = KeyText.Make(KeyText.SharePrefix);
        KeyText.IsKey(key).ShouldBeTrue();
        KeyText.IsKey(key + "\n").ShouldBeFalse();
        KeyText.IsKey(key + "0").ShouldBeFalse();
        KeyText.IsKey(" " + key).ShouldBeFalse();
    }

    // SHA-256 of "siak_" in base64url, by: printf siak_ | openssl dgst -sha256 -binary | basenc --base64url
    [Fact]
    public void Hash_IsSha256() => KeyText.Hash("siak_").ShouldBe("Ij0Fzo2wEV0Nzvx_P2AqbB-bJqam_sIO4st4EgRdgjA");
}
