using System.Text.RegularExpressions;

namespace SpotifyInsights.Tests.Conventions;

public sealed partial class SourceTextTests
{
    private static IEnumerable<SourceFile> Sources => Repository.TextFiles.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal));

    [Fact]
    public void Repository_IsFoundWhole()
    {
        Repository.TextFiles.Select(f => f.Path).ShouldContain("SpotifyInsights.sln");
        Repository.TextFiles.Select(f => f.Path).ShouldContain(".ci/run");
        Repository.ProductSources.Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Namespaces_AreFileScoped() => Sources.SelectMany(f => f.Find(BlockNamespace())).ShouldBeEmpty();

    [Fact]
    public void Regions_AreNotUsed() => Sources.SelectMany(f => f.Find(Region())).ShouldBeEmpty();

    [Fact]
    public void Files_HoldOnePublicTypeEach() =>
        Repository.ProductSources
            .Where(f => PublicTypes(f.Code).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(f => $"{f.Path}: {string.Join(", ", PublicTypes(f.Code))}")
            .ShouldBeEmpty();

    [Fact]
    public void Texts_NameNoPlaceOutsideTheRepository() =>
        Repository.TextFiles
            .Where(f => f.Path != "SpotifyInsights.Tests/Conventions/SourceTextTests.cs")
            .SelectMany(f => Place().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("see ../shared/style.md", true)]
    [InlineData("/home/somebody/x", true)]
    [InlineData("\"/work/x\"", true)]
    [InlineData("/root/.nuget", true)]
    [InlineData("/Users/somebody/x", true)]
    [InlineData(@"C:\Users\x", true)]
    [InlineData("users/{id}/snapshots", false)]
    [InlineData("https://example.test/home/x", false)]
    [InlineData("shared/frame/work/x", false)]
    public void Place_Text_IsFound(string text, bool isPlace) => Place().IsMatch(text).ShouldBe(isPlace);

    [Theory]
    [InlineData("public class A;\npublic sealed record B(int X);", 2)]
    [InlineData("public readonly record struct A;\ninternal class B;", 1)]
    [InlineData("public sealed class A\n{\n    public enum Nested;\n}", 1)]
    [InlineData("public static partial class A;\npublic interface IB<T>;\npublic delegate void C(int x);", 3)]
    [InlineData("public sealed record A<T>(T X);\npublic sealed record A(int X);", 2)]
    public void PublicTypes_Code_AreCounted(string code, int count) => PublicTypes(code).Count().ShouldBe(count);

    [Theory]
    [InlineData("namespace A.B\n{", true)]
    [InlineData("namespace A {", true)]
    [InlineData("namespace A.B;", false)]
    public void BlockNamespace_Code_IsFound(string code, bool isBlock) => BlockNamespace().IsMatch(code).ShouldBe(isBlock);

    private static IEnumerable<string> PublicTypes(string code) => PublicType().Matches(code).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"^namespace\s+[\w.]+\s*(\{|$)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^\s*#region", RegexOptions.Multiline, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(
        @"^public ((sealed|static|abstract|readonly|partial|ref|unsafe) )*(class|record struct|record class|record|struct|interface|enum|delegate [\w<>\[\]?.]+) (?<name>\w+(<[^>(]*>)?)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\.\./shared\b|(?<![\w./-])/(work|home|root|Users)/\w|(?<![\w./-])/root/\.|\b[A-Z]:\\\\?\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
