using Microsoft.AspNetCore.Http;
using SpotifyInsights.Api.Caching;

namespace SpotifyInsights.Tests.Caching;

/// <summary>What clients say they hold and take, by the rules and examples of RFC 9110.</summary>
public sealed class RequestHeadersTests
{
    private static readonly AcceptedCodings Everything = new(ContentCoding.Brotli, Gzip: true, Brotli: true, Identity: true);

    [Theory]
    [InlineData("\"abc\"", "Identity")]
    [InlineData("W/\"abc\"", "Identity")]
    [InlineData("\"abc-br\"", "Brotli")]
    [InlineData("\"abc-gzip\"", "Gzip")]
    [InlineData("\"xyzzy\", W/\"r2d2xxxx\" , \"abc-gzip\"", "Gzip")]
    [InlineData("\"a,b\", \"abc\"", "Identity")]
    [InlineData("\"abd\"", null)]
    [InlineData("\"ABC\"", null)]
    [InlineData("abc", null)]
    [InlineData("\"abc", null)]
    [InlineData("*", null)]
    [InlineData("", null)]
    public void IfNoneMatch_Header_FindsTheFormThatIsHeld(string header, string? held) =>
        IfNoneMatch.FindHeld(Request("If-None-Match", header), "abc", Everything)?.ToString().ShouldBe(held);

    [Fact]
    public void IfNoneMatch_SeveralLines_AreOneList()
    {
        var request = Request("If-None-Match", "\"a\"");
        request.Headers.IfNoneMatch = new(["\"a\"", "\"abc\""]);

        IfNoneMatch.FindHeld(request, "abc", Everything).ShouldBe(ContentCoding.Identity);
    }

    [Fact]
    public void IfNoneMatch_HeldInAFormNoLongerTaken_IsNotHeld() =>
        IfNoneMatch.FindHeld(Request("If-None-Match", "\"abc-br\""), "abc", Everything with { Brotli = false }).ShouldBeNull();

    [Theory]
    [InlineData("*", true)]
    [InlineData(" * ", true)]
    [InlineData("\"*\"", false)]
    [InlineData("\"a\"", false)]
    public void IfNoneMatch_Star_IsAnything(string header, bool isAny) => IfNoneMatch.IsAny(Request("If-None-Match", header)).ShouldBe(isAny);

    [Theory]
    [InlineData(null, "Identity", true)]
    [InlineData("gzip, deflate, br, zstd", "Brotli", true)]
    [InlineData("gzip", "Gzip", true)]
    [InlineData("x-gzip", "Gzip", true)]
    [InlineData("GZIP", "Gzip", true)]
    [InlineData("compress, deflate", "Identity", true)]
    [InlineData("*", "Brotli", true)]
    [InlineData("br;q=0.5, gzip;q=1.0", "Gzip", true)]
    [InlineData("gzip;q=1.0, identity; q=0.5, *;q=0", "Gzip", true)]
    [InlineData("br;q=0, *", "Gzip", true)]
    [InlineData("gzip;q=0.5, identity", "Identity", true)]
    [InlineData("br, identity;q=0", "Brotli", false)]
    [InlineData("br, *;q=0", "Brotli", false)]
    [InlineData("br;q=0, gzip;q=0", "Identity", true)]
    [InlineData("", "Identity", true)]
    [InlineData("br;q=high", "Identity", true)]
    public void AcceptEncoding_Header_ChoosesTheBest(string? header, string best, bool takesIdentity)
    {
        var accepted = AcceptedCodings.Of(Request("Accept-Encoding", header));

        accepted.Best.ToString().ShouldBe(best);
        accepted.Takes(ContentCoding.Identity).ShouldBe(takesIdentity);
    }

    private static HttpRequest Request(string name, string? value)
    {
        var request = new DefaultHttpContext().Request;
        if (value is not null)
        {
            request.Headers[name] = value;
        }

        return request;
    }
}
