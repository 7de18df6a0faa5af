using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3ProviderTests
{
    public static TheoryData<string> Names => [.. S3Provider.All.Select(provider => provider.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Quirks_AllOfThem_StandInTheDocumentation(string name)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "s3.md"));
        foreach (var (what, value, reason) in Quirks(S3Provider.Find(name)!))
        {
            page.ShouldContain($"| {what} | {name} | {value} | {reason} |");
        }
    }

    [Fact]
    public void Find_UnknownName_Null() => S3Provider.Find("R2").ShouldBeNull();

    private static IEnumerable<(string What, string Value, string Reason)> Quirks(S3Provider provider) =>
    [
        ("path style", YesNo(provider.PathStyle.Value), provider.PathStyle.Reason),
        ("region", provider.Region.Value ?? "from the address", provider.Region.Reason),
        ("checksums behind the body", YesNo(provider.ChecksumTrailers.Value), provider.ChecksumTrailers.Reason),
        ("conditions on multipart uploads", YesNo(provider.ConditionalMultipart.Value), provider.ConditionalMultipart.Reason),
        ("least wait when throttled", provider.LeastWaitWhenThrottled.Value is { Ticks: > 0 } wait ? $"{wait.TotalSeconds} s" : "none", provider.LeastWaitWhenThrottled.Reason),
    ];

    private static string YesNo(bool value) => value ? "yes" : "no";
}
