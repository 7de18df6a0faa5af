using System.Reflection;
using System.Xml.Linq;

namespace SpotifyInsights.Tests.Conventions;

/// <summary>References go one way: Domain, Parquet and Simulator know none of the others; Storage knows Domain and Parquet; Api knows all.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["SpotifyInsights.Domain"] = [],
        ["SpotifyInsights.Parquet"] = [],
        ["SpotifyInsights.Simulator"] = [],
        ["SpotifyInsights.Storage"] = ["SpotifyInsights.Domain", "SpotifyInsights.Parquet"],
        ["SpotifyInsights.Api"] = ["SpotifyInsights.Domain", "SpotifyInsights.Parquet", "SpotifyInsights.Simulator", "SpotifyInsights.Storage"],
    };

    public static TheoryData<string> Projects => [.. Repository.ProductProjects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_DeclaredReferences_GoOneWay(string project) =>
        Items(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(Allowed[project]);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Assembly_UsedReferences_GoOneWay(string project) =>
        Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("SpotifyInsights.", StringComparison.Ordinal))
            .ShouldBeSubsetOf(Allowed[project]);

    [Fact]
    public void Domain_Packages_AreNodaTimeAlone() => Items("SpotifyInsights.Domain", "PackageReference").ShouldBe(["NodaTime"]);

    // Samples stand for programs of others.
    [Fact]
    public void Product_Projects_AreAllHeldToThis() =>
        Repository.TextFiles.Where(f => f.Path.EndsWith(".csproj", StringComparison.Ordinal) && !f.Path.StartsWith("docs/samples/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f.Path))
            .Where(p => p is not ("SpotifyInsights.Tests" or "SpotifyInsights.Benchmarks"))
            .ShouldBe(Repository.ProductProjects, ignoreOrder: true);

    private static IEnumerable<string> Items(string project, string kind)
    {
        var file = Repository.TextFiles.Single(f => f.Path == $"{project}/{project}.csproj");
        return XDocument.Parse(file.Text).Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
    }
}
