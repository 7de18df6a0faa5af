using System.Text.RegularExpressions;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>The kinds of problems that the contract lists are those that the program has. That answers carry no others is held by <see cref="AnswerCheck"/>.</summary>
public sealed partial class KnownProblemsTests
{
    [Fact]
    public async Task Contract_ListsEveryProblemThatTheSourceNames()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Root, "SpotifyInsights.Api"), "*.cs", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            named.UnionWith(Slug().Matches(text).Select(match => "urn:spotifyinsights:problem:" + match.Groups["slug"].Value));
        }

        named.Count.ShouldBeGreaterThan(40);
        var type = (await Contract.AsJsonAsync())["components"]!["schemas"]!["ProblemDetails"]!["properties"]!["type"]!;
        var listed = type["x-extensible-enum"]!.AsArray().Select(value => (string)value!).ToList();
        listed.ShouldBe(named, ignoreOrder: true);
        listed.ShouldAllBe(uri => ((string)type["description"]!).Contains($"`{uri}`", StringComparison.Ordinal));
    }

    [Fact]
    public void All_OneUriIsOneProblem()
    {
        KnownProblems.All.Select(type => type.Title).ShouldBeUnique();
        KnownProblems.All.ShouldAllBe(type => type.Status >= 400 && type.Status < 600);
        KnownProblems.All.Select(type => type.Uri).ShouldBeUnique();
    }

    // As the source has them: `Prefix + "not-found"`, and whole ones.
    [GeneratedRegex("""(Prefix \+ "|"urn:spotifyinsights:problem:)(?<slug>[a-z][a-z-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();
}
